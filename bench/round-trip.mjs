/**
 * Files → graph → Akoma Ntoso → graph: how many of the statements come back: `node bench/round-trip.mjs FOLDER… [--plain] [--most N]`.
 * `--plain` takes our own attributes off before reading back, which shows what the structure of the XML alone gives.
 * Offsets, quotes and hashes count in the new plain text and are left out, as are the diagnostics of reading.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compileAuthorities, loadAuthorities } from '../dist/index.js'
import { openReader } from '../dist/files/documents.js'
import { collectInputs } from '../dist/files/collect.js'
import { readAkn } from '../dist/read-akn.js'
import { OUTSIDE_FIELDS } from '../dist/source/akn/own.js'
import { writeAkn } from '../dist/rdf/akn/write.js'
import { mapDocument } from '../dist/rdf/map.js'
import { indexNames } from '../dist/rdf/things.js'
import { sha256 } from '../dist/files/read.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    plain: { type: 'boolean' },
    most: { type: 'string', default: '100000' },
    show: { type: 'string', default: '0' },
  },
})
const base = 'http://localhost:3000/'
const records = loadAuthorities()
const authorities = compileAuthorities(records)
const names = indexNames(records)
const read = openReader(records)
const local = (iri) => iri.replace(/^.*[#/]/, '')
const LEFT_OUT = new Set(['start', 'end', 'quote', 'sha256', 'code'])

/** The graph without what counts in the plain text; of citations and the like that which is said, not its number. */
function statements(document, hash) {
  const quads = mapDocument(document, { base, sha256: hash, names })
  const skip = new Set(
    quads
      .filter((q) => q.predicate.value.endsWith('#type') && /#(?:Diagnostic|Finding)$/.test(q.object.value))
      .map((q) => q.subject.value),
  )
  return new Set(
    quads
      .filter((q) => !skip.has(q.subject.value) && !LEFT_OUT.has(local(q.predicate.value)))
      .map((q) => `${q.subject.value.slice(base.length)} ${local(q.predicate.value)} ${q.object.value}`),
  )
}

const kinds = {
  paragraphs: (d) =>
    d.paragraphs.map(({ id, kind, text, openingPhrase, status }) =>
      JSON.stringify([id, kind, text, openingPhrase, status]),
    ),
  footnotes: (d) =>
    d.footnotes.map(({ marker, text, anchoredIn, resolvesTo }) =>
      JSON.stringify([marker, text, anchoredIn, resolvesTo]),
    ),
  citations: (d) =>
    d.citations.map(({ in: p, mention, target, relation, via, part }) =>
      JSON.stringify([p, mention, target.key, relation, via, part]),
    ),
  metadata: (d) =>
    [...OUTSIDE_FIELDS, 'type', 'slug']
      .filter((f) => d.metadata[f] !== undefined)
      .map((f) => JSON.stringify([f, d.metadata[f], d.metadata.external.includes(f)])),
  record: (d) =>
    d.record
      ? [
          ...d.record.subjects.map((s) => JSON.stringify([s.label.replaceAll('_', ' '), s.iri])),
          ...d.record.sponsors.map((s) => JSON.stringify(s)),
          JSON.stringify(d.record.vote ?? null),
        ]
      : ['null'],
  sections: (d) =>
    [...d.sections, ...d.annexes].map(({ id, label, title, paragraphs }) =>
      JSON.stringify([id, label, title, paragraphs]),
    ),
  notes: (d) => d.notes.map(({ kind, text, paragraph }) => JSON.stringify([kind, text, paragraph])),
}
const tally = {}
const lost = new Map()
let documents = 0
let same = 0
let bytes = 0
let failed = 0
const { inputs } = await collectInputs(positionals)
for (const input of inputs.slice(0, Number(values.most))) {
  let loaded
  try {
    loaded = await read(input)
  } catch {
    failed++
    continue
  }
  const before = loaded.document
  const quads = mapDocument(before, { base, sha256: loaded.sha256, names })
  const iri = quads.find((q) => q.predicate.value.endsWith('#plainText')).subject.value
  let xml = writeAkn(quads, { iri, base })
  if (values.plain)
    xml = xml
      .replaceAll(/ rg:(?:path|label)="[^"]*"/g, '')
      .replace(/ xmlns:rg="[^"]*"/, '')
      .replace(/<proprietary.*?<\/proprietary>/s, '')
  bytes += xml.length
  const after = readAkn(xml, { authorities })
  documents++
  let whole = true
  for (const [kind, list] of Object.entries(kinds)) {
    const [one, other] = [new Set(list(before)), new Set(list(after))]
    const both = [...one].filter((each) => other.has(each)).length
    const sum = (tally[kind] ??= { before: 0, after: 0, both: 0 })
    sum.before += one.size
    sum.after += other.size
    sum.both += both
    if (both < one.size || both < other.size) {
      whole = false
      if (Number(values.show) > (lost.get(kind) ?? 0)) {
        lost.set(kind, (lost.get(kind) ?? 0) + 1)
        console.log(
          kind,
          input.path,
          '\n  -',
          [...one]
            .filter((x) => !other.has(x))
            .slice(0, 2)
            .join('\n    ')
            .slice(0, 500),
          '\n  +',
          [...other]
            .filter((x) => !one.has(x))
            .slice(0, 2)
            .join('\n    ')
            .slice(0, 500),
        )
      }
    }
  }
  const [one, other] = [statements(before, loaded.sha256), statements(after, loaded.sha256)]
  const missing = [...one].filter((each) => !other.has(each))
  const more = [...other].filter((each) => !one.has(each))
  const sum = (tally.statements ??= { before: 0, after: 0, both: 0 })
  sum.before += one.size
  sum.after += other.size
  sum.both += one.size - missing.length
  if (missing.length + more.length === 0) same++
  else if (Number(values.show) > (lost.get('graph') ?? 0)) {
    lost.set('graph', (lost.get('graph') ?? 0) + 1)
    console.log('graph', input.path, missing.slice(0, 3), more.slice(0, 3))
  }
  void sha256
}
for (const [kind, { before, after, both }] of Object.entries(tally)) {
  console.log(
    `${kind}: ${before} before, ${after} after, ${both} in both, F1 ${((2 * both) / (before + after || 1)).toFixed(5)}`,
  )
}
console.log(
  `${documents} documents (${failed} not read), the graph the same in ${same}; ${(bytes / 1e6).toFixed(1)} MB of XML`,
)
void [readdirSync, statSync, join]
