/** `/sitemap.xml` and its parts: every page that a reader of the web should find. Source: sitemaps.org, protocol 0.9. */
import { INVALIDATED } from './describe.ts'
import { hrefOf } from './pages/html.ts'
import type { Publisher } from './publisher.ts'
import { respond } from './respond.ts'
import type { Representation } from './respond.ts'
import type { Site } from './site.ts'
import { HttpError } from './status.ts'
import { selectRows } from './terms.ts'

/** Most addresses of one file, as the protocol says. */
const SITEMAP_SIZE = 50_000

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const RG = 'https://w3id.org/resograph/ontology#'

/** What has a page of its own that people look for; paragraphs are found by way of their document. */
const CLASSES = ['Document', 'Treaty', 'Instrument', 'Organ', 'Mandate', 'Event']

const PATTERN = `{ SELECT DISTINCT ?s { VALUES ?class { ${CLASSES.map((name) => `<${RG}${name}>`).join(' ')} } ?s a ?class } }
  MINUS { ?s <${INVALIDATED}> ?when }`

/** `/sitemap.xml`: the addresses, or the list of the files that hold them where there are more than `size`. */
export async function answerSitemap(publisher: Publisher, request: Request, size = SITEMAP_SIZE): Promise<Response> {
  const { site } = publisher
  return respondXml(publisher, request, 'sitemap', async () => {
    const files = await countFiles(site, size)
    if (files === 1) return writeUrls(site, await findAddresses(site, 1, size))
    const names = Array.from({ length: files }, (_, at) => `${site.base}sitemap/${at + 1}.xml`)
    return print('sitemapindex', 'sitemap', names, site)
  })
}

/** `/sitemap/N.xml`, N from 1: a part of all addresses. */
export async function answerSitemapPart(
  publisher: Publisher,
  request: Request,
  file: string,
  size = SITEMAP_SIZE,
): Promise<Response> {
  const part = Number(/^([1-9]\d{0,5})\.xml$/.exec(file)?.[1] ?? 0)
  const { site } = publisher
  if (part === 0 || part > (await countFiles(site, size))) throw new HttpError(404, 'There is no such part.')
  return respondXml(publisher, request, `sitemap ${part}`, async () =>
    writeUrls(site, await findAddresses(site, part, size)),
  )
}

async function respondXml(
  publisher: Publisher,
  request: Request,
  key: string,
  write: () => Promise<string>,
): Promise<Response> {
  const { modified } = publisher.site.dataset
  const make = async (): Promise<Representation> => ({ mediaType: 'application/xml', body: await write(), modified })
  const made = await publisher.keep(key, make)
  return respond(request, made ?? (await make()))
}

/** The pages of the site itself: they come first, in the first file. */
function ownPages({ base, queries }: Site): readonly string[] {
  return ['', 'queries', 'ontology', ...queries.map(({ name }) => `queries/${name}`)].map((path) => base + path)
}

async function countFiles(site: Site, size: number): Promise<number> {
  const [row] = await selectRows(site.engine, `SELECT (COUNT(*) AS ?n) { ${PATTERN} }`)
  return Math.max(1, Math.ceil((ownPages(site).length + Number(row?.['n']?.value ?? 0)) / size))
}

async function findAddresses(site: Site, part: number, size: number): Promise<readonly string[]> {
  const own = ownPages(site)
  const [from, to] = [(part - 1) * size, part * size]
  const pages = own.slice(from, to)
  const offset = Math.max(0, from - own.length)
  const limit = size - pages.length
  const rows = await selectRows(site.engine, `SELECT ?s { ${PATTERN} } ORDER BY ?s LIMIT ${limit} OFFSET ${offset}`)
  const things = rows.flatMap(({ s }) => (s?.value.startsWith(`${site.base}id/`) ? [s.value] : []))
  return [...pages, ...things.map((iri) => new URL(hrefOf(site, iri) ?? '', site.base).href)]
}

const writeUrls = (site: Site, addresses: readonly string[]): string => print('urlset', 'url', addresses, site)

function print(root: string, element: string, addresses: readonly string[], { dataset }: Site): string {
  const modified = dataset.modified.toISOString()
  const lines = addresses.map(
    (address) =>
      `<${element}><loc>${new URL(address).href.replaceAll('&', '&amp;')}</loc><lastmod>${modified}</lastmod></${element}>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${lines.join('\n')}\n</${root}>\n`
}
