/** Numbered blocks → paragraphs of the model. */

import type { Authorities } from '../authority/authorities.ts'
import { matchPhrase, type PhraseMatch } from '../authority/phrases.ts'
import type { Paragraph } from '../model.ts'
import { sourceOffset, type CleanText } from './clean.ts'
import { placeholderStatus } from './editorial.ts'
import type { Numbered } from './numbering.ts'
import { numberedOnly, type Part } from './part.ts'

/** The paragraphs of a part in reading order, their verbs not yet read. */
export function partParagraphs(part: Part, rename: (id: string) => string, authorities: Authorities): Paragraph[] {
  return numberedOnly(part).map((numbered) => toParagraph(part, numbered, rename(numbered.id), authorities))
}

function toParagraph(part: Part, { parts }: Numbered, id: string, { phrases }: Authorities): Paragraph {
  const { text, map } = joinParts(parts.map((read) => read.clean))
  const label = parts[0]?.label?.printed
  const status = placeholderStatus(text)
  const phrase = status ? undefined : matchPhrase(phrases, text, 0)
  return {
    id,
    kind: part.kind,
    ...(label === undefined ? {} : { label }),
    text,
    ...(phrase && /^\p{Lu}/u.test(text) ? { openingPhrase: openingOf(text, phrase, phrases) } : {}),
    verbs: [],
    ...(status ? { status } : {}),
    start: sourceOffset(map, 0),
    end: sourceOffset(map, Math.max(0, text.length - 1)) + 1,
    map,
  }
}

/** The phrase as it is printed in italics: with a second verb at once after it, without what either governs. */
function openingOf(text: string, { mood, end }: PhraseMatch, phrases: Authorities['phrases']): string {
  const joint = /^ and /.exec(text.slice(end, end + 5))
  const second = joint ? matchPhrase(phrases, text, end + 5) : undefined
  const whole = second && second.mood === mood ? second.end : end
  return text
    .slice(0, whole)
    .replace(/ (?:of|by|that|about|at|to(?: remain seized)?|the (?:invitation|request|call|appeal|need))$/, '')
}

function joinParts(parts: readonly CleanText[]): CleanText {
  const [first, ...rest] = parts
  if (!first || rest.length === 0) return first ?? { text: '', map: [0, 0] }
  let { text } = first
  const map = [...first.map]
  for (const part of rest) {
    text += ' '
    for (let i = 0; i < part.map.length; i += 2) map.push((part.map[i] ?? 0) + text.length, part.map[i + 1] ?? 0)
    text += part.text
  }
  return { text, map }
}
