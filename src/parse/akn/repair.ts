/** Blocks as they were marked up → blocks as they were meant: repairs that need the neighbouring blocks. */

import type { AknBlock } from '../../source/akn/blocks.ts'
import { isSubLabel } from './labels.ts'

/** The blocks of a body or an annex, repaired. */
export function repairBlocks(blocks: readonly AknBlock[]): AknBlock[] {
  return demoteItems(dropTableNotes(mergeLabels(blocks)))
}

/** A number alone on its line belongs to the unnumbered text after it; `58.` before `(a) …` has no text of its own. */
function mergeLabels(blocks: readonly AknBlock[]): AknBlock[] {
  const merged: AknBlock[] = []
  let label: string | undefined
  blocks.forEach((block, i) => {
    const own = label
    label = undefined
    const next = blocks[i + 1]
    if (own !== undefined && block.label === undefined) merged.push({ ...block, label: own })
    else if (block.kind !== 'separator' || !block.label || next?.kind !== 'text') merged.push(block)
    else if (next.label === undefined) label = block.label
    else merged.push(isSubLabel(next.label) ? { ...block, kind: 'text' } : block)
  })
  return merged
}

/** Unlabelled lines right after a table are its notes, not paragraphs. */
function dropTableNotes(blocks: readonly AknBlock[]): AknBlock[] {
  let after = false
  return blocks.map((block) => {
    if (block.kind === 'separator') return block
    const note = block.kind === 'text' && block.label === undefined && block.opening === undefined
    if (after && note && !/^[a-z]/.test(block.text)) return { ...block, kind: 'separator' }
    after = block.kind === 'table'
    return block
  })
}

/** Unlabelled lines after a colon are items of a list, not headings. */
function demoteItems(blocks: readonly AknBlock[]): AknBlock[] {
  let colon = false
  return blocks.map((block) => {
    if (block.guessed && block.kind === 'heading' && colon) {
      const { opening: _, ...item } = block
      return { ...item, kind: 'text' }
    }
    if (block.kind === 'text') colon = block.text.endsWith(':')
    else if (block.kind === 'heading') colon = false
    return block
  })
}

const ANNEX_HEADING = /^(?:Annex|ANNEX)\b|\b(?:Annex|ANNEX)$/

/** The body's own blocks, and those of each annex that was typed into it. */
export function splitAnnexes(blocks: readonly AknBlock[]): { own: AknBlock[]; annexes: AknBlock[][] } {
  const scopes: AknBlock[][] = [[]]
  for (const block of blocks) {
    const opens = block.kind === 'heading' && ANNEX_HEADING.test(block.text) && block.text.split(' ').length <= 20
    if (opens) scopes.push([])
    scopes.at(-1)?.push(block)
  }
  const [own = [], ...annexes] = scopes
  return { own, annexes }
}
