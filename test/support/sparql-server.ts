/** A small writable SPARQL service on loopback: query, update and Graph Store, each at its own path. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { namedNode, Store } from 'oxigraph'
import type { NamedNode } from 'oxigraph'

/** The running service. `requests` are `METHOD path` with the Authorization header, in order of arrival. */
export interface SparqlServer {
  readonly query: string
  readonly update: string
  readonly graphStore: string
  readonly store: Store
  readonly requests: readonly { readonly line: string; readonly authorization: string | undefined }[]
  close(): Promise<void>
}

/** Starts it with an empty store. Its default graph is the union of all graphs. */
export async function startSparqlServer(): Promise<SparqlServer> {
  const store = new Store()
  const requests: { line: string; authorization: string | undefined }[] = []
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization })
    void answer(store, request, response).catch((error: unknown) => response.writeHead(400).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    query: `${root}query`,
    update: `${root}update`,
    graphStore: `${root}data`,
    store,
    requests,
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  }
}

async function answer(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost/')
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const body = Buffer.concat(pieces).toString('utf8')
  if (url.pathname === '/query') return answerQuery(store, body, request.headers.accept ?? '', response)
  if (url.pathname === '/update') store.update(body)
  else changeGraph(store, request.method, namedNode(url.searchParams.get('graph') ?? ''), body)
  response.writeHead(204).end()
}

function answerQuery(store: Store, body: string, accept: string, response: ServerResponse): void {
  const form = new URLSearchParams(body)
  const named = (name: string) => form.getAll(name).map((iri) => namedNode(iri))
  const [defaults, graphs] = [named('default-graph-uri'), named('named-graph-uri')]
  const dataset = defaults.length + graphs.length > 0 ? { default_graph: defaults, named_graphs: graphs } : {}
  const type = accept.split(',')[0] ?? ''
  const all = defaults.length + graphs.length === 0
  const text = store.query(form.get('query') ?? '', {
    results_format: type,
    use_default_graph_as_union: all,
    ...dataset,
  }) as string
  response.writeHead(200, { 'Content-Type': type }).end(text)
}

function changeGraph(store: Store, method: string | undefined, graph: NamedNode, body: string): void {
  if (method === 'PUT' || method === 'DELETE')
    for (const quad of store.match(null, null, null, graph)) store.delete(quad)
  if (method !== 'DELETE') store.load(body, { format: 'application/n-triples', to_graph_name: graph })
}
