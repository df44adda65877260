/** Wording that one text takes from another which it is no version of. */
import { measureLikeness } from './likeness.ts'
import { live } from './pairs.ts'
import { reviseWording } from './revisions.ts'
import type { Revision } from './revisions.ts'
import type { Version } from './version.ts'

/** Less in common may be the manner of the genre. */
const LEAST = 0.5
const LEAST_WORDS = 12

/**
 * The paragraphs of `newer` that take their wording from one of `older`, each with the one it is most like, in the
 * order of the newer text. Meant for a text and one that it cites; likeness alone does not say who took from whom.
 */
export function findReuse(older: Version, newer: Version): readonly Revision[] {
  const [from, to] = [live(older), live(newer)]
  const likeness = measureLikeness(from, to)
  const best = new Map<number, { readonly index: number; readonly score: number }>()
  from.forEach((_, index) => {
    for (const other of likeness.candidates(index)) {
      const score = likeness.between(index, other)
      if (score >= LEAST && score > (best.get(other)?.score ?? 0)) best.set(other, { index, score })
    }
  })
  return to.flatMap((paragraph, at) => {
    const source = from[best.get(at)?.index ?? -1]
    if (!source || paragraph.text.split(' ').length < LEAST_WORDS) return []
    return [reviseWording(source, paragraph, ['reused'])]
  })
}
