/** The acts of a paragraph: its opening phrase and every further phrase that governs an object of its own. */

import type { Authorities } from '../authority/authorities.ts'
import { matchPhrase, opensPhrase, type Mood, type PhraseMatch } from '../authority/phrases.ts'
import type { Act, Paragraph } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'
import { isDecided } from '../parse/decision.ts'
import { nextJoint } from './joints.ts'
import { isSpoken, spokenPhrases } from './spoken.ts'

/** Verbs that, in the middle of a sentence, mostly belong to somebody else than the organ. */
const WEAK = new Set(
  'takes-into-account considers implements adopts establishes promotes supports launches extends renews terminates appoints elects designates convenes transmits amends agrees resolves determines approves directs requires entrusts reminds warns shares realizes remains places pursuant-to acting-under takes-action advises appropriates admits asks concerned alarmed encouraged troubled determined declares proclaims authorizes'.split(
    ' ',
  ),
)

/** What stands behind a plural noun and not behind a verb: `the commitments, requests for …`. */
const NOUN_FOLLOWS = /^ (?:for|of|by|made|from|in(?! th(?:is|at|ese)))\b/

/**
 * The acts of a paragraph that opens with a phrase, or with none, in order; their stretches cover the clean text from
 * the first phrase on. Total.
 */
export function findActs(
  paragraph: Paragraph,
  openingPhrase: PhraseMatch | undefined,
  { phrases }: Authorities,
): Act[] {
  const { text } = paragraph
  if (paragraph.status) return []
  const opening = openingPhrase ?? infinitiveAsk(paragraph, phrases) ?? firstPerson(text, phrases)
  const found: PhraseMatch[] = opening ? [opening] : []
  if (!opening && isSpoken(text)) return spokenActs(paragraph, phrases)
  if (!opening && isDecided(text)) return reportedActs(paragraph, phrases)
  const mood = opening ? opening.mood : paragraph.kind === 'annex' ? 'base' : undefined
  if (mood && (!isSubParagraph(paragraph) || text.startsWith('To ')))
    found.push(...furtherPhrases(text, opening?.end ?? 0, mood, paragraph, phrases))
  return found.map((phrase, i) => toAct(paragraph, phrase, found[i + 1]?.start ?? text.length))
}

/** The acts of a president's statement. It stands in quotation marks as a whole, so those inside it say nothing. */
function spokenActs(paragraph: Paragraph, phrases: Authorities['phrases']): Act[] {
  const text = paragraph.text.replaceAll(/[“”]/g, '"')
  const opened = spokenPhrases(text, phrases)
  const found = opened.flatMap((phrase, i) => {
    const sentence = text.slice(0, opened[i + 1]?.start ?? text.length)
    return [phrase, ...furtherPhrases(sentence, phrase.end, 'finite', paragraph, phrases)]
  })
  return found.map((phrase, i) => toAct(paragraph, phrase, found[i + 1]?.start ?? text.length))
}

/** `At its 50th meeting, on 19 April 2004, the Commission …, recalling …, decided to appoint …`: acts as reported. */
function reportedActs(paragraph: Paragraph, phrases: Authorities['phrases']): Act[] {
  const { text } = paragraph
  const found: PhraseMatch[] = []
  for (let joint = nextJoint(text, 0); joint; joint = nextJoint(text, joint.end)) {
    const at = joint.end
    const phrase = opensPhrase(phrases, text, at) && !insideQuote(text, at) ? matchPhrase(phrases, text, at) : undefined
    const acts = phrase && (phrase.mood === 'past' || (phrase.mood === 'participle' && !WEAK.has(phrase.record.key)))
    if (acts) found.push(phrase)
  }
  return found.map((phrase, i) => toAct(paragraph, phrase, found[i + 1]?.start ?? text.length))
}

/** `(c) To urge Member States …`: the item of a decision that asks. */
function infinitiveAsk(paragraph: Paragraph, phrases: Authorities['phrases']): PhraseMatch | undefined {
  const { text, kind } = paragraph
  if (kind !== 'operative' || !isSubParagraph(paragraph) || !text.startsWith('To ')) return undefined
  const phrase = matchPhrase(phrases, text, 3)
  return phrase?.record.asks && !/^(?:,| and )/.test(text.slice(phrase.end)) ? phrase : undefined
}

/** `We reaffirm our commitment`: a declaration speaks for those who adopt it. */
function firstPerson(text: string, phrases: Authorities['phrases']): PhraseMatch | undefined {
  return text.startsWith('We ') ? matchPhrase(phrases, text, 3) : undefined
}

function isSubParagraph({ id }: Paragraph): boolean {
  return /^(?:pp|op)\/[^/]+\/|\/par\/[^/]+\//.test(id)
}

function furtherPhrases(
  text: string,
  from: number,
  mood: Mood,
  { kind }: Paragraph,
  phrases: Authorities['phrases'],
): PhraseMatch[] {
  const found: PhraseMatch[] = []
  let next = Math.max(0, from - 1)
  for (let joint = nextJoint(text, next); joint; joint = nextJoint(text, next)) {
    next = joint.end
    const phrase = opensPhrase(phrases, text, next) ? matchPhrase(phrases, text, next) : undefined
    if (!phrase || phrase.mood !== mood || !governs(text, phrase, text.slice(joint.start, joint.end), mood, kind))
      continue
    if (insideQuote(text, phrase.start)) continue
    found.push(phrase)
    next = phrase.end
  }
  return found
}

/** Whether a phrase after a joint is an act of the organ and not part of a subordinate clause or a noun. */
function governs(text: string, phrase: PhraseMatch, joint: string, mood: Mood, kind: Paragraph['kind']): boolean {
  const joined = /and|while|as well/.test(joint)
  if (mood === 'finite') {
    const weak =
      WEAK.has(phrase.record.key) && !/^(?:decides|adopts|approves|authorizes|directs)$/.test(phrase.record.key)
    return (joined || !weak) && !NOUN_FOLLOWS.test(text.slice(phrase.end, phrase.end + 20))
  }
  if (mood === 'participle') {
    if (WEAK.has(phrase.record.key) || phrase.form.startsWith('guided')) return false
    return joined || /^,|^;/.test(joint)
  }
  const known = phrase.form.includes(' ') || (phrase.record.relation !== undefined && !WEAK.has(phrase.record.key))
  return joined && (kind === 'annex' ? known : phrase.record.asks === true)
}

/** Whether the last quotation mark before `at` is one that opens. */
function insideQuote(text: string, at: number): boolean {
  if (!text.includes('“')) return false
  for (let i = at - 1; i >= 0; i--) {
    const code = text.charCodeAt(i)
    if (code === 0x201c || code === 0x201d) return code === 0x201c
  }
  return false
}

function toAct(paragraph: Paragraph, phrase: PhraseMatch, stretchEnd: number): Act {
  const { record } = phrase
  const { start, end } = sourceSpan(paragraph.map, phrase.start, phrase.end)
  return {
    in: paragraph.id,
    phrase: paragraph.text.slice(phrase.start, phrase.end),
    verb: record.bare ? (phrase.wording.split(' ')[0] ?? '') : phrase.wording,
    relation: record.key,
    modifiers: phrase.modifiers,
    phraseAt: { start: phrase.start, end: phrase.end },
    stretch: { start: phrase.start, end: stretchEnd },
    start,
    end,
  }
}
