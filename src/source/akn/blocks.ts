/** The body of a statement → blocks in reading order, laid out as they are met. */

import { isBold, openingWords, readInline, takeTypedLabel, type Token } from './inline.ts'
import type { LaidLine, Layout } from './layout.ts'
import { kids, squeeze, textOf, type XmlElement } from './xml.ts'

/** A line of the body: what it is, and how it was marked up. */
export interface AknBlock extends LaidLine {
  readonly kind: 'text' | 'heading' | 'table' | 'separator'
  /** The printed number or letter. */
  readonly label?: string
  /** The words in italics or underlined that open it. */
  readonly opening?: string
  /** It stands in a list within a list. */
  readonly nested: boolean
  /** It closes the list before it. */
  readonly wrapUp: boolean
  /** A heading by its looks alone. */
  readonly guessed: boolean
  /** The part's own path, where the file says it. */
  readonly path?: string
}

/** How blocks are read: where they are laid out, and whether superscripts are text. */
export interface BlockReader {
  readonly layout: Layout
  readonly council: boolean
}

interface Place {
  readonly nested?: boolean
  readonly wrapUp?: boolean
}

/** The blocks of a main body, a section, or a preamble's container. */
export function readBody(reader: BlockReader, parent: XmlElement): AknBlock[] {
  return kids(parent).flatMap((child) => {
    switch (child.name) {
      case 'paragraph':
      case 'alinea':
        return readParagraph(reader, child)
      case 'section':
      case 'part':
      case 'subsection':
      case 'title':
        return [...kids(child, 'num').map((num) => heading(reader, num)), ...readBody(reader, child)]
      case 'subheading':
      case 'heading':
      case 'crossHeading':
        return [heading(reader, child)]
      case 'blockList':
        return readList(reader, child, undefined, {})
      case 'p':
        return [textBlock(reader, child, undefined, {})]
      case 'container':
      case 'table':
        return [table(reader, child)]
      default:
        return []
    }
  })
}

function readParagraph(reader: BlockReader, paragraph: XmlElement): AknBlock[] {
  let label = numLabel(paragraph)
  const take = (): string | undefined => {
    const taken = label
    label = undefined
    return taken
  }
  return kids(paragraph).flatMap((child) => {
    if (isHeading(child)) return [heading(reader, child)]
    if (child.name === 'content' || child.name === 'p') return readContent(reader, child, take(), {})
    if (child.name === 'list') return readList(reader, child, take(), {})
    return child.name === 'alinea' || child.name === 'point' ? readParagraph(reader, child) : []
  })
}

function isHeading({ name }: XmlElement): boolean {
  return name === 'subheading' || name === 'heading'
}

function readContent(reader: BlockReader, content: XmlElement, label: string | undefined, at: Place): AknBlock[] {
  let own = label
  return (content.name === 'p' ? [content] : kids(content)).map((child) => {
    if (child.name !== 'p') return table(reader, child)
    const block = textBlock(reader, child, own, at)
    own = undefined
    return block
  })
}

function readList(reader: BlockReader, list: XmlElement, label: string | undefined, at: Place): AknBlock[] {
  const place = { ...at, nested: at.nested === true || list.name === 'sublist' }
  const bare = label !== undefined && kids(list, 'intro', 'listIntroduction').length === 0
  return [
    ...(bare ? [textBlock(reader, undefined, label, place)] : []),
    ...kids(list).flatMap((child) => {
      if (child.name === 'intro') return readContent(reader, child, label, place)
      if (child.name === 'listIntroduction') return [textBlock(reader, child, label, place)]
      if (child.name === 'wrapUp')
        return kids(child, 'p').map((p) => textBlock(reader, p, undefined, { ...place, wrapUp: true }))
      if (child.name === 'point' || child.name === 'item') return readPoint(reader, child, place)
      return child.name === 'sublist' || child.name === 'list' ? readList(reader, child, undefined, place) : []
    }),
  ]
}

function readPoint(reader: BlockReader, point: XmlElement, at: Place): AknBlock[] {
  let label = numLabel(point)
  return kids(point).flatMap((child) => {
    const own = label
    if (isHeading(child)) return [heading(reader, child)]
    if (!['content', 'p', 'intro', 'list', 'sublist'].includes(child.name)) return []
    label = undefined
    return child.name.endsWith('list') ? readList(reader, child, own, at) : readContent(reader, child, own, at)
  })
}

function numLabel(element: XmlElement): string | undefined {
  const [num] = kids(element, 'num')
  const label = num && squeeze(textOf(num))
  return label === '' ? undefined : label
}

/** A paragraph's text; a label typed into it is taken out. */
function textBlock(
  { layout, council }: BlockReader,
  element: XmlElement | undefined,
  label: string | undefined,
  { nested = false, wrapUp = false }: Place,
): AknBlock {
  const tokens: readonly Token[] = element ? readInline(element, council) : []
  const typed = label === undefined ? takeTypedLabel(tokens) : { tokens, label }
  const line = layout.line(typed.tokens, typed.label)
  const opening = element && openingWords(element)
  const block = { ...line, ...(opening === undefined ? {} : { opening }), nested, wrapUp, guessed: false }
  const labelled = typed.label === undefined ? block : { ...block, label: typed.label }
  return classify(labelled, element !== undefined && isBold(element))
}

/** A Roman or Latin capital alone is the number of a heading. */
const CAPITAL = /^[(]?(?:[IVXL]+|[A-Z])[.)]?$/

function classify(block: Omit<AknBlock, 'kind'>, bold: boolean): AknBlock {
  const { text, label } = block
  if ((text === '' || /^[\W_]*$/.test(text)) && !/\p{L}/u.test(text) && (label === undefined || text === ''))
    return { ...block, kind: 'separator' }
  if (label === undefined && /^(?:\*|Abbreviations?:)/.test(text)) return { ...block, kind: 'separator' }
  if ((label === undefined || CAPITAL.test(label)) && looksLikeHeading(block, bold))
    return { ...block, kind: 'heading', guessed: !bold }
  return { ...block, kind: 'text' }
}

/** Short, without the punctuation of a paragraph, and not opened by an action phrase. */
function looksLikeHeading({ text, opening, wrapUp }: Omit<AknBlock, 'kind'>, bold: boolean): boolean {
  if (wrapUp || /^\p{Ll}/u.test(text) || (opening !== undefined && opening !== text)) return false
  if (/[.;:,]$/.test(text) && !bold) return false
  return text.split(' ').length <= 25
}

function heading({ layout, council }: BlockReader, element: XmlElement): AknBlock {
  const line = layout.line(readInline(element, council))
  return { ...line, kind: 'heading', nested: false, wrapUp: false, guessed: false }
}

/** A table as text: a line a row, cells parted by vertical bars. It is in no paragraph. */
function table({ layout, council }: BlockReader, element: XmlElement): AknBlock {
  const start = layout.length
  const row = (cells: readonly XmlElement[]): void => {
    const bar = { kind: 'words' as const, text: ' | ' }
    layout.line(cells.flatMap((cell, i) => (i === 0 ? readInline(cell, council) : [bar, ...readInline(cell, council)])))
  }
  const visit = (each: XmlElement): void => {
    if (each.name === 'tr') row(kids(each))
    else if (each.name === 'p') row([each])
    else for (const child of kids(each)) visit(child)
  }
  visit(element)
  const end = layout.length
  return { kind: 'table', text: '', map: [0, start], start, end, nested: false, wrapUp: false, guessed: false }
}
