/** The running text of one element, taken apart into words, footnotes and links. */

import type { EditorialNote } from '../../model.ts'
import { remarkOf } from './own.ts'
import { INVISIBLE, squeeze, textOf, type XmlElement } from './xml.ts'

/** A piece of running text, in order. `open` and `close` enclose the words of a link. */
export type Token =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'note'; readonly note: XmlElement }
  | { readonly kind: 'mark'; readonly marker: string }
  | { readonly kind: 'open'; readonly href: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'remark'; readonly noteKind: EditorialNote['kind']; readonly text: string }

/** Elements whose text is laid out elsewhere or is no text. */
const APART = new Set(['table', 'img', 'decoration', 'num', 'subheading'])

/** A superscript that repeats a footnote's number. */
const REPEATED = /^[\d,\s–-]*$|^[a-c]$/

/**
 * The tokens of an element. Security Council files set ordinals and exponents as superscripts, so that there a
 * superscript is never taken for a mark: `council` says so.
 */
export function readInline(element: XmlElement, council: boolean): Token[] {
  const tokens: Token[] = []
  readChildren(element, council, tokens)
  return tokens
}

function readChildren(element: XmlElement, council: boolean, tokens: Token[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') tokens.push({ kind: 'words', text: child })
    else readChild(child, council, tokens)
  }
}

function readChild(child: XmlElement, council: boolean, tokens: Token[]): void {
  if (child.name === 'a') {
    tokens.push({ kind: 'open', href: child.attributes.href ?? '' })
    tokens.push({ kind: 'words', text: textOf(child) }, { kind: 'close' })
  } else if (child.name === 'authorialNote') tokens.push({ kind: 'note', note: child })
  else if (child.name === 'noteRef') tokens.push({ kind: 'mark', marker: child.attributes.marker ?? '' })
  else if (child.name === 'remark' && remarkOf(child)) tokens.push({ kind: 'remark', ...remarkOf(child)! })
  else if (child.name === 'sup' && !council && REPEATED.test(textOf(child).trim())) {
    for (const [marker] of textOf(child).matchAll(/\d+/g)) tokens.push({ kind: 'mark', marker })
  } else if (child.name === 'eol') tokens.push({ kind: 'words', text: ' ' })
  else if (!APART.has(child.name)) readChildren(child, council, tokens)
}

const LABEL = /^\s*(\([a-z]{1,7}\)|\(\d{1,2}\)|\d{1,3}\.?(?=\t)|[–•●-](?=\t))[\t ]+(?=\S)/

/** A label typed into the text (`(a)<tab>To …`), and the tokens without it. */
export function takeTypedLabel(tokens: readonly Token[]): { label?: string; tokens: readonly Token[] } {
  const first = tokens.findIndex((token) => token.kind !== 'words' || token.text.trim() !== '')
  const opening = tokens[first]
  if (opening?.kind !== 'words') return { tokens }
  const head = { ...opening, text: opening.text.replace(INVISIBLE, '') }
  const next = tokens[first + 1]
  const found = LABEL.exec(head.text + (next?.kind === 'words' ? next.text : ''))
  if (!found || found[0].length > head.text.length) return { tokens }
  const rest = { kind: 'words' as const, text: head.text.slice(found[0].length) }
  return { label: found[1] ?? '', tokens: [...tokens.slice(0, first), rest, ...tokens.slice(first + 1)] }
}

/** The words that open a paragraph in italics or underlined, up to twelve: its action phrase as it is printed. */
export function openingWords(element: XmlElement): string | undefined {
  const words: string[] = []
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') break
    } else if (child.name === 'span' && /italic|underline/.test(child.attributes.class ?? '')) {
      words.push(textOf({ ...child, children: child.children.filter(isNoNote) }))
    } else break
  }
  const phrase = squeeze(words.join(' ')).replace(/^[ ,;:]+|(?<![ ,;:])[ ,;:]+$/g, '')
  return phrase !== '' && phrase.split(' ').length <= 12 ? phrase : undefined
}

function isNoNote(child: XmlElement['children'][number]): boolean {
  return typeof child === 'string' || child.name !== 'authorialNote'
}

/** Whether all the text of an element is bold. */
export function isBold(element: XmlElement): boolean {
  const bold: string[] = []
  const visit = (each: XmlElement): void => {
    if (each.name === 'span' && (each.attributes.class ?? '').includes('bold')) bold.push(textOf(each))
    else for (const child of each.children) if (typeof child !== 'string') visit(child)
  }
  visit(element)
  const joined = squeeze(bold.join(''))
  return joined !== '' && joined.replaceAll(' ', '') === squeeze(textOf(element)).replaceAll(' ', '')
}
