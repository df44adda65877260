/** Word (`.docx`) → plain text, with its computed numbers, its footnotes, and its tracked changes as notes. */

import type { EditorialNote } from '../../model.ts'
import { raiseNumber } from '../raised.ts'
import type { PlainText } from '../text.ts'
import { unpackWord } from './archive.ts'
import { blocksOf, type Block } from './blocks.ts'
import { openLabeller, type Labeller } from './numbering.ts'
import type { Passage } from './passage.ts'
import { readPassage, type NoteMarker } from './runs.ts'
import { child, descend, parseTree, type Element } from './tree.ts'

/**
 * The text as it stands with all changes accepted: one paragraph a line, blank lines between, rows of tables with a tab
 * between cells, footnotes after a rule at the end. Deletions and insertions are notes.
 * Throws InputError: `too-large`, `broken-input`, `archive-input`, `dtd-input`.
 */
export function readDocx(bytes: Uint8Array): PlainText {
  const parts = unpackWord(bytes)
  const tree = (path: string): Element | undefined => {
    const xml = parts.get(path)
    return xml === undefined ? undefined : parseTree(xml)
  }
  const body = child(tree('word/document.xml'), 'body')
  const label = openLabeller(tree('word/numbering.xml'), tree('word/styles.xml'))
  const notes = openNotes({ footnote: tree('word/footnotes.xml'), endnote: tree('word/endnotes.xml') })
  const heads = body ? firstHead(body, parts.get('word/_rels/document.xml.rels'), tree) : []
  const passages = [
    ...heads.flatMap((block) => cellsApart(block, notes.mark)),
    ...(body ? blocksOf(body) : []).map((block) => readBlock(block, label, notes.mark)),
  ].filter((passage) => passage.text !== '' || passage.changes.length > 0)
  return assemble(passages, notes.read())
}

/** The running head of the first page: it carries the masthead with symbol and date. */
function firstHead(body: Element, rels: string | undefined, tree: (path: string) => Element | undefined): Block[] {
  const section = findSection(body)
  const heads = section?.children.filter(({ name }) => name === 'headerReference') ?? []
  const head = heads.find(({ attributes }) => attributes['type'] === 'first')
  const relation =
    rels && parseTree(rels).children.find(({ attributes }) => attributes['Id'] === head?.attributes['id'])
  const part = head && relation ? tree(`word/${relation.attributes['Target']}`) : undefined
  return part ? blocksOf(part) : []
}

/** The properties of the first section: they stand in the paragraph that ends it, or at the body's end. */
function findSection(body: Element): Element | undefined {
  const ends = body.children.flatMap((element) => descend(element, 'pPr', 'sectPr') ?? [])
  return ends[0] ?? child(body, 'sectPr')
}

/** A masthead's table sets left and right apart; each of its paragraphs is a line of its own. */
function cellsApart(block: Block, mark: NoteMarker): Passage[] {
  if (block.kind === 'paragraph') return [readPassage(block.paragraphs, '', mark)]
  return block.cells.flat().flatMap((inner) => cellsApart(inner, mark))
}

function readBlock(block: Block, label: Labeller, mark: NoteMarker): Passage {
  if (block.kind === 'paragraph') {
    const [first] = block.paragraphs
    return readPassage(block.paragraphs, first ? label(first) : '', mark)
  }
  const cells = block.cells.map((inner) =>
    joinPassages(
      inner.map((each) => readBlock(each, label, mark)),
      ' ',
    ),
  )
  return joinPassages(cells, '\t')
}

function joinPassages(passages: readonly Passage[], between: string): Passage {
  let text = ''
  const changes = passages.flatMap((passage, index) => {
    if (index > 0) text += between
    const at = text.length
    text += passage.text
    return passage.changes.map((change) => ({ ...change, start: change.start + at, end: change.end + at }))
  })
  return { text, changes }
}

interface Notes {
  readonly mark: NoteMarker
  /** The notes that were referred to, in order, their marks first. */
  readonly read: () => Passage[]
}

/** Footnotes and endnotes are numbered in the order in which the text refers to them, as Word does. */
function openNotes(parts: Readonly<Record<'footnote' | 'endnote', Element | undefined>>): Notes {
  const met = new Map<string, { readonly note: Element | undefined; readonly mark: string }>()
  let count = 0
  const mark: NoteMarker = (kind, id, custom) => {
    const key = `${kind} ${id}`
    const note = parts[kind]?.children.find(({ attributes }) => attributes['id'] === id)
    if (custom || note === undefined) return ''
    const known = met.get(key)?.mark ?? raiseNumber(String(++count))
    met.set(key, { note, mark: known })
    return known
  }
  return { mark, read: () => [...met.values()].flatMap(({ note, mark: own }) => (note ? [readNote(note, own)] : [])) }
}

function readNote(note: Element, mark: string): Passage {
  const texts = blocksOf(note).flatMap((block) => cellsApart(block, () => ''))
  return joinPassages([{ text: mark, changes: [] }, ...texts], ' ')
}

function assemble(passages: readonly Passage[], notes: readonly Passage[]): PlainText {
  const rule = { text: '__________________', changes: [] }
  const block = notes.length === 0 ? [] : [joinPassages([rule, ...notes], '\n')]
  const { text, changes } = joinPassages([...passages, ...block], '\n\n')
  const tracked = changes.map((change): EditorialNote => ({ ...change }))
  return { text: `${text}\n`, diagnostics: [], ...(tracked.length === 0 ? {} : { notes: tracked }) }
}
