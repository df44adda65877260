/** A small invented resolution, read by hand: one of everything that the mapper publishes. */
import type { AuthorityRecords } from '../../src/authority/records.ts'
import type { Evidence, Paragraph, ParagraphKind, ResolutionDocument, Span } from '../../src/model.ts'

/** `𝒳` is one code point and two UTF-16 units: from there on the two counts differ by one. */
const text = `Resolution 999/1
Plan 𝒳
The General Assembly,
Recalling its resolution 55/25,1 by which it adopted the Convention,
1. Requests the Secretary-General to report by 1 March 2013:
(a) On the Fund;
2. Decides to extend the mandate of the Special Rapporteur.
Annex
1. The Protocol enters into force on 25 December 2003.
1 United Nations, Treaty Series, vol. 2225, No. 39574.
[Deleted: zero tolerance]
`

/** Where `quote` stands in the text. */
function spanOf(quote: string): Span {
  const start = text.indexOf(quote)
  return { start, end: start + quote.length }
}

function evidence(within: string, quote: string, grade: Evidence['grade'] = 'stated'): Evidence {
  return { ...spanOf(quote), paragraph: within, quote, rule: 'by-hand', grade }
}

function paragraph(id: string, kind: ParagraphKind, quote: string, more: Partial<Paragraph> = {}): Paragraph {
  return { ...spanOf(quote), id, kind, text: quote, verbs: [], map: [0, spanOf(quote).start], ...more }
}

const mandate = { name: 'Special Rapporteur on trafficking', key: 'mandate/sr-trafficking' }

/** The document; its text is what its offsets count in. */
export const sample: ResolutionDocument = {
  text,
  metadata: {
    symbol: 'A/RES/999/1',
    type: 'resolution',
    organ: 'General Assembly',
    title: 'Plan 𝒳',
    date: '2099-07-30',
    session: '999',
    agendaItems: ['104', '105'],
    language: 'en',
    external: ['date'],
    evidence: { title: spanOf('Plan 𝒳') },
  },
  formula: spanOf('The General Assembly,'),
  paragraphs: [
    paragraph('pp/1', 'preambular', 'Recalling its resolution 55/25,1 by which it adopted the Convention,', {
      text: 'Recalling its resolution 55/25, by which it adopted the Convention,',
      // After 31 characters the footnote mark was taken out.
      map: [0, spanOf('Recalling').start, 31, spanOf('Recalling').start + 32],
      openingPhrase: 'Recalling',
      verbs: ['recalling'],
    }),
    paragraph('op/1', 'operative', 'Requests the Secretary-General to report by 1 March 2013:', {
      label: '1.',
      openingPhrase: 'Requests',
      verbs: ['requests'],
    }),
    paragraph('op/1/a', 'operative', 'On the Fund;', { label: '(a)' }),
    paragraph('op/2', 'operative', 'Decides to extend the mandate of the Special Rapporteur.', {
      label: '2.',
      openingPhrase: 'Decides',
      verbs: ['decides'],
    }),
    paragraph('annex/par/1', 'annex', 'The Protocol enters into force on 25 December 2003.', { label: '1.' }),
  ],
  sections: [{ ...spanOf('Annex'), id: 'annex/section/1', title: 'In force', paragraphs: ['annex/par/1'] }],
  annexes: [{ ...spanOf('Annex'), id: 'annex', label: 'Annex', title: 'The plan' }],
  footnotes: [
    {
      ...spanOf('1 United Nations, Treaty Series, vol. 2225, No. 39574.'),
      marker: '1',
      text: 'United Nations, Treaty Series, vol. 2225, No. 39574.',
      anchoredIn: ['pp/1'],
      anchors: [],
      resolvesTo: ['United Nations Treaty Series vol. 2225, No. 39574'],
      map: [],
    },
  ],
  notes: [
    { ...spanOf('[Deleted: zero tolerance]'), kind: 'deleted', text: 'zero tolerance', paragraph: 'annex/par/1' },
  ],
  diagnostics: [{ ...spanOf('Plan 𝒳'), code: 'odd-title', message: 'The title holds a mathematical letter' }],
  acts: [
    {
      ...spanOf('Requests'),
      in: 'op/1',
      phrase: 'Requests',
      verb: 'requests',
      relation: 'requests',
      modifiers: [],
      phraseAt: { start: 0, end: 8 },
      stretch: { start: 8, end: 57 },
    },
  ],
  citations: [
    {
      ...spanOf('resolution 55/25'),
      in: 'pp/1',
      mention: 'resolution 55/25',
      target: { kind: 'document', key: 'A/RES/55/25', label: 'A/RES/55/25' },
      relation: 'recalls',
      part: 'annex I',
      evidence: evidence('pp/1', 'resolution 55/25'),
    },
    {
      ...spanOf('the Convention'),
      in: 'pp/1',
      mention: 'the Convention',
      target: { kind: 'treaty', key: 'treaty/untoc', label: 'Convention' },
      relation: 'recalls',
      via: '1',
      evidence: evidence('pp/1', 'the Convention', 'resolved'),
    },
  ],
  asks: [
    {
      ...spanOf('Requests the Secretary-General'),
      in: 'op/1',
      verb: 'requests',
      addressees: [{ name: 'Secretary-General', key: 'organ/secretary-general' }, { name: 'Bodies concerned' }],
      deadline: { text: 'by 1 March 2013', date: '2013-03-01' },
      evidence: evidence('op/1', 'Requests the Secretary-General'),
    },
  ],
  steps: [],
  facts: [
    {
      subject: { name: 'A/RES/55/25', key: 'A/RES/55/25' },
      predicate: 'adopts',
      object: { name: 'Convention', key: 'treaty/untoc' },
      evidence: evidence('pp/1', 'by which it adopted the Convention', 'inferred'),
    },
    {
      subject: { name: 'A/RES/999/1', key: 'A/RES/999/1' },
      predicate: 'extends',
      object: mandate,
      evidence: evidence('op/2', 'extend the mandate'),
    },
    {
      subject: { name: 'Protocol', key: 'treaty/trafficking-protocol' },
      predicate: 'enters-into-force',
      object: { name: '2003-12-25' },
      evidence: evidence('annex/par/1', 'enters into force on 25 December 2003'),
    },
  ],
  aliases: [{ alias: 'the Convention', means: 'Convention against Crime', definedIn: 'pp/1' }],
  mentions: [
    {
      ...spanOf('Special Rapporteur'),
      in: 'op/2',
      key: mandate.key,
      name: mandate.name,
      evidence: evidence('op/2', 'Special Rapporteur'),
    },
  ],
}

/** The document as the mapper takes it, with an invented hash. */
export const sampleEntry = { document: sample, sha256: 'ab'.repeat(32) }

const record = { examples: [], source: 'by hand' }

/** The records that the sample needs. */
export const sampleRecords: AuthorityRecords = {
  organs: [
    { ...record, key: 'organ/general-assembly', name: 'General Assembly', kind: 'principal' },
    { ...record, key: 'organ/secretary-general', name: 'Secretary-General', kind: 'principal' },
  ],
  treaties: [
    {
      ...record,
      key: 'treaty/untoc',
      name: 'Convention against Crime',
      aliases: ['UNTOC'],
      unts: [{ volume: 2225, number: 39574 }],
      adoptedIn: 'A/RES/55/25',
      part: 'annex I',
    },
    { ...record, key: 'treaty/trafficking-protocol', name: 'Trafficking Protocol', supplements: 'treaty/untoc' },
  ],
  instruments: [],
  mandates: [
    {
      ...record,
      key: 'mandate/sr-trafficking',
      name: 'Special Rapporteur on trafficking',
      kind: 'special-rapporteur',
      parent: 'organ/human-rights-council',
    },
  ],
  agents: [],
  verbs: [
    { ...record, key: 'requests', forms: ['requesting', 'requests', 'request'], force: 'requesting', strength: 3 },
  ],
  modifiers: { adverbs: [], intensifiers: [], source: 'by hand' },
  symbols: {
    acts: [
      {
        form: 'ga-resolution',
        organ: 'organ/general-assembly',
        type: 'resolution',
        prefix: 'A/RES',
        numbering: [{ layout: 'session' }],
        examples: {},
        source: 'by hand',
      },
    ],
    series: [],
    elements: [],
    qualifiers: [],
  },
}
