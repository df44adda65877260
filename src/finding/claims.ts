/** What a text says of the documents that it cites, to be held against these documents. */
import type { Finding } from './finding.ts'
import type { Citation, ResolutionDocument, Span } from '../model.ts'
import { findDates } from '../parse/dates.ts'

/** A title or a date that a citation gives to the document with this key. */
export interface Claim extends Span {
  readonly kind: 'title' | 'date'
  /** The title without quotation marks, or the date as `2010-07-30`. */
  readonly value: string
  readonly key: string
  readonly paragraph: string
}

/** What a document says of itself. */
export interface SelfDescription {
  readonly title?: string | undefined
  readonly date?: string | undefined
}

/** Characters behind a mention in which its date and title are looked for. */
const REACH = 400
/** A number with the date right behind it, footnote marks passed over: `63/194 of 18 December 2008`. */
const DATED = /^[^;]{0,80}?\d(?: ?[A-Z])?[\p{No}*]{0,6} of (\d{1,2}\s\p{L}{3,12}\s\d{4})/u
/** What may stand between a mention and its title: a date, footnote marks, commas; and `all`, for a list. */
const TITLED =
  /^[\p{No}*]{0,6}(?: of \d{1,2}\s\p{L}{3,12}\s\d{4})?[\p{No}*]{0,6},?\sentitled\s[“"]((?:[^“”"]|“[^“”"]{1,200}”){3,300})[”"]/u
const ALL_TITLED = /^[^;:“”"]{0,300}\s(?:all|both) entitled\s[“"]((?:[^“”"]|“[^“”"]{1,200}”){3,300})[”"]/

/** The claims of all citations of documents, in the order of the text. */
export function findClaims({ text, citations }: ResolutionDocument): Claim[] {
  const cited = citations.filter(({ target }) => target.kind === 'document').toSorted((a, b) => a.start - b.start)
  return cited.flatMap((citation) => {
    const following = text.slice(citation.start, citation.end + REACH)
    return [...findDate(citation, following), ...findTitle(citation, following)]
  })
}

function findDate(citation: Citation, following: string): Claim[] {
  const match = DATED.exec(following)
  // Any number before the end of the mention belongs to it; the next one to the next citation.
  if (match === null || match[0].lastIndexOf(' of ') > citation.end - citation.start + 6) return []
  const [date] = findDates(match[1] ?? '')
  if (date === undefined) return []
  const start = match[0].length - (match[1] ?? '').length
  return [toClaim(citation, 'date', date.iso, { start, end: match[0].length })]
}

function findTitle(citation: Citation, following: string): Claim[] {
  const reach = citation.end - citation.start
  const behind = following.slice(reach)
  const match = TITLED.exec(behind) ?? ALL_TITLED.exec(behind)
  if (match === null || /\n\s*\n/.test(match[0])) return []
  const title = (match[1] ?? '').replaceAll(/\s+/g, ' ')
  const start = reach + match[0].lastIndexOf('entitled', match[0].length - title.length)
  return [toClaim(citation, 'title', title, { start, end: reach + match[0].length })]
}

function toClaim(citation: Citation, kind: Claim['kind'], value: string, { start, end }: Span): Claim {
  const from = citation.start
  return { kind, value, key: citation.target.key, paragraph: citation.in, start: from + start, end: from + end }
}

/** What is wrong with a claim by what the cited document says of itself, or undefined where they agree or it is silent. */
export function checkClaim(claim: Claim, { title, date }: SelfDescription): Finding | undefined {
  const { kind, value, key, paragraph, start, end } = claim
  const own = kind === 'title' ? title : date
  // A title that itself begins with a quotation may be quoted in part.
  if (own === undefined || foldTitle(own).startsWith(foldTitle(value))) return undefined
  const message = `${key} is cited with the ${kind} ${value}; its own is ${own}`
  return { code: `${kind}-differs`, message, paragraph, concerns: { key }, start, end }
}

/** Letters and digits in lower case: signs do not make another title. */
function foldTitle(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
