/** Preambular paragraphs that were filed at the head of the main body. */

import type { AknBlock } from './blocks.ts'

/** `Recalls` opens an operative paragraph, `Recalling` a preambular one. */
const FINITE = /^(?:Also |Further |Strongly |Once again |Again )?[A-Z][a-z]+s\b/

/** The preambular paragraphs that `blocks` begin with, and the rest. */
export function adoptPreamble(blocks: readonly AknBlock[]): {
  adopted: readonly AknBlock[]
  rest: readonly AknBlock[]
} {
  let from = 0
  const adopted: AknBlock[] = []
  for (;;) {
    const index = blocks.findIndex((block, i) => i >= from && block.kind === 'text')
    const block = blocks[index]
    if (!block || !isPreambular(block)) return { adopted, rest: blocks.slice(from) }
    adopted.push(block)
    from = index + 1
  }
}

/** Without a number, ending in a comma, and not opened by a finite verb. */
function isPreambular({ label, text, opening }: AknBlock): boolean {
  return label === undefined && text.endsWith(',') && opening !== undefined && !FINITE.test(opening)
}
