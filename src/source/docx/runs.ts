/** The content of a Word paragraph → a passage: runs, links, marks of notes, tracked changes. */

import { raiseNumber } from '../raised.ts'
import { PassageBuilder, type Passage } from './passage.ts'
import { child, isOn, valueAt, type Element } from './tree.ts'

/** Gives the mark of a footnote or endnote where the text refers to it. */
export type NoteMarker = (kind: 'footnote' | 'endnote', id: string, custom: boolean) => string

/** What a paragraph says, `label` first; several where the ends between them were deleted. */
export function readPassage(paragraphs: readonly Element[], label: string, mark: NoteMarker): Passage {
  const builder = new PassageBuilder()
  if (label !== '') builder.add(`${label} `)
  for (const paragraph of paragraphs) readContent(paragraph, builder, { mark, deleted: false })
  return builder.finish()
}

interface Context {
  readonly mark: NoteMarker
  /** Inside a deletion. */
  readonly deleted: boolean
}

function readContent(parent: Element, builder: PassageBuilder, context: Context): void {
  for (const element of parent.children) {
    if (element.name === 'r') readRun(element, builder, context)
    else if (element.name === 'del' || element.name === 'moveFrom') {
      readContent(element, builder, { ...context, deleted: true })
    } else if (element.name === 'ins' || element.name === 'moveTo') {
      builder.insert(() => readContent(element, builder, context))
    } else if (containers.has(element.name)) readContent(element, builder, context)
  }
}

/** Elements around runs that change nothing in what they say. */
const containers = new Set(['hyperlink', 'smartTag', 'sdt', 'sdtContent', 'fldSimple', 'customXml', 'dir', 'bdo'])

function readRun(run: Element, builder: PassageBuilder, context: Context): void {
  const properties = child(run, 'rPr')
  if (isOn(properties, 'vanish')) return
  const raised = valueAt(properties, 'vertAlign') === 'superscript'
  for (const element of run.children) {
    if (context.deleted) {
      if (element.name === 'delText' || element.name === 't') builder.remove(element.text)
    } else readPiece(element, raised, builder, context.mark)
  }
}

/** What stands for one sign or another. */
const signs: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['noBreakHyphen', '-'],
  ['softHyphen', ''],
])

function readPiece(element: Element, raised: boolean, builder: PassageBuilder, mark: NoteMarker): void {
  if (element.name === 't') {
    const isMark = raised && /^\s*\d{1,3}\s*$/.test(element.text)
    return isMark ? builder.addMark(raiseNumber(element.text.trim())) : builder.add(element.text)
  }
  if (element.name === 'br' || element.name === 'cr') return builder.break()
  const kind = noteKinds.get(element.name)
  if (kind !== undefined) {
    const { id = '', customMarkFollows = '0' } = element.attributes
    return builder.addMark(mark(kind, id, customMarkFollows !== '0' && customMarkFollows !== 'false'))
  }
  builder.add(signs.get(element.name) ?? '')
}

const noteKinds = new Map([
  ['footnoteReference', 'footnote'],
  ['endnoteReference', 'endnote'],
] as const) as ReadonlyMap<string, 'footnote' | 'endnote'>
