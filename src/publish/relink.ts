/** Links of a page that was made for a server, turned so that they work from a folder of files. */
import { posix } from 'node:path'

/** Where a page stands, and which file stands for an address. */
export interface Place {
  /** The page's own file: `doc/A/RES/64/293.html`. */
  readonly path: string
  /** The path of the site on its server, with slashes at both ends. */
  readonly root: string
  /** Address below the root, as pages write it → file. */
  readonly links: ReadonlyMap<string, string>
}

/**
 * The page with every link below the root made relative and pointed at a file; a link to what became no file keeps its
 * text and loses its address. Only our own pages are taken: their texts are escaped, so that `href="` in them is one.
 */
export function relink(page: string, place: Place): string {
  return page
    .replaceAll(
      /<a\s+href="(\/[^"]*)"([^<>]*)>((?:[^<]|<(?!\/?a[\s>]))*)<\/a\s*>/g,
      (_, href: string, rest: string, text: string) => {
        const target = findTarget(href, place)
        return target === undefined ? `<span>${text}</span>` : `<a href="${target}"${rest}>${text}</a>`
      },
    )
    .replaceAll(
      /(<link\s(?:(?!href=)[^<>])*href=")(\/[^"<>]*)("[^<>]*>)/g,
      (_, before: string, href: string, after: string) => {
        const target = findTarget(href, place)
        return target === undefined ? '' : before + target + after
      },
    )
    .replaceAll(
      /<a class="brand"\s+href="[^"]*"/g,
      () => `<a class="brand" href="${findTarget(place.root, place) ?? ''}"`,
    )
}

function findTarget(href: string, { path, root, links }: Place): string | undefined {
  if (!href.startsWith(root)) return undefined
  const [address = '', fragment] = href.slice(root.length).replaceAll('&amp;', '&').split('#')
  const file = links.get(address) ?? links.get(`${address}.html`) ?? links.get(`${address}.ttl`)
  if (file === undefined) return undefined
  const relative = posix.relative(posix.dirname(path), file)
  return relative.split('/').map(encodeURIComponent).join('/') + (fragment === undefined ? '' : `#${fragment}`)
}
