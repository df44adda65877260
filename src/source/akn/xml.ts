/** XML text → a tree of local names: one document at a time, document types and entities refused. */

import { addTo } from '../../group-by.ts'
import { SaxesParser } from 'saxes'
import { InputError } from '../../errors.ts'

/** An element: local name, attributes by their name as written, and what stands in it in order. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** An element, or a stretch of text. */
export type XmlNode = XmlElement | string

/** Deepest nesting that is read; the official files stay under 30. */
const deepest = 200

interface Open extends XmlElement {
  readonly children: XmlNode[]
}

/**
 * The root element of a well-formed document. Comments and processing instructions are left out.
 * Throws InputError: `malformed-xml` with line and column, `doctype` where the file declares one (entities could name
 * other files or grow without bound), `deep-xml`.
 */
export function parseXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [root]
  const parser = new SaxesParser()
  parser.on('error', ({ message }) => {
    throw new InputError(`not well-formed XML (line:column: ${message})`, { code: 'malformed-xml' })
  })
  parser.on('doctype', () => {
    throw new InputError('the XML declares a document type; such files are refused', { code: 'doctype' })
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) throw new InputError('the XML is nested too deeply', { code: 'deep-xml' })
    const element: Open = { name: name.slice(name.indexOf(':') + 1), attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const put = (stretch: string): void => {
    if (open.length > 1) open.at(-1)?.children.push(stretch)
  }
  parser.on('text', put)
  parser.on('cdata', put)
  parser.write(text).close()
  const [first] = root.children
  if (first === undefined || typeof first === 'string')
    throw new InputError('no XML element', { code: 'malformed-xml' })
  return first
}

/** The child elements, in order; with names, those only. */
export function kids(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of element.children) {
    if (typeof child !== 'string' && (names.length === 0 || names.includes(child.name))) found.push(child)
  }
  return found
}

/** The elements of these names at any depth, in document order, the element itself included. */
export function descend(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (each: XmlElement): void => {
    if (names.includes(each.name)) found.push(each)
    for (const child of each.children) if (typeof child !== 'string') visit(child)
  }
  visit(element)
  return found
}

/** The elements of a name at any depth, in document order. */
export type ElementsByName = (name: string) => readonly XmlElement[]

/** All elements by name, the root included: for those who look for many names. */
export function groupByName(root: XmlElement): ElementsByName {
  const groups = new Map<string, XmlElement[]>()
  const visit = (each: XmlElement): void => {
    addTo(groups, each.name, each)
    for (const child of each.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  return (name) => groups.get(name) ?? []
}

/** All text of an element, as it stands. */
export function textOf(node: XmlNode): string {
  if (typeof node === 'string') return node
  let text = ''
  for (const child of node.children) text += textOf(child)
  return text
}

/** Characters that say how to set a line and have no width. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** What squeezing changes, but for the ends. */
const UNSQUEEZED = /[\u00ad\u200b-\u200f\u2060\ufeff]|[^\S ]| {2}/

/** Text with white space single and invisible characters gone. */
export function squeeze(text: string): string {
  return UNSQUEEZED.test(text) ? text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim() : text.trim()
}
