/** What holds of reading for every text: it never throws, spans are true, and the same text gives the same statements. */
import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { InputError } from '../../src/errors.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { findClaims } from '../../src/finding/claims.ts'
import { findFindings } from '../../src/finding/findings.ts'
import type { ResolutionDocument, Span } from '../../src/model.ts'
import { sourceOffset } from '../../src/parse/clean.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { serialize } from '../../src/rdf/serialize.ts'
import { readDocument } from '../../src/read-document.ts'
import { decodeText } from '../../src/source/text.ts'
import { documentGraphs, indexGraphs } from '../../src/trace/graphs.ts'
import { verifyDocument } from '../../src/trace/verify.ts'

const records = loadAuthorities()
const authorities = compileAuthorities(records)
const folder = new URL('../../data/sources/', import.meta.url)
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))

const read = (text: string) => readDocument(text, { authorities })
const sha256 = 'ab'.repeat(32)

const anything = fc.string({ unit: 'binary', maxLength: 300 })
/** Up to 1,500 characters from anywhere in a shipped document: words, tables and notes cut in the middle. */
const piece = fc
  .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(1500))
  .map(([text, at, length]) => text.slice(at % text.length, (at % text.length) + length))
const beginning = fc.tuple(fc.constantFrom(...texts), fc.nat(6000)).map(([text, length]) => text.slice(0, length))
const splice = fc.array(fc.oneof(piece, anything, beginning), { maxLength: 5 }).map((parts) => parts.join(''))
const anyText = fc.oneof(anything, beginning, splice)
const runs = { numRuns: 60 }

/** Everything of a document that has a span. */
function spansOf(document: ResolutionDocument): readonly Span[] {
  const { paragraphs, sections, annexes, footnotes, notes, diagnostics, acts, citations, asks, mentions } = document
  const parts = [paragraphs, sections, annexes, footnotes, notes, diagnostics, acts, citations, asks, mentions]
  const metadata = Object.values(document.metadata.evidence)
  return [...parts.flat(), ...document.facts.map(({ evidence }) => evidence), ...metadata, ...findFindings(document)]
}

test('no text throws, and every span lies in it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const document = read(text)
      const outside = [...spansOf(document), ...findClaims(document)].filter(
        ({ start, end }) => !(start >= 0 && start <= end && end <= text.length),
      )
      expect(outside).toEqual([])
    }),
    runs,
  )
})

test('no bytes throw anything but that they are no text', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    piece.map((text) => Buffer.from(text, 'utf16le')),
  )
  fc.assert(
    fc.property(bytes, (each) => {
      try {
        expect(typeof decodeText(each).text).toBe('string')
      } catch (error) {
        expect(error).toBeInstanceOf(InputError)
      }
    }),
  )
})

test('each letter of a clean text stands in the source where its map says', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const document = read(text)
      for (const part of [...document.paragraphs, ...document.footnotes]) {
        const letters = [...part.text.matchAll(/[\p{L}\p{N}]/gu)].filter(
          (match) => !text.startsWith(match[0], sourceOffset(part.map, match.index)),
        )
        expect(letters.map((match) => match[0])).toEqual([])
      }
    }),
    runs,
  )
})

test('every statement quotes the source, and none is without evidence', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const quads = mapDataset([{ document: read(text), sha256 }], records, { base: 'http://localhost:3000/' })
      const faults = documentGraphs(indexGraphs(quads)).flatMap((graph) =>
        verifyDocument(graph, { text, sha256, path: '' }),
      )
      expect(faults.filter(({ code }) => code !== 'wording')).toEqual([])
    }),
    runs,
  )
})

const bytes = (text: string) =>
  serialize([...mapDataset([{ document: read(text), sha256 }], records, { base: 'http://localhost:3000/' })], 'trig')

test('the same text gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      expect(await bytes(text)).toBe(await bytes(text))
    }),
    { numRuns: 15 },
  )
})

// What is odd about a text as a whole spans all of it.
const partsOf = (document: ResolutionDocument) => spansOf({ ...document, diagnostics: [] })
const ids = ({ paragraphs }: ResolutionDocument) => paragraphs.map(({ id, text: words }) => [id, words])
const cited = ({ citations }: ResolutionDocument) => citations.map((each) => [each.in, each.target, each.relation])

test('blank lines in front shift every span and change nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(beginning, fc.constantFrom(...texts)), fc.integer({ min: 1, max: 40 }), (text, lines) => {
      const [before, after] = [read(text), read('\n'.repeat(lines) + text)]
      const shift = ({ start, end }: Span) => [start + lines, end + lines]
      expect(partsOf(after).map(({ start, end }) => [start, end])).toEqual(partsOf(before).map(shift))
      expect(ids(after)).toEqual(ids(before))
      expect(cited(after)).toEqual(cited(before))
    }),
    { numRuns: 20 },
  )
})
