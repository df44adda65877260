/**
 * The real server on loopback with a front that can write, which the server itself cannot. An update that the front
 * understands is applied to a store of its own, whose content the server then gets as a new dataset; everything else,
 * faulty updates too, goes to the server as it came.
 */
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Store } from 'oxigraph'
import sparqljs from 'sparqljs'
import type { SparqlGenerator, UpdateOperation } from 'sparqljs'
import { createApp } from '../../src/publish/app.ts'
import { openSite } from '../../src/publish/serve.ts'
import type { Site } from '../../src/publish/site.ts'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'

/** A server whose data can be replaced. */
export interface Endpoint {
  /** The address of the query service. */
  readonly url: string
  /** Replaces all data by these N-Quads. */
  load(nquads: string): Promise<void>
  close(): Promise<void>
}

/** Listens on a free port of 127.0.0.1. */
export async function openEndpoint(): Promise<Endpoint> {
  const store = new Store()
  let current: { readonly site: Site; readonly app: ReturnType<typeof createApp> } | undefined
  let base = ''
  const swap = async (): Promise<void> => {
    const nquads = store.dump({ format: 'application/n-quads' })
    const engine = await openEmbedded(await chunkNQuads(nquads), { base, workers: 1, own: 0 })
    const site = current === undefined ? await openSite({ nquads, base }) : current.site
    if (current !== undefined || site.engine !== engine) await site.engine.close()
    current = { site: { ...site, engine }, app: createApp({ ...site, engine }) }
  }
  const answer = async (request: Request): Promise<Response> => {
    const update = await readUpdate(request.clone())
    if (update !== undefined) {
      store.update(update, { base_iri: `${base}sparql` })
      await swap()
      return new Response(null, { status: 204 })
    }
    return current?.app.fetch(request) ?? new Response(null, { status: 503 })
  }
  const server = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await swap()
  return {
    url: `${base}sparql`,
    load: async (nquads) => {
      if (nquads === '' && store.size === 0) return
      store.update('DROP ALL')
      store.load(nquads, { format: 'application/n-quads' })
      await swap()
    },
    close: async () => {
      server.close()
      await current?.site.engine.close()
    },
  }
}

/** The update that a request asks for, with the dataset of the protocol written into it; undefined for anything else. */
async function readUpdate(request: Request): Promise<string | undefined> {
  if (request.method !== 'POST') return undefined
  const type = request.headers.get('Content-Type') ?? ''
  const { searchParams } = new URL(request.url)
  const form = type === 'application/x-www-form-urlencoded' ? new URLSearchParams(await request.text()) : undefined
  const texts = form?.getAll('update') ?? (type === 'application/sparql-update' ? [await request.text()] : [])
  if (texts.length !== 1) return undefined
  try {
    return withDataset(texts[0] ?? '', form ?? searchParams)
  } catch {
    return undefined
  }
}

/** Throws where the update is no SPARQL, or names a dataset of its own beside that of the protocol. */
function withDataset(text: string, parameters: URLSearchParams): string {
  const parsed = new sparqljs.Parser({ baseIRI: 'http://localhost/' }).parse(text)
  const named = (name: string) => parameters.getAll(name).map((iri) => ({ termType: 'NamedNode', value: iri }))
  const using = { default: named('using-graph-uri'), named: named('using-named-graph-uri') }
  if (parsed.type !== 'update') throw new Error('This is no update.')
  if (using.default.length + using.named.length === 0) return text
  for (const operation of parsed.updates) addUsing(operation, using)
  const generator: SparqlGenerator = new sparqljs.Generator()
  return generator.stringify(parsed)
}

function addUsing(operation: UpdateOperation, using: object): void {
  if (!('updateType' in operation) || operation.updateType !== 'insertdelete') return
  if ('using' in operation || operation.graph !== undefined) throw new Error('The update names its own dataset.')
  Object.assign(operation, { using })
}
