/** Files that say their paths → parts, without numbering anything. */

import type { AknBlock } from '../../source/akn/blocks.ts'
import type { AknStatement } from '../../source/akn/statement.ts'
import type { ReadBlock } from '../numbering.ts'
import { newPart, type Part } from '../part.ts'

/** The parts of a file that resograph wrote. */
export function exactParts({ preamble, body, attachments }: AknStatement): readonly Part[] {
  return [
    fill(
      newPart('preambular', 'pp'),
      preamble.flatMap(({ blocks }) => blocks),
    ),
    fill(newPart('operative', 'op'), body),
    ...attachments.flatMap((blocks) => annexPart(blocks)),
  ]
}

function annexPart([heading, ...blocks]: readonly AknBlock[]): Part[] {
  if (heading?.path === undefined) return []
  const { path, label, text, start, end } = heading
  const annex = { at: { start, end }, label, title: text === '' ? undefined : text }
  return [fill(newPart('annex', `${path}/par`, annex), blocks)]
}

function fill(part: Part, blocks: readonly AknBlock[]): Part {
  for (const block of blocks) {
    if (block.kind === 'heading') part.headings.push(headingOf(part, block))
    else if (block.path !== undefined) part.numberer.paragraphs.push({ id: block.path, parts: [toRead(block)] })
  }
  return part
}

function headingOf({ numberer }: Part, { label, text, start, end }: AknBlock): Part['headings'][number] {
  return { label, title: text === '' ? undefined : text, start, end, from: numberer.paragraphs.length }
}

function toRead({ start, end, text, map, label }: AknBlock): ReadBlock {
  const line = { start, end, text, indent: 0, role: 'text' as const }
  const read = { block: { lines: [line], gap: true, page: false }, clean: { text, map } }
  return label === undefined
    ? read
    : { ...read, label: { kind: 'number', printed: label, piece: '', length: label.length } }
}
