/** Small Word files made by the tests. */
import { strToU8, zipSync } from 'fflate'

const space =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A Word file whose body is `body`; `parts` adds others by their path below `word/`, root element included. */
export function makeDocx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const others = Object.entries(parts).map(([path, xml]) => [`word/${path}`, strToU8(xml)] as const)
  const document = `<?xml version="1.0"?><w:document ${space}><w:body>${body}</w:body></w:document>`
  return zipSync({ 'word/document.xml': strToU8(document), ...Object.fromEntries(others) })
}

/** A part of a Word file: `name` is its root element without prefix. */
export function part(name: string, content: string): string {
  return `<?xml version="1.0"?><w:${name} ${space}>${content}</w:${name}>`
}

/** A paragraph of runs. */
export function p(content: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
}

/** A run of text. */
export function r(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
}
