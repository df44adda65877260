/** Short names that a text uses and never introduces. */
import type { Finding } from './finding.ts'
import type { Citation, ResolutionDocument } from '../model.ts'

/** A citation by short name, as its rule says. */
const BY_SHORT_NAME = /^cite\/short /
/** Letters only, two of them capitals: `UNTOC`. Other names of a record, `the Beijing Platform`, explain themselves. */
const ACRONYM = /^(?:the )?[A-Z][A-Za-z.-]{0,20}[A-Z][A-Za-z.-]{0,20}$/
/** Short names that every text of the United Nations may use. */
const WELL_KNOWN = /\bCharter\b/

/** The first use of each short name whose full name neither stands nor is defined up to there. */
export function findUndefinedNames(document: ResolutionDocument): Finding[] {
  const { citations, aliases } = document
  const introduced = new Set<string>()
  const defined = new Set(aliases.map(({ means }) => means))
  const ordered = citations.toSorted((a, b) => a.start - b.start)
  return ordered.flatMap((citation) => {
    const { key, label } = citation.target
    const known = introduced.has(key) || defined.has(label)
    introduced.add(key)
    return known || !isShort(citation) || isWritten(document, citation) ? [] : [toFinding(citation, ordered)]
  })
}

/** The full name may stand where something else is cited by it: the resolution that adopted a plan. */
function isWritten({ metadata, paragraphs }: ResolutionDocument, { target, end }: Citation): boolean {
  const name = target.label.toLowerCase()
  const before = paragraphs.filter((paragraph) => paragraph.start < end).map(({ text }) => text)
  return [metadata.title ?? '', ...before].some((text) => text.toLowerCase().includes(name))
}

function isShort({ evidence, mention }: Citation): boolean {
  return (BY_SHORT_NAME.test(evidence.rule) && !WELL_KNOWN.test(mention)) || ACRONYM.test(mention)
}

function toFinding({ mention, target, in: paragraph, start, end }: Citation, ordered: readonly Citation[]): Finding {
  const full = ordered.find((each) => each.target.key === target.key && !isShort(each))
  const rest = full === undefined ? 'is nowhere introduced' : `stands before its full name in ${full.in}`
  const message = `“${mention}” ${rest}; it is read as the ${target.label}`
  return { code: 'undefined-alias', message, paragraph, concerns: { key: target.key }, start, end }
}
