/** Statements of a president on behalf of the organ: the organ acts in the third person, sentence by sentence. */

import { allMatches } from '../matches.ts'
import { matchPhrase, type PhraseIndex, type PhraseMatch } from '../authority/phrases.ts'

const STATEMENT = /\b(?:made|issued) the following statement on behalf of the (?:Security )?Council:/
const SPEAKER = /(?<=[.:;“"”] ?[“"]?)The (?:Security )?Council (?=\p{Ll})/gu

/** Whether a text is such a statement: `… the President made the following statement on behalf of the Council: …`. */
export function isSpoken(text: string): boolean {
  return text.includes('the following statement on behalf of') && STATEMENT.test(text)
}

/** The phrase that each sentence about the organ opens with: `The Security Council recalls …`. Total. */
export function spokenPhrases(text: string, phrases: PhraseIndex): PhraseMatch[] {
  return allMatches(SPEAKER, text).flatMap(({ index, 0: speaker }) => {
    const phrase = matchPhrase(phrases, text, index + speaker.length)
    return phrase?.mood === 'finite' ? [phrase] : []
  })
}
