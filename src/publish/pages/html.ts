/** The few pieces that every page is made of; all text goes through `html`, which escapes it. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Site } from '../site.ts'

/** A piece of a page whose text is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * Where a page links for an IRI: things under the base to their page here, web and mail addresses as they are,
 * undefined for anything else (`javascript:`, `data:`): it is shown and not linked.
 */
export function hrefOf(site: Site, iri: string): string | undefined {
  if (!URL.canParse(iri)) return undefined
  const url = new URL(iri)
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined
  if (!iri.startsWith(site.base)) return url.href
  const root = rootOf(site)
  const path = url.pathname.slice(root.length)
  return root + (path.startsWith('id/') ? `doc/${path.slice(3)}` : path) + url.search + url.hash
}

/** The path of the base, `/` for most: pages link below it. */
export function rootOf(site: Site): string {
  return new URL(site.base).pathname
}

/** A link with `text`, or the text alone where the IRI cannot be linked. */
export function link(site: Site, iri: string, text: string): Html {
  const href = hrefOf(site, iri)
  return href === undefined ? html`<span>${text}</span>` : html`<a href="${href}">${text}</a>`
}

interface PageContent {
  readonly title: string
  readonly body: Html
  /** The text in the search field. */
  readonly search?: string
  /** Extra elements of the head: alternate formats. */
  readonly head?: Html
}

/** The outermost elements: `head` stands after what all pages have in theirs. */
export function frame(title: string, head: Html, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `
}

/** A whole page. */
export function page(site: Site, { title, body, search, head }: PageContent): Html {
  const root = rootOf(site)
  const links = html`<link rel="stylesheet" href="${root}assets/style.css" />
    <link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml" />
    ${head ?? ''}`
  const around = html`<a class="skip" href="#main">Skip to the content</a>
    <header class="site">
      <a class="brand" href="${root}">resograph</a>
      <nav aria-label="Site">
        <a href="${root}queries">Questions</a>
        ${site.still ? '' : html`<a href="${root}sparql">SPARQL</a> <a href="${root}compare">Compare</a>`}
        <a href="${root}ontology">Vocabulary</a>
      </nav>
      ${site.still ? '' : searchForm(root, search)}
    </header>
    <main id="main">${body}</main>
    <footer class="site">
      <p>
        United Nations resolutions as linked data. The texts remain those of the United Nations; this is no official
        publication. <a href="${root}.well-known/void">About the dataset</a>
      </p>
    </footer>`
  return frame(`${title} – resograph`, links, around)
}

function searchForm(root: string, search: string | undefined): Html {
  return html`<form class="find" action="${root}search" role="search">
    <input
      type="search"
      name="q"
      aria-label="Search the texts"
      placeholder="Search the texts"
      value="${search ?? ''}"
    /><button>Search</button>
  </form>`
}

/** Nothing where there are no items. */
export function listOf(items: readonly Html[], className = ''): Html {
  return items.length === 0
    ? html``
    : html`<ul class="${className}">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`
}
