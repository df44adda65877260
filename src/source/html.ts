/** HTML → plain text: blocks as paragraphs, numbers of lists computed, marks of footnotes as raised digits. */

import { Parser } from 'htmlparser2'
import { InputError } from '../errors.ts'
import { raiseNumber } from './raised.ts'
import { decodeText, type PlainText } from './text.ts'

/** What begins and ends a paragraph. */
const blocks = new Set(
  'address article aside blockquote body center dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
)
/** What is no part of the text: programs, and what a site puts around a document. */
const skipped = new Set('aside button footer form head header nav noscript script select style svg template'.split(' '))
const maxDepth = 2000

/**
 * The text of a page. Where it has a `main` or `article`, only that is read. The encoding is the one that the page
 * declares, or told by content. Throws InputError: `empty-input`, `binary-input`, `too-large` for absurd nesting.
 */
export function readHtml(bytes: Uint8Array): PlainText {
  const { text: html, diagnostics } = decodeHtml(bytes)
  const text = pageText(html, /<main[\s>]/i.test(html) ? 'main' : /<article[\s>]/i.test(html) ? 'article' : undefined)
  if (text === '') throw new InputError('the page holds no text', { code: 'empty-input' })
  return { text: `${text}\n`, diagnostics }
}

function decodeHtml(bytes: Uint8Array): PlainText {
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  const label = /<meta[^>]{1,200}charset\s{0,9}=\s{0,9}["']?([\w-]+)/i.exec(head)?.[1]
  if (label === undefined || /^utf-?(?:8|16)/i.test(label) || bytes.includes(0)) return decodeText(bytes)
  try {
    return { text: new TextDecoder(label).decode(bytes), diagnostics: [] }
  } catch {
    return decodeText(bytes)
  }
}

interface Page {
  readonly lines: string[]
  line: string
  /** Preformatted text keeps its lines and spaces. */
  pre: number
  /** Depth of elements that are not read. */
  hidden: number
  /** Depth inside the element that alone is read; -1 where everything is. */
  inside: number
  raised: number
  readonly lists: { readonly type: string; next: number }[]
}

function pageText(html: string, only: string | undefined): string {
  const page: Page = { lines: [], line: '', pre: 0, hidden: 0, inside: only ? 0 : -1, raised: 0, lists: [] }
  let depth = 0
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (++depth > maxDepth) throw new InputError('the page is nested absurdly deep', { code: 'too-large' })
      if (name === only) page.inside++
      openTag(page, name, attributes)
    },
    ontext: (text) => addText(page, text),
    onclosetag: (name) => {
      depth--
      closeTag(page, name)
      if (name === only) page.inside--
    },
  })
  parser.end(html)
  endLine(page)
  return page.lines.join('\n\n')
}

function openTag(page: Page, name: string, attributes: Readonly<Record<string, string>>): void {
  if (skipped.has(name)) page.hidden++
  if (name === 'br') page.line = `${page.line.trimEnd()}\n`
  if (name === 'pre') page.pre++
  if (isMark(name, attributes)) page.raised++
  if (name === 'td' || name === 'th') page.line = page.line.trim() === '' ? page.line : `${page.line}\t`
  else if (blocks.has(name)) endLine(page)
  if (name === 'ol') page.lists.push({ type: attributes['type'] ?? '1', next: Number(attributes['start'] ?? 1) || 1 })
  if (name === 'ul') page.lists.push({ type: 'bullet', next: 1 })
  if (name === 'li') page.line = itemLabel(page.lists.at(-1), attributes['value'])
}

function closeTag(page: Page, name: string): void {
  if (skipped.has(name)) page.hidden--
  if (name === 'ol' || name === 'ul') page.lists.pop()
  if (name === 'sup' || name === 'a') page.raised = Math.max(0, page.raised - 1)
  if (blocks.has(name) && name !== 'td' && name !== 'th') endLine(page)
  if (name === 'pre') page.pre--
}

/** Raised text, and links within the page: what marks a footnote. */
function isMark(name: string, { href = '' }: Readonly<Record<string, string>>): boolean {
  return name === 'sup' || (name === 'a' && href.startsWith('#'))
}

function addText(page: Page, text: string): void {
  if (page.hidden > 0 || page.inside === 0) return
  const mark = page.raised > 0 ? /^\s*[[(]?(\d{1,3})[\])]?\s*$/.exec(text)?.[1] : undefined
  if (mark !== undefined) page.line = page.line.trimEnd() + raiseNumber(mark)
  else if (page.pre > 0) page.line += text
  else {
    const tidy = text.replace(/[\s\u00a0]+/g, ' ')
    const first = /(?:^|\s)$/.test(page.line) && tidy.startsWith(' ')
    page.line += afterMark(page.line, first ? tidy.slice(1) : tidy)
  }
}

/** A mark that opens a line stands apart from its note. */
function afterMark(line: string, text: string): string {
  return /(?:^|\n)[⁰¹²³⁴-⁹]+$/.test(line) && !text.startsWith(' ') ? ` ${text}` : text
}

function endLine(page: Page): void {
  const line = page.pre > 0 ? page.line.trimEnd() : page.line.trim()
  if (line.trim() !== '') page.lines.push(line)
  page.line = ''
}

/** `1.`, `(a)`, `(i)`: as the United Nations print the labels of lists that a page only counts. */
function itemLabel(list: Page['lists'][number] | undefined, value: string | undefined): string {
  if (list === undefined) return ''
  if (list.type === 'bullet') return '• '
  const number = Number(value) || list.next
  list.next = number + 1
  if (list.type === 'a' && number <= 26) return `(${String.fromCharCode(96 + number)}) `
  if (list.type === 'i') return `(${romans[number - 1] ?? number}) `
  return `${number}. `
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ')
