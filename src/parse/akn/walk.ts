/** Laid-out blocks → parts with numbered paragraphs, by the numbering that text has too. */

import type { AknBlock } from '../../source/akn/blocks.ts'
import type { AknContainer } from '../../source/akn/statement.ts'
import type { Label } from '../label.ts'
import type { ReadBlock } from '../numbering.ts'
import { addHeading, newPart, readHeading, type Part } from '../part.ts'
import { readLabel } from './labels.ts'
import { repairBlocks } from './repair.ts'

/** An element's block as the numbering takes it. */
function toRead(block: AknBlock): ReadBlock {
  const { start, end, text, map } = block
  const read = { block: { lines: [{ start, end, text, indent: 0, role: 'text' as const }], gap: true, page: false } }
  const label = block.label === undefined ? undefined : readLabel(block.label)
  return { ...read, clean: { text, map }, ...(label ? { label } : {}) }
}

/** The preamble: each container is a paragraph, the rest of one, or a heading. */
export function walkPreamble(containers: readonly AknContainer[]): Part {
  const part = newPart('preambular', 'pp')
  for (const { name, blocks, loose = false } of containers) {
    const [first, ...rest] = blocks
    if (!first) continue
    if (loose && part.numberer.started) {
      blocks.forEach((block, i) => takeItem(part, block, nextSub(blocks, i)))
      continue
    }
    if (isParagraph(first, name, part)) {
      takeParagraph(part, first)
      rest.forEach((block, i) => takeItem(part, block, nextSub(rest, i)))
    } else if (first.kind !== 'separator') {
      for (const block of blocks) if (block.kind !== 'table') takeHeading(part, block)
    }
  }
  return part
}

function isParagraph(block: AknBlock, name: string | undefined, { numberer }: Part): boolean {
  return block.text !== '' && (name !== undefined || (block.kind === 'text' && numberer.started))
}

/** A line that goes on in lower case belongs to the paragraph before it. */
function takeParagraph({ numberer }: Part, block: AknBlock): void {
  if (/^[a-z]/.test(block.text) && numberer.continue(toRead(block))) return
  numberer.number(toRead(block))
}

function takeItem({ numberer }: Part, block: AknBlock, next: Label | undefined): void {
  if (block.kind !== 'text') return
  const read = toRead(block)
  if (!read.label || !numberer.sub(read, read.label, next)) numberer.continue(read)
}

function takeHeading(part: Part, block: AknBlock): void {
  const printed = block.label === undefined ? block.text : `${block.label} ${block.text}`
  if (printed.trim() === '') return
  addHeading(part, toRead(block), readHeading(printed) ?? { label: undefined, title: printed })
}

/** The operative part. */
export function walkOperative(blocks: readonly AknBlock[]): Part {
  return walkNumbered(newPart('operative', 'op'), repairBlocks(blocks))
}

/** An annex: its first heading says which, the next how it is called. */
export function walkAnnex(blocks: readonly AknBlock[], index: number): Part {
  const first = blocks[0]
  const headed = first?.kind === 'heading'
  const label = headed ? /^annex\s+([IVXLC]{1,6}|\d{1,2}|[A-Z])\b/i.exec(first.text)?.[1] : undefined
  const title = headed && !/^annex\b/i.test(first.text) ? first.text : undefined
  const at = { start: first?.start ?? 0, end: first?.end ?? 0 }
  const part = newPart('annex', `annex-${index + 1}/par`, { at, label, title })
  return walkNumbered(part, repairBlocks(headed ? blocks.slice(1) : blocks))
}

function walkNumbered(part: Part, blocks: readonly AknBlock[]): Part {
  const numbered = blocks.some((b) => b.kind === 'text' && !b.nested && numberOf(b) !== undefined)
  blocks.forEach((block, i) => {
    if (block.kind === 'heading') takeTitle(part, block)
    else if (block.kind === 'text') takeNumbered(part, block, numbered, nextSub(blocks, i))
  })
  return part
}

function takeTitle(part: Part, block: AknBlock): void {
  const { annex } = part
  const titled = annex && annex.title === undefined && !part.numberer.started && part.headings.length === 0
  if (titled && block.label === undefined) annex.title = block.text
  else takeHeading(part, block)
}

function numberOf(block: AknBlock): Label | undefined {
  const label = block.label === undefined ? undefined : readLabel(block.label)
  return label?.kind === 'number' ? label : undefined
}

/** `4.` deep inside a list is a paragraph only if it is the next one. */
function isTop(part: Part, block: AknBlock, { piece }: Label): boolean {
  return !block.nested || (Number(piece) === part.numberer.expected && block.opening !== undefined)
}

function takeNumbered(part: Part, block: AknBlock, numbered: boolean, next: Label | undefined): void {
  const { numberer } = part
  const read = toRead(block)
  const number = numberOf(block)
  if (number && isTop(part, block, number)) return numberer.number(read, number.piece)
  if (read.label) {
    const label = number ? { ...number, kind: 'sub' as const } : read.label
    if (numberer.sub(read, label, next)) return
  }
  if (numberer.started && (numbered || block.opening === undefined || block.wrapUp)) {
    if (numberer.continue(read)) return
  }
  if (part.kind === 'annex') numberer.named(read, '0')
  else numberer.number(read)
}

/** The label of the next lettered block. */
function nextSub(blocks: readonly AknBlock[], index: number): Label | undefined {
  for (const block of blocks.slice(index + 1, index + 60)) {
    const label = block.kind === 'text' && block.label !== undefined ? readLabel(block.label) : undefined
    if (label && label.kind !== 'bullet') return label.kind === 'sub' ? label : undefined
  }
  return undefined
}
