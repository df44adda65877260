/** References from one paragraph of a text to another that does not hold what is looked for there. */
import type { Finding } from './finding.ts'
import { allMatches } from '../matches.ts'
import type { Paragraph, ResolutionDocument } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'

/** `paragraph 36 of the annex to the present resolution`, `paragraph 5 of the present resolution`, `paragraph 3 above`. */
const REFERENCE =
  /\bparagraph (\d{1,3}) (?:(of|in) the (annex )?(?:(?:to|of) the )?present (?:draft )?(?:resolution|decision)|(above|below))\b/g

/**
 * References to a paragraph that is not there; and those to a paragraph that names nothing of what the sentence names,
 * where another paragraph of the same part does.
 */
export function findStaleReferences(document: ResolutionDocument): Finding[] {
  const names = namesByParagraph(document)
  return document.paragraphs.flatMap((paragraph) =>
    allMatches(REFERENCE, paragraph.text).flatMap((match) => {
      const message = faultOf(document, names, paragraph, match)
      if (message === undefined) return []
      const span = sourceSpan(paragraph.map, match.index, match.index + match[0].length)
      const target = targetOf(document, paragraph, match)
      const concerns = target === undefined ? {} : { concerns: { paragraph: target.id } }
      return [{ code: 'stale-reference' as const, message, paragraph: paragraph.id, ...concerns, ...span }]
    }),
  )
}

/** What the reference gets wrong, if anything. */
function faultOf(
  document: ResolutionDocument,
  names: ReadonlyMap<string, ReadonlyMap<string, string>>,
  paragraph: Paragraph,
  match: RegExpMatchArray,
): string | undefined {
  const target = targetOf(document, paragraph, match)
  if (target === undefined)
    return hasPart(document, paragraph, match) ? `There is no such paragraph: ${match[0]}` : undefined
  const sought = names.get(paragraph.id) ?? new Map<string, string>()
  const there = names.get(target.id)
  // What is said `above` is often an amount or a decision, which no name tells.
  if (match[4] !== undefined || sought.size === 0 || [...sought.keys()].some((key) => there?.has(key))) return undefined
  const prefix = target.id.slice(0, target.id.lastIndexOf('/') + 1)
  const siblings = document.paragraphs.filter(({ id }) => id.startsWith(prefix) && id !== paragraph.id)
  // Whatever many paragraphs name is no sign of where the reference belongs.
  for (const [key, name] of sought) {
    const holders = siblings.filter(({ id }) => names.get(id)?.has(key))
    const [only] = holders
    if (only !== undefined && holders.length === 1) {
      return `Paragraph ${match[1]} does not name the ${name}; paragraph ${only.id.split('/').at(-1)} does`
    }
  }
  return undefined
}

function targetOf({ paragraphs }: ResolutionDocument, from: Paragraph, match: RegExpMatchArray): Paragraph | undefined {
  const id = `${partOf(from, match)}/${match[1]}`
  return paragraphs.find((each) => each.id === id)
}

/** `annex/par` for a reference into the annex, else the body; `above` and `below` stay in the part of the sentence. */
function partOf({ id }: Paragraph, [, , , annex, near]: RegExpMatchArray): string {
  if (near === undefined) return annex === undefined ? 'op' : 'annex/par'
  return /^annex(?:-\d+)?\/par/.exec(id)?.[0] ?? 'op'
}

/** A part without any numbered paragraph was not read, which is no fault of the reference. */
function hasPart({ paragraphs }: ResolutionDocument, from: Paragraph, match: RegExpMatchArray): boolean {
  const part = partOf(from, match)
  return paragraphs.some(({ id }) => id.startsWith(`${part}/`))
}

/** Paragraph id → key → name of the mandates and instruments that it names; organs act everywhere and tell nothing. */
function namesByParagraph(document: ResolutionDocument): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const names = new Map<string, Map<string, string>>()
  const put = (paragraph: string, key: string | undefined, name: string) => {
    if (key === undefined || !/^(?:mandate|instrument|treaty)\//.test(key)) return
    const known = names.get(paragraph) ?? new Map<string, string>()
    names.set(paragraph, known.set(key, name))
  }
  for (const mention of document.mentions) put(mention.in, mention.key, mention.name)
  for (const { evidence, object } of document.facts) put(evidence.paragraph, object.key, object.name)
  for (const citation of document.citations) put(citation.in, citation.target.key, citation.target.label)
  return names
}
