/** XML of a Word part → a plain tree. Bounded, and without document types or entities of a file's own. */

import { SaxesParser } from 'saxes'
import { InputError } from '../../errors.ts'

/** An element; `name` and the names of attributes are without prefix. Text stands only in elements that hold text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const maxDepth = 400
const maxElements = 2_000_000

/** The root element. Throws InputError: `broken-input` for XML that is not well-formed, `too-large`, `dtd-input`. */
export function parseTree(xml: string): Element {
  const root = newElement('', {})
  const open = [root]
  let elements = 0
  const parser = new SaxesParser()
  parser.on('error', (cause) => {
    throw new InputError('the Word file holds broken XML; save it again', { code: 'broken-input', cause })
  })
  parser.on('doctype', () => {
    throw new InputError('the Word file declares a document type, which Word never does; it is not read', {
      code: 'dtd-input',
    })
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements++
    if (elements > maxElements || open.length > maxDepth) throw tooLarge()
    const element = newElement(localName(name), localNames(attributes))
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element !== undefined && /^(?:t|delText)$/.test(element.name)) element.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0] ?? root
}

function newElement(name: string, attributes: Readonly<Record<string, string>>): Element {
  return { name, attributes, children: [], text: '' }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]))
}

function tooLarge(): InputError {
  return new InputError('the Word file has more elements than any document holds', { code: 'too-large' })
}

/** The first child of this name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each) => each.name === name)
}

/** The element at the end of a path of names, or undefined. */
export function descend(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  return names.reduce(child, element)
}

/** The `w:val` of the element at the end of a path. */
export function valueAt(element: Element | undefined, ...names: readonly string[]): string | undefined {
  return descend(element, ...names)?.attributes['val']
}

/** Whether a switch such as `w:vanish` is on: it is there, and not set to off. */
export function isOn(element: Element | undefined, ...names: readonly string[]): boolean {
  const found = descend(element, ...names)
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes['val'] ?? '')
}
