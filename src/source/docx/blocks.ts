/** The body of a Word part → its blocks in order: paragraphs, and rows of tables. */

import { child, descend, type Element } from './tree.ts'

/** Paragraphs that make one block; several where the ends between them were deleted. A row holds its cells' blocks. */
export type Block =
  | { readonly kind: 'paragraph'; readonly paragraphs: readonly Element[] }
  | { readonly kind: 'row'; readonly cells: readonly (readonly Block[])[] }

/** The blocks under `parent`, content controls and insertions opened. */
export function blocksOf(parent: Element): Block[] {
  const blocks: Block[] = []
  let open: Element[] = []
  for (const element of flatten(parent)) {
    if (element.name === 'p') {
      open.push(element)
      if (isEndDeleted(element)) continue
      blocks.push({ kind: 'paragraph', paragraphs: open })
      open = []
    } else if (element.name === 'tbl') blocks.push(...rowsOf(element))
  }
  return open.length === 0 ? blocks : [...blocks, { kind: 'paragraph', paragraphs: open }]
}

const wrappers = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'AlternateContent', 'Choice'])

function flatten(parent: Element): Element[] {
  return parent.children.flatMap((element) => (wrappers.has(element.name) ? flatten(element) : [element]))
}

/** The mark at the paragraph's end was deleted, so that the next one goes on with it. */
function isEndDeleted(paragraph: Element): boolean {
  return descend(paragraph, 'pPr', 'rPr', 'del') !== undefined
}

function rowsOf(table: Element): Block[] {
  const rows = flatten(table).filter(({ name }) => name === 'tr')
  return rows
    .filter((row) => descend(row, 'trPr', 'del') === undefined)
    .map((row) => ({ kind: 'row', cells: flatten(row).filter(isCell).map(blocksOf) }))
}

function isCell(element: Element): boolean {
  return element.name === 'tc' && child(element, 'tcPr')?.children.every(({ name }) => name !== 'cellDel') !== false
}
