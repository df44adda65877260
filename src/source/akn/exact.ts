/** The blocks of a file that resograph wrote: each part says its path, so that nothing has to be guessed. */

import type { AknBlock, BlockReader } from './blocks.ts'
import { readInline, type Token } from './inline.ts'
import { pathOf } from './own.ts'
import { kids, squeeze, textOf, type XmlElement } from './xml.ts'

/** What numbers the part, as it is printed. */
const HEADED = new Set(['section', 'crossHeading'])

/** The paragraphs and headings below an element, in reading order. */
export function readExact(reader: BlockReader, parent: XmlElement): AknBlock[] {
  return kids(parent).flatMap((child) => {
    if (HEADED.has(child.name) || child.attributes.name === 'section') {
      return [headingBlock(reader, child), ...readExact(reader, child)]
    }
    return pathOf(child) === undefined
      ? readExact(reader, child)
      : [paragraphBlock(reader, child), ...readExact(reader, child)]
  })
}

/** An attachment: its heading, which is printed whatever the annex is called, and what stands below it. */
export function readExactAttachment(reader: BlockReader, attachment: XmlElement): AknBlock[] {
  const [num] = kids(attachment, 'num')
  const line = reader.layout.line(num ? readInline(num, true) : [])
  const [heading] = kids(attachment, 'heading')
  const title = heading ? reader.layout.line(readInline(heading, true)).text : ''
  const label = num?.attributes['rg:label']
  const first = { ...block(line, 'heading', pathOf(attachment)), text: title }
  return [
    label === undefined ? first : { ...first, label },
    ...kids(attachment, 'doc').flatMap((doc) => readExact(reader, doc)),
  ]
}

/** A heading with its label and its title on one line. */
function headingBlock({ layout }: BlockReader, element: XmlElement): AknBlock {
  const words = element.name === 'section' ? kids(element, 'heading')[0] : (kids(element, 'p')[0] ?? element)
  const { tokens, label } = labelled(words, kids(element, 'num')[0])
  return withLabel(block(layout.line(tokens, label), 'heading', undefined), label)
}

function paragraphBlock({ layout }: BlockReader, element: XmlElement): AknBlock {
  const words = wordsOf(element)
  const { tokens, label } = labelled(words, kids(element, 'num')[0])
  const found = block(layout.line(tokens, label), 'text', pathOf(element))
  const [phrase] = words ? kids(words, 'span').filter(({ attributes }) => attributes.class === 'italic') : []
  const opening = phrase && squeeze(textOf({ ...phrase, children: phrase.children.filter(isNoNote) }))
  return withLabel(opening ? { ...found, opening } : found, label)
}

/** The element that holds the paragraph's own words. */
function wordsOf(element: XmlElement): XmlElement | undefined {
  for (const child of kids(element, 'p', 'content', 'intro', 'list')) {
    const words = child.name === 'p' ? child : wordsOf(child)
    if (words) return words
  }
  return undefined
}

/** The words, and the label: from a `num`, or set off at their head where the schema has no place for a `num`. */
function labelled(
  words: XmlElement | undefined,
  num: XmlElement | undefined,
): { readonly tokens: readonly Token[]; readonly label: string | undefined } {
  if (!words) return { tokens: [], label: num && squeeze(textOf(num)) }
  const [lead, ...rest] = words.children
  if (typeof lead === 'object' && lead.name === 'inline' && lead.attributes.name === 'label') {
    return { tokens: readInline({ ...words, children: rest }, true), label: squeeze(textOf(lead)) }
  }
  return { tokens: readInline(words, true), label: num && squeeze(textOf(num)) }
}

function block(line: ReturnType<BlockReader['layout']['line']>, kind: AknBlock['kind'], path: string | undefined) {
  const plain = { ...line, kind, nested: false, wrapUp: false, guessed: false }
  return path === undefined ? plain : { ...plain, path }
}

function withLabel(found: AknBlock, label: string | undefined): AknBlock {
  return label === undefined || label === '' ? found : { ...found, label }
}

function isNoNote(child: XmlElement['children'][number]): boolean {
  return typeof child === 'string' || (child.name !== 'authorialNote' && child.name !== 'remark')
}
