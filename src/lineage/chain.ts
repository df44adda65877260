/** Which document follows which: the drafts of a text in the order of their dates, and what they became. */

/** A document as far as its place in a chain goes; keys are IRI paths after `id/`. */
export interface Link {
  readonly key: string
  /** Key of the document that it is a draft of. */
  readonly draftOf?: string
  /** ISO 8601. */
  readonly date?: string
}

/**
 * Each version with the next one, `[older, newer]`, chain by chain in the order given. Drafts without a date cannot
 * be ordered and lead straight to what they became. Nothing for a text that is not among `documents`.
 */
export function findSteps<Each extends Link>(documents: readonly Each[]): readonly (readonly [Each, Each])[] {
  const byKey = new Map(documents.map((document) => [document.key, document]))
  const finals = new Set(
    documents.flatMap(({ key, draftOf }) => (draftOf === key ? [] : (byKey.get(draftOf ?? '') ?? []))),
  )
  return [...finals].flatMap((final) => {
    const drafts = documents.filter(({ key, draftOf }) => draftOf === final.key && key !== final.key)
    const dated = drafts.filter(({ date }) => date !== undefined).toSorted(byDate)
    const undated = drafts.filter(({ date }) => date === undefined)
    const chain = [...dated, final]
    const steps = dated.map((draft, at) => [draft, chain[at + 1] ?? final] as const)
    return [...steps, ...undated.map((draft) => [draft, final] as const)]
  })
}

function byDate({ date: one = '' }: Link, { date: other = '' }: Link): number {
  return one < other ? -1 : Number(one > other)
}
