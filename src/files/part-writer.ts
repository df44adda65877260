/** A document that was read → the bytes of its part, in the form that was asked for. */
import type { Quad } from '@rdfjs/types'
import { openAssembly, type Assembly } from '../rdf/assembly.ts'
import { mapEntry, writeEntry, type DatasetEntry, type EntryFacts } from '../rdf/dataset.ts'
import { graphIri, thingIri } from '../rdf/iri.ts'
import { nquads } from '../rdf/nquads.ts'
import type { NameIndex } from '../rdf/things.ts'
import type { PartForm, PartRequest, PartSummary } from './part.ts'
import { openByteSpace } from './byte-space.ts'
import { markupOf } from './markup.ts'
import { zipped } from './zip.ts'

/** A document mapped and written: its bytes, and what was left out of them since other documents may state it too. */
interface Written extends EntryFacts, Pick<PartSummary, 'quads' | 'events' | 'shared'> {
  readonly bytes: Uint8Array
}

type Write = (form: PartForm, entry: DatasetEntry, how: Pick<PartRequest, 'base' | 'zip'>) => Promise<Written>

/** Writes documents one by one; each has bytes of its own. */
export function openWriter(names: NameIndex): Write {
  const assemblies = new Map<PartForm, Promise<Assembly>>()
  const lines = openByteSpace()
  return async (form, entry, { base, zip }) => {
    if (form === 'nq') {
      lines.clear()
      const { count, ...rest } = writeEntry(entry, { names, base, write: lines.write })
      return { ...rest, quads: count, shared: '', bytes: finish(lines.bytes(), zip) }
    }
    const { quads: all, events: stated, ...facts } = mapEntry(entry, names, base)
    const rest = { ...facts, quads: all.length, events: nquads(stated) }
    if (form === 'akn') {
      const { key, mentioned } = facts
      return { ...rest, shared: '', bytes: finish(markupOf(all, { key, base, names: mentioned }), zip) }
    }
    const assembly = assemblies.get(form) ?? openAssembly(form)
    assemblies.set(form, assembly)
    const { merged, part } = await assembly
    const isOwn = ownTest(facts.key, base)
    const text = await part(merged ? all.filter(isOwn) : all)
    return { ...rest, shared: merged ? nquads(all.filter((quad) => !isOwn(quad))) : '', bytes: finish(text, zip) }
  }
}

/** Bytes of their own, compressed where that was asked for. */
function finish(text: Uint8Array | string, zip: boolean): Uint8Array {
  if (zip) return zipped(text)
  return typeof text === 'string' ? Buffer.from(text) : Uint8Array.from(text)
}

/** Whether a quad is about the document, a part of it, its text or its graph. */
function ownTest(key: string, base: string): (quad: Quad) => boolean {
  const document = thingIri(base, key).value
  const graph = graphIri(base, key).value
  const text = `${base}doc/`
  return ({ subject: { value } }) =>
    value === document || value.startsWith(`${document}/`) || value === graph || value.startsWith(text)
}
