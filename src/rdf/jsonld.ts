/** Quads → JSON-LD 1.1, compacted with the published context. */
import jsonld from 'jsonld'
import type { Quad } from '@rdfjs/types'
import { CONTEXT } from './context.generated.ts'

/**
 * One JSON-LD document in chunks, one for each run of quads of one graph; named graphs are kept. The context stands in
 * it, so that reading it needs no network; the same context is published by itself. Numbers and dates stay strings,
 * typed by the context, as RDF spells them.
 */
export async function* writeJsonLd(quads: Iterable<Quad>): AsyncGenerator<string, void, undefined> {
  yield `{\n"@context": ${JSON.stringify(CONTEXT)},\n"@graph": [`
  let separator = '\n'
  for (const run of graphRuns(quads)) {
    for (const node of await compactRun(run)) {
      yield `${separator}${JSON.stringify(node, undefined, 1)}`
      separator = ',\n'
    }
  }
  yield '\n]\n}\n'
}

async function compactRun(run: readonly Quad[]): Promise<readonly unknown[]> {
  const compacted = await jsonld.compact(await jsonld.fromRDF([...run]), CONTEXT, { graph: true })
  const nodes = compacted['@graph']
  return Array.isArray(nodes) ? nodes : []
}

/** Consecutive quads of one graph; a graph that comes again later is a run again. */
function* graphRuns(quads: Iterable<Quad>): Generator<Quad[], void, undefined> {
  let run: Quad[] = []
  for (const quad of quads) {
    if (run[0] !== undefined && !run[0].graph.equals(quad.graph)) {
      yield run
      run = []
    }
    run.push(quad)
  }
  if (run.length > 0) yield run
}
