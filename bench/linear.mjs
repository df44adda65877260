/**
 * How fast documents are read: the shipped ones, and one that is made of their paragraphs at 100 kB, 1 MB and 10 MB.
 * With EVAL=FOLDER also how fast a folder is built, and in how much memory. `npm run bench`; reads `dist/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileAuthorities, loadAuthorities, readDocument } from '../dist/index.js'

const TARGETS = { megabytes: 10, ratio: 1.3, documents: 250, mebibytes: 1024 }
const folder = new URL('../data/sources/', import.meta.url)
const authorities = compileAuthorities(loadAuthorities())
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
const adopted = texts.map((text) => readDocument(text, { authorities })).filter((each) => each.metadata.symbol)

/** A paragraph as it would be printed: the numbers of its footnotes raised, and the notes that they mark. */
function printed({ id, text }, { footnotes }, firstNote) {
  const marks = footnotes
    .flatMap((note) => note.anchors.map(({ paragraph, offset }) => ({ paragraph, offset, note })))
    .filter(({ paragraph }) => paragraph === id)
    .toSorted((one, other) => one.offset - other.offset)
    .map((mark, i) => ({ ...mark, raised: raised(firstNote + i) }))
  const line = marks.reduceRight((all, { offset, raised }) => all.slice(0, offset) + raised + all.slice(offset), text)
  return { line, notes: marks.map((mark) => `${mark.raised} ${mark.note.text}`) }
}

const raised = (number) => String(number).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit])

/**
 * One resolution of about `bytes`: two fifths preamble, then numbered paragraphs that decide and ask, in as many annexes
 * as their numbers need. Every eighth paragraph ends a page, which gives its footnotes.
 */
function resolutionOf(bytes) {
  const kinds = ['preambular', 'operative', 'annex']
  const [preamble, ...numbered] = kinds.map((kind) =>
    adopted.flatMap((document) =>
      document.paragraphs.filter((p) => p.kind === kind && p.text.length > 60).map((p) => ({ p, document })),
    ),
  )
  const lines = ['Resolution adopted by the General Assembly on 1 March 2020', '74/999. Trade', 'The General Assembly,']
  const notes = []
  let [size, note] = [0, 1]
  const put = ({ p, document }, label, at) => {
    const { line, notes: own } = printed(p, document, note)
    note += own.length
    notes.push(...own)
    lines.push(label + line)
    if (at % 8 === 7) lines.push(...notes.splice(0))
    size = size + Buffer.byteLength(line) + own.reduce((all, each) => all + Buffer.byteLength(each), 0)
  }
  for (let at = 0; size < 0.4 * bytes; at++) put(preamble[at % preamble.length], '', at)
  const rest = numbered.flat()
  for (let at = 0; size < bytes; at++) {
    if (at > 0 && at % 900 === 0) lines.push('Annex', 'Further provisions')
    put(rest[at % rest.length], `${(at % 900) + 1}. `, at)
  }
  return [...lines, ...notes].join('\n\n')
}

/** Nanoseconds a byte, of processor time, since the machine may have other work: the median of `runs`. */
function measure(documents, runs) {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    for (const text of documents) readDocument(text, { authorities })
    const { user, system } = process.cpuUsage(start)
    return 1000 * (user + system)
  })
  const median = times.toSorted((one, other) => one - other)[Math.floor(runs / 2)]
  return median / documents.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0)
}

function report(name, value, unit, met, target) {
  process.stdout.write(`${name}: ${value} ${unit} (target: ${target}${met ? '' : ', MISSED'})\n`)
}

function reportSpeed(name, nanoseconds) {
  const speed = 1000 / nanoseconds
  const value = `${nanoseconds.toFixed(1)} ns a byte, ${speed.toFixed(2)}`
  report(name, value, 'MB a second', speed >= TARGETS.megabytes, `at least ${TARGETS.megabytes}`)
}

/** Builds the folder as users do, in a process of its own, and then again what has not changed. */
function buildFolder(path) {
  const place = mkdtempSync(join(tmpdir(), 'resograph-bench-'))
  const [out, said] = [join(place, 'out.nq.gz'), join(place, 'report.json')]
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
  // A folder of folders with many kinds of files may keep its official XML apart.
  const apart = ['akn', 'malformed'].map((name) => join(path, name)).filter((each) => existsSync(each))
  const build = () => {
    const args = ['build', '-q', ...(apart.length > 0 ? apart : [path]), '-o', out, '--resume', '--report', said]
    spawnSync(process.execPath, [main, ...args], { stdio: 'ignore' })
    return JSON.parse(readFileSync(said, 'utf8'))
  }
  const { documents, failures, seconds, processorSeconds, workers, peakMemoryBytes } = build()
  const again = build()
  rmSync(place, { recursive: true })
  const [rate, memory] = [documents / seconds, peakMemoryBytes / 2 ** 20]
  const name = `build of ${documents} documents on ${workers} threads (${failures.length} not read)`
  report(name, rate.toFixed(0), 'documents a second', rate >= TARGETS.documents, `at least ${TARGETS.documents}`)
  const most = (workers * documents) / TARGETS.documents
  report('processor time', processorSeconds.toFixed(1), 's', processorSeconds <= most, `at most ${most.toFixed(0)}`)
  report('peak memory', memory.toFixed(0), 'MiB', memory < TARGETS.mebibytes, `under ${TARGETS.mebibytes}`)
  report('the same again', again.seconds.toFixed(2), 's', again.seconds < seconds / 20, `a twentieth at most`)
}

measure(texts, 200)
reportSpeed('shipped documents', measure(texts, 30))
const [small, middle, large] = [100_000, 1_000_000, 10_000_000].map((bytes) => [resolutionOf(bytes)])
const [first, second, third] = [measure(small, 30), measure(middle, 5), measure(large, 5)]
reportSpeed('100 kB', first)
reportSpeed('1 MB', second)
reportSpeed('10 MB', third)
const ratio = third / first
report(
  '10 MB against 100 kB',
  ratio.toFixed(2),
  'times the time a byte',
  ratio <= TARGETS.ratio,
  `at most ${TARGETS.ratio}`,
)
if (process.env.EVAL) buildFolder(process.env.EVAL)
// The rate hangs on the machine; that no byte costs more in a long text does not.
if (ratio > TARGETS.ratio) process.exitCode = 1
