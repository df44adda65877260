/**
 * Quads → RDF/XML, flat: one rdf:Description for each run of a subject. Written here since rdflib's serializer leaves
 * `]]>` and carriage returns unescaped, which no XML parser gives back.
 */
import type { Quad } from '@rdfjs/types'
import { InputError } from '../errors.ts'
import { PREFIXES, xsd } from './vocabulary.ts'

const LANG_STRING = `${PREFIXES.rdf}langString`

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\r': '&#xD;',
}

/** The document in chunks, one a batch. Graph names are dropped. Throws InputError `no-xml-name`. */
export function* writeRdfXml(batches: Iterable<readonly Quad[]>): Generator<string, void, undefined> {
  const declarations = Object.entries(PREFIXES).map(([prefix, iri]) => `\n  xmlns:${prefix}="${escapeXml(iri)}"`)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declarations.join('')}>\n`
  let subject: string | undefined
  for (const batch of batches) {
    const lines: string[] = []
    for (const quad of batch) {
      const opening = openSubject(quad)
      if (opening !== subject) lines.push(subject === undefined ? opening : `</rdf:Description>\n${opening}`)
      subject = opening
      lines.push(writeProperty(quad))
    }
    yield lines.join('')
  }
  yield `${subject === undefined ? '' : '</rdf:Description>\n'}</rdf:RDF>\n`
}

function openSubject({ subject }: Quad): string {
  const name = subject.termType === 'BlankNode' ? nodeId(subject.value) : `rdf:about="${escapeXml(subject.value)}"`
  return `<rdf:Description ${name}>\n`
}

function writeProperty({ predicate, object }: Quad): string {
  const { name, declaration } = elementName(predicate.value)
  const start = `  <${name}${declaration}`
  if (object.termType === 'NamedNode') return `${start} rdf:resource="${escapeXml(object.value)}"/>\n`
  if (object.termType !== 'Literal') return `${start} ${nodeId(object.value)}/>\n`
  return `${start}${literalAttribute(object.language, object.datatype.value)}>${escapeXml(object.value)}</${name}>\n`
}

/** A blank node's label may begin with a digit; an XML name may not. */
function nodeId(label: string): string {
  return `rdf:nodeID="b${escapeXml(label)}"`
}

function literalAttribute(language: string, datatype: string): string {
  if (datatype === LANG_STRING) return ` xml:lang="${language}"`
  return datatype === xsd.string.value ? '' : ` rdf:datatype="${escapeXml(datatype)}"`
}

/** An element name for a predicate: with a declared prefix, or with a namespace of its own. */
function elementName(iri: string): { readonly name: string; readonly declaration: string } {
  const local = /[A-Za-z_].*/.exec(/(?<![\w.-])[\w.-]+$/.exec(iri)?.[0] ?? '')?.[0]
  if (local === undefined) throw new InputError(`RDF/XML cannot name the property <${iri}>`, { code: 'no-xml-name' })
  const namespace = iri.slice(0, iri.length - local.length)
  const prefix = Object.entries(PREFIXES).find(([, known]) => known === namespace)?.[0]
  if (prefix !== undefined) return { name: `${prefix}:${local}`, declaration: '' }
  return { name: `ns:${local}`, declaration: ` xmlns:ns="${escapeXml(namespace)}"` }
}

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\t\r]/g, (character) => ESCAPES[character] ?? character)
}
