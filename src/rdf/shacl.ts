/** SHACL: whether a graph is what the shapes say it should be. */
import { DataFactory, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import type { Quad, Term } from '@rdfjs/types'
import { parseRdf } from './read.ts'

/** One thing that is not as the shapes say. Terms are IRIs or literal values. */
export interface ShaclResult {
  readonly focus: string
  readonly path?: string
  readonly value?: string
  readonly message: string
  /** `Violation`, `Warning` or `Info`. */
  readonly severity: string
}

/** What validation found; results are ordered by focus and path. */
export interface ShaclReport {
  readonly conforms: boolean
  readonly results: readonly ShaclResult[]
}

/**
 * Validates the union of all graphs in `quads` against the shapes graph in Turtle. Throws InputError `bad-rdf` for
 * shapes that are no Turtle. Takes the whole graph into memory.
 */
export async function validateGraph(quads: Iterable<Quad>, shapesTurtle: string): Promise<ShaclReport> {
  const data = new Store()
  for (const { subject, predicate, object } of quads) data.add(DataFactory.quad(subject, predicate, object))
  const validator = new SHACLValidator(new Store(parseRdf(shapesTurtle, 'ttl')))
  const report = await validator.validate(data)
  const results = report.results.map(readResult)
  return { conforms: report.conforms, results: results.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)) }
}

interface RawResult {
  readonly focusNode: Term | null | undefined
  readonly path: unknown
  readonly value: Term | null | undefined
  readonly message: readonly Term[]
  readonly severity: Term | null | undefined
}

function readResult(raw: RawResult): ShaclResult {
  const path = valueOf(raw.path)
  const value = raw.value?.value
  return {
    focus: raw.focusNode?.value ?? '',
    ...(path !== undefined && { path }),
    ...(value !== undefined && { value }),
    message: raw.message.map((each) => each.value).join('; '),
    severity: raw.severity?.value.split('#').at(-1) ?? 'Violation',
  }
}

function valueOf(term: unknown): string | undefined {
  if (typeof term !== 'object' || term === null || !('value' in term)) return undefined
  return typeof term.value === 'string' ? term.value : undefined
}

function sortKey({ focus, path, message, value }: ShaclResult): string {
  return [focus, path, message, value].join('\n')
}
