/** Akoma Ntoso → everything that was read from it. */

import { placeLinks } from './cite/links.ts'
import { readMetadata, type ExternalMetadata } from './metadata.ts'
import type { Citation, Metadata, ResolutionDocument } from './model.ts'
import { parseAkn } from './parse/akn/parse-akn.ts'
import { sourceSpan } from './parse/clean.ts'
import type { ParsedText } from './parse/parse-text.ts'
import { readParsed, type ReadOptions } from './read-document.ts'
import { readStatement, type AknStatement } from './source/akn/statement.ts'

/**
 * Reads a document from Akoma Ntoso XML. Its plain text is the one laid out here. The English extractor runs on English
 * only: other languages give structure, metadata and links. Throws InputError as `readStatement`; odd markup gives
 * diagnostics.
 */
export function readAkn(xml: string, options: ReadOptions): ResolutionDocument {
  const statement = readStatement(xml)
  const parsed = parseAkn(statement, options.authorities)
  const external = { ...recordedMetadata(statement), ...options.external }
  const { language, subjects, vote, sponsors } = statement.record
  const all = { ...options, external }
  const document =
    language === 'en'
      ? readParsed(statement.text, parsed, all, statement.links)
      : readForeign(statement, parsed, readMetadata(parsed, external, options.authorities), options)
  return { ...document, record: { subjects, sponsors, ...(vote ? { vote } : {}) } }
}

/** What the file says beside its text, for fields that the text may not print. */
function recordedMetadata({ record, own }: AknStatement): ExternalMetadata {
  const { adopted, issued, language } = record
  if (own) {
    const items = own.agendaItems.length > 0 ? { agendaItems: own.agendaItems } : {}
    return { ...own.fields, ...items }
  }
  return {
    language,
    ...(adopted === undefined ? {} : { date: adopted }),
    ...(issued === undefined ? {} : { distributed: issued }),
  }
}

/** A document in another language: what its markup says, and nothing that takes reading it. */
function readForeign(
  statement: AknStatement,
  parsed: ParsedText,
  metadata: Metadata,
  { authorities }: ReadOptions,
): ResolutionDocument {
  const { masthead: _, formulaOrgan: __, openings: ___, ...structure } = parsed
  const placed = placeLinks(statement.links, structure.paragraphs, authorities.symbols)
  const noted = placeLinks(statement.links, structure.footnotes, authorities.symbols)
  return {
    ...structure,
    text: statement.text,
    metadata,
    paragraphs: structure.paragraphs.map(({ openingPhrase: _opening, ...paragraph }) => paragraph),
    footnotes: structure.footnotes.map((note) => ({
      ...note,
      resolvesTo: [...new Set((noted.get(note) ?? []).map(({ symbol }) => symbol))],
    })),
    citations: [...placed].flatMap(([paragraph, links]) => {
      const seen = new Set<string>()
      return links.flatMap((link): Citation[] => {
        if (seen.has(link.symbol)) return []
        seen.add(link.symbol)
        const span = sourceSpan(paragraph.map, link.start, link.end)
        const quote = paragraph.text.slice(link.start, link.end)
        const target = { kind: 'document' as const, key: link.symbol, label: link.symbol }
        const evidence = { paragraph: paragraph.id, quote, rule: 'cite/link', grade: 'stated' as const, ...span }
        return [{ in: paragraph.id, mention: quote, target, relation: 'mentions', evidence, ...span }]
      })
    }),
    acts: [],
    asks: [],
    facts: [],
    steps: [],
    mentions: [],
    aliases: [],
  }
}
