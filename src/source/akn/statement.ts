/** Akoma Ntoso for the United Nations → plain text as laid out, its blocks, and what the XML says beside the text. */

import type { Span } from '../../model.ts'
import { adoptPreamble } from './adopt.ts'
import { readBody, type AknBlock, type BlockReader } from './blocks.ts'
import { readInline } from './inline.ts'
import { Layout, type LaidLink, type LaidMark, type LaidNote } from './layout.ts'
import { readRecord, type AknRecord } from './record.ts'
import { descend, groupByName, kids, parseXml, squeeze, textOf, type ElementsByName, type XmlElement } from './xml.ts'

/** A value that is printed above or below the text. */
export interface Printed {
  readonly value: string
  readonly at: Span
}

/** What is printed outside paragraphs, by what it is: `symbol`, `title`, `session`, `adopted` … */
type PrintedHead = Readonly<Partial<Record<HeadField, Printed>>>

/** The fields of cover page, preface and conclusions. Dates are ISO 8601 as their attribute gives them. */
export type HeadField =
  'symbol' | 'organ' | 'distributed' | 'session' | 'agenda' | 'source' | 'title' | 'adoption' | 'adopted' | 'meeting'

/** One container of the preamble. */
export interface AknContainer {
  /** The action phrase by which it is filed. */
  readonly name?: string
  /** A list that stands for itself: its items belong to the paragraph before it. */
  readonly loose?: boolean
  readonly blocks: readonly AknBlock[]
}

/** A statement laid out: `text` is what is published, and all spans count in it. */
export interface AknStatement {
  readonly text: string
  readonly record: AknRecord
  readonly head: PrintedHead
  readonly formula?: Span & { readonly text: string }
  readonly preamble: readonly AknContainer[]
  readonly body: readonly AknBlock[]
  /** The blocks of each attachment. */
  readonly attachments: readonly (readonly AknBlock[])[]
  readonly notes: readonly LaidNote[]
  readonly marks: readonly LaidMark[]
  readonly links: readonly LaidLink[]
  /** How many statements the file holds; several stand one after the other. */
  readonly statements: number
}

/** Reads one file. Throws InputError as `parseXml`, and `not-akn` where the root is another. */
export function readStatement(xml: string): AknStatement {
  const root = parseXml(xml)
  const all = groupByName(root)
  const record = readRecord(root, all)
  const council = record.symbol.startsWith('S/')
  const layout = new Layout(noteShift(all), (note) => noteLines(note, council))
  const reader = { layout, council }
  const head = new Head(reader)
  const parts: Parts = { preamble: [], body: [], attachments: [] }
  const statements = findStatements(root, all)
  for (const part of statements.flatMap((statement) => kids(statement))) readPart(reader, head, parts, part)
  layout.finish()
  return { ...parts, ...layout.content(), record, head: head.fields, ...head.rest(), statements: statements.length }
}

interface Parts {
  readonly preamble: AknContainer[]
  readonly body: AknBlock[]
  readonly attachments: AknBlock[][]
}

/** The statement itself; of a collection its cover and all of its statements. */
function findStatements(root: XmlElement, all: ElementsByName): readonly XmlElement[] {
  const direct = kids(root, 'statement')
  return direct.length > 0 ? direct : [...kids(root, 'documentCollection'), ...all('statement')]
}

function readPart(reader: BlockReader, head: Head, parts: Parts, part: XmlElement): void {
  reader.layout.gap()
  if (part.name === 'coverPage' || part.name === 'preface' || part.name === 'conclusions') head.read(part)
  else if (part.name === 'preamble') parts.preamble.push(...readPreamble(reader, head, part))
  else if (part.name === 'mainBody') readMain(parts, readBody(reader, part))
  else if (part.name === 'attachments') {
    for (const attachment of kids(part, 'attachment')) {
      parts.attachments.push(descend(attachment, 'mainBody').flatMap((body) => readBody(reader, body)))
      reader.layout.gap()
    }
  }
}

/** Some files part the preamble in two, with its middle in a main body of its own. */
function readMain(parts: Parts, blocks: readonly AknBlock[]): void {
  const { adopted, rest } = parts.body.length === 0 ? adoptPreamble(blocks) : { adopted: [], rest: blocks }
  for (const block of adopted) parts.preamble.push({ name: block.opening ?? '', blocks: [block] })
  parts.body.push(...rest)
}

function readPreamble(reader: BlockReader, head: Head, preamble: XmlElement): AknContainer[] {
  return kids(preamble).flatMap((child): AknContainer[] => {
    if (child.name === 'formula') {
      for (const p of kids(child, 'p')) head.formula(reader.layout.line(readInline(p, reader.council)))
      return []
    }
    if (child.name !== 'container' && child.name !== 'block') return [{ loose: true, blocks: listOf(reader, child) }]
    const name = squeeze(child.attributes.name ?? '')
    return [{ ...(name === '' ? {} : { name }), blocks: readBody(reader, child) }]
  })
}

function listOf(reader: BlockReader, child: XmlElement): AknBlock[] {
  return readBody(reader, { name: 'container', attributes: {}, children: [child] })
}

function noteLines(note: XmlElement, council: boolean) {
  const lines = kids(note, 'p')
  return (lines.length > 0 ? lines : [note]).map((line) => readInline(line, council))
}

/**
 * What must be taken off the numbers of footnotes: where the note of an asterisk was left out but counted, the file
 * runs 2, 3, 4 … while 1, 2, 3 … is printed.
 */
function noteShift(all: ElementsByName): number {
  const markers = all('authorialNote').map((note) => Number(note.attributes.marker ?? Number.NaN))
  const sorted = markers.toSorted((a, b) => a - b)
  const first = sorted[0] ?? 1
  return first > 1 && sorted.every((marker, i) => marker === first + i) ? first - 1 : 0
}

/** What is printed above and below the text, noted while it is laid out. */
class Head {
  readonly fields: Partial<Record<HeadField, Printed>> = {}
  private readonly reader: BlockReader
  private opened: (Span & { text: string }) | undefined

  constructor(reader: BlockReader) {
    this.reader = reader
  }

  read(part: XmlElement): void {
    for (const line of kids(part)) {
      const { start, end, text } = this.reader.layout.line(readInline(line, this.reader.council))
      if (text === '') continue
      for (const [field, value] of fieldsOf(line, part.name)) this.fields[field] ??= { value, at: { start, end } }
    }
  }

  formula({ start, end, text }: Span & { readonly text: string }): void {
    if (text !== '') this.opened ??= { start, end, text }
  }

  rest(): { formula?: Span & { readonly text: string } } {
    return this.opened ? { formula: this.opened } : {}
  }
}

/** No day: what the files write where a date is not known. */
const NO_DAY = '0001-01-01'

/** The fields that a line of the cover page, the preface or the conclusions states. */
function fieldsOf(line: XmlElement, part: string): [HeadField, string][] {
  const found: [HeadField, string][] = []
  const put = (field: HeadField, value: string | undefined): void => {
    if (value !== undefined && value !== '' && value !== NO_DAY) found.push([field, value])
  }
  for (const each of descend(line, 'docNumber', 'docAuthority', 'docDate', 'session', 'inline', 'docTitle')) {
    const { refersTo, name, date, value } = each.attributes
    const words = (): string => squeeze(textOf({ ...each, children: each.children.filter(isNoNote) }))
    if (each.name === 'docNumber' && refersTo === '#symbol') put('symbol', words())
    else if (each.name === 'docAuthority' && refersTo === '#issuingBody') put('organ', words())
    else if (each.name === 'docDate') put(refersTo === '#adoptionDate' ? 'adopted' : 'distributed', date)
    else if (each.name === 'session') put('session', value)
    else if (name === 'agenda item') put('agenda', words())
    else if (name === 'originating document') put('source', words())
    else if (name === 'adoptionMeeting') put('meeting', words())
    else if (each.name === 'docTitle' && part === 'coverPage') put('adoption', words())
    else if (each.name === 'docTitle' && (refersTo === undefined || refersTo === '#resolutionTitle'))
      put('title', words())
  }
  return found
}

function isNoNote(child: XmlElement['children'][number]): boolean {
  return typeof child === 'string' || child.name !== 'authorialNote'
}
