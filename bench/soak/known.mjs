// What the right answers are, for one dataset: rows from a bare store, descriptions from a quiet server once they were
// held against the statements of the dataset.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Parser } from 'n3'
import { Store } from 'oxigraph'

const RG = 'https://w3id.org/resograph/ontology#'
const TYPES = ['text/html', 'text/turtle', 'application/ld+json', 'application/n-quads']
const JSON_ROWS = 'application/sparql-results+json'

export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** Rows in one order with sorted members, since a query without ORDER BY promises none. */
export function rowsOf(body) {
  const { results, boolean } = JSON.parse(body)
  if (results === undefined) return String(boolean)
  return results.bindings
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()
    .join('\n')
}

export const linesOf = (body) => [...new Set(String(body).trim().split('\n'))].toSorted().join('\n')

/** The requests of the soak: things to dereference and queries to ask. `datasets` are N-Quads. */
export function planRequests(datasets, base, count) {
  const things = new Set()
  for (const nquads of datasets)
    for (const [, key] of nquads.matchAll(/^<[^>]*?\/id\/([^>]+)>/gm))
      if (nquads.includes(`<${base}id/${key}>`)) things.add(key)
  const all = [...things].toSorted()
  const keys = all.filter((_, at) => at % Math.max(1, Math.floor(all.length / count)) === 0)
  const documents = all
    .filter((key) => /^(?:[A-Z]+\/(?:RES\/)?\d+\/[\w.]+|treaty\/[^/]+|organ\/[^/]+)$/.test(key))
    .slice(0, 30)
  const stored = readdirSync('queries').map((file) => file.replace(/\.rq$/, ''))
  return { keys: [...new Set([...keys, ...documents])], stored, base }
}

/** Requests with the answers that are right over `nquads`: `{ status, check }` by name. Throws where the quiet server errs. */
export async function findKnown(nquads, { keys, stored, base }, client, url) {
  const store = new Store()
  store.load(nquads, { format: 'application/n-quads' })
  store.update('INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }')
  const known = new Map()
  const ask = (query, results_format) => store.query(query, { base_iri: base, results_format })
  for (const key of keys) {
    const iri = `${base}id/${key}`
    const own = ask(`CONSTRUCT WHERE { <${iri}> ?p ?o }`, 'application/n-triples')
    const exists = ask(`ASK { { <${iri}> ?p ?o } UNION { ?s ?p <${iri}> } }`, JSON_ROWS).includes('true')
    known.set(`id ${key}`, exists ? { status: 303, location: new URL(`${base}doc/${key}`).pathname } : { status: 404 })
    for (const type of TYPES) {
      const { status, body, headers } = await client.ask(`${url}doc/${key}`, { headers: { Accept: type } })
      if (status !== (exists ? 200 : 404)) throw new Error(`quiet server: ${type} ${key}: ${status}`)
      if (exists && type === 'text/turtle') compareTurtle(String(body), own, store, key)
      known.set(`doc ${key} ${type}`, exists ? { status, sha256: digest(body), etag: headers.etag } : { status })
    }
    const point = `SELECT ?p ?o { <${iri}> ?p ?o }`
    known.set(`point ${key}`, { status: 200, rows: rowsOf(ask(point, JSON_ROWS)), query: point })
    known.set(`graph ${key}`, { status: 200, lines: linesOf(own), query: `CONSTRUCT WHERE { <${iri}> ?p ?o }` })
  }
  for (const name of stored)
    known.set(`stored ${name}`, {
      status: 200,
      rows: rowsOf(ask(readFileSync(`queries/${name}.rq`, 'utf8'), JSON_ROWS)),
    })
  const cites = `SELECT ?t (COUNT(?c) AS ?n) { ?c <${RG}target> ?t } GROUP BY ?t`
  known.set('count', { status: 200, rows: rowsOf(ask(cites, JSON_ROWS)), query: cites })
  known.set('dump', { status: 206, bytes: Buffer.from(nquads) })
  return known
}

/** All statements of the thing, and no statement that the dataset does not make. */
function compareTurtle(turtle, own, store, key) {
  const quads = new Parser().parse(turtle)
  const said = new Set(quads.map(tripleOf))
  const missing = new Parser()
    .parse(own)
    .map(tripleOf)
    .find((triple) => !said.has(triple))
  if (missing) throw new Error(`quiet server: ${key} lacks ${missing}`)
  for (const { subject, predicate, object } of quads) {
    const literal = object.termType === 'Literal'
    const term = literal ? undefined : `<${object.value}>`
    const test = term ? `ASK { <${subject.value}> <${predicate.value}> ${term} }` : undefined
    if (test && !store.query(test)) throw new Error(`quiet server: ${key} invents ${subject.value} ${predicate.value}`)
  }
}

const tripleOf = ({ subject, predicate, object }) =>
  JSON.stringify([subject.value, predicate.value, object.value, object.language, object.datatype?.value])
