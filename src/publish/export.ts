/** The whole site as files: what the server would answer, one file an ending, with links that work from a folder. */
import { guardQuery } from '../store/guard.ts'
import { createApp } from './app.ts'
import { DUMP_NAMES, HTML, RDF_FORMATS, STILL_FORMATS } from './formats.ts'
import { AKN_FORMAT } from './markup.ts'
import { rootOf } from './pages/html.ts'
import { relink } from './relink.ts'
import type { Site, StoredQuery } from './site.ts'

/** One file; `path` is relative, with `/`, and holds no `.` or `..`. */
export interface ExportedFile {
  readonly path: string
  readonly body: Uint8Array
}

/** What is asked of the server, and the file that its answer becomes. */
interface Wanted {
  /** Below the root: `doc/A/RES/64/293.ttl`, percent-encoded, with its query. */
  readonly address: string
  readonly accept?: string
  readonly file: string
  /** Other addresses of the same page, as pages link to it. */
  readonly known?: readonly string[]
}

/** More pages of one hub than this are left to the dumps. */
const MAX_PAGES = 100

/**
 * All files, in no promised order. `left` is told of every address that no file can stand for: a name too long, or one
 * that a folder cannot hold. Throws as the engine does.
 */
export async function* exportSite(site: Site, left: (address: string) => void): AsyncIterable<ExportedFile> {
  const still: Site = { ...site, still: true }
  const app = createApp(still)
  const root = rootOf(site)
  const ask = async ({ address, accept = HTML }: Wanted): Promise<Response> =>
    app.request(new Request(new URL(root + address, site.base), { headers: { Accept: accept } }))
  const wanted = [...frame(site), ...(await things(site))]
  const possible = wanted.filter(({ file, address }) => isFileName(file) || left(address))
  const links = new Map(
    possible.flatMap(({ address, known = [], file }) => [address, ...known].map((at) => [at, file])),
  )
  for (let at = 0; at < possible.length; at += AT_ONCE) {
    const batch = possible.slice(at, at + AT_ONCE)
    const made = await Promise.all(batch.map((each) => makeFiles(each, { ask, links, root, left })))
    yield* made.flat()
  }
}

const AT_ONCE = 8

interface Making {
  readonly ask: (wanted: Wanted) => Promise<Response>
  readonly links: Map<string, string>
  readonly root: string
  readonly left: (address: string) => void
}

/** The file, and for a hub those of its further pages. */
async function makeFiles(wanted: Wanted, making: Making): Promise<readonly ExportedFile[]> {
  const files: ExportedFile[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const here = page === 1 ? wanted : pageOf(wanted, page)
    const response = await making.ask(here)
    if (response.status !== 200) {
      making.left(here.address)
      break
    }
    const more = /rel="next"/.test(response.headers.get('Link') ?? '')
    if (more) making.links.set(...nextLink(wanted, page + 1))
    files.push(await readFile(here, response, making))
    if (!more) break
  }
  return files
}

/** `doc/treaty/untoc.html` → `doc/treaty/untoc.page-2.html`. */
function pageOf(wanted: Wanted, page: number): Wanted {
  return {
    ...wanted,
    address: `${wanted.address}?page=${page}`,
    file: wanted.file.replace(/(\.\w+)$/, `.page-${page}$1`),
  }
}

function nextLink(wanted: Wanted, page: number): [string, string] {
  return [`${wanted.known?.[0] ?? wanted.address}?page=${page}`, pageOf(wanted, page).file]
}

async function readFile(wanted: Wanted, response: Response, { links, root }: Making): Promise<ExportedFile> {
  const { file: path } = wanted
  const isPage = response.headers.get('Content-Type')?.startsWith(HTML)
  if (!isPage) return { path, body: new Uint8Array(await response.arrayBuffer()) }
  return { path, body: new TextEncoder().encode(relink(await response.text(), { path, root, links })) }
}

/** Everything that is no thing: pages, vocabulary, dumps, questions. */
function frame(site: Site): readonly Wanted[] {
  const rdf = RDF_FORMATS.filter(({ ending }) => STILL_FORMATS.has(ending))
  const negotiated = (address: string): readonly Wanted[] =>
    rdf.map(({ ending, mediaType }) => ({ address, accept: mediaType, file: `${address}.${ending}` }))
  return [
    { address: '', file: 'index.html' },
    { address: 'ontology', file: 'ontology.html' },
    ...negotiated('ontology'),
    ...['shapes.ttl', 'context.jsonld'].map((name) => ({ address: name, accept: '*/*', file: name })),
    ...['assets/style.css', 'assets/icon.svg'].map((name) => ({ address: name, accept: '*/*', file: name })),
    ...negotiated('.well-known/void'),
    { address: 'queries', file: 'queries/index.html' },
    ...site.queries.flatMap(question),
    ...DUMP_NAMES.map((name) => ({
      address: `dump/resograph.${name}`,
      accept: '*/*',
      file: `dump/resograph.${name}`,
    })),
    ...(site.graphs ?? []).flatMap(({ key }) => negotiated(`graph/${key}`)),
  ]
}

function question({ name, text }: StoredQuery): readonly Wanted[] {
  const address = `queries/${name}`
  const { form } = guardQuery(text)
  const endings = form === 'select' || form === 'ask' ? ['json', 'xml', 'csv', 'tsv'] : ['ttl', 'jsonld', 'nt', 'rdf']
  const formats = endings.map((ending) => ({ address: `${address}?format=${ending}`, file: `${address}.${ending}` }))
  return [{ address, file: `${address}.html` }, ...formats, { address: `${address}.rq`, file: `${address}.rq` }]
}

/** Every IRI under the base that the data mention, as page and data, and the texts. */
async function things(site: Site): Promise<readonly Wanted[]> {
  const start = `${site.base}id/`
  const keys = new Set<string>()
  const documents = new Set<string>()
  for await (const piece of site.nquads()) {
    // Not a parser: a name that none would take is to be reported, and not to end the whole.
    for (const [, ...terms] of piece.matchAll(
      /^[ \t]*<([^>\r\n\u2028\u2029]*)>[ \t]*<[^>\r\n\u2028\u2029]*>[ \t]*(?:<([^>\r\n\u2028\u2029]*)>)?/gm,
    ))
      for (const iri of terms) if (iri?.startsWith(start)) keys.add(iri.slice(start.length))
    for (const [, iri] of piece.matchAll(/^<([^>\r\n]*)> <https:\/\/w3id\.org\/resograph\/ontology#plainText> /gm))
      if (iri?.startsWith(start)) documents.add(iri.slice(start.length))
  }
  return [...keys].flatMap((key) => {
    // As pages write it: hrefs are percent-encoded.
    const address = new URL(`${start}${key}`).pathname.slice(rootOf(site).length).replace(/^id\//, 'doc/')
    const endings = [...STILL_FORMATS, ...(documents.has(key) ? [AKN_FORMAT.ending] : [])]
    const data = endings.map((ending) => ({ address: `${address}.${ending}`, file: `doc/${key}.${ending}` }))
    const text = site.texts.has(key) ? [{ address: `${address}.txt`, file: `doc/${key}.txt` }] : []
    return [{ address: `${address}.html`, known: [address], file: `doc/${key}.html` }, ...data, ...text]
  })
}

/** True for a name that every file system can hold and that stays within its folder. */
function isFileName(path: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\\:*?"<>|]/.test(path)) return false
  return path.split('/').every((part) => !/^\.{0,2}$/.test(part) && Buffer.byteLength(part) <= 240)
}
