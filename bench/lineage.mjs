/** How long it takes to compare two texts of 400 paragraphs, and ten versions of one; `npm run bench`. */
import { compareVersions } from '../dist/lineage/compare.js'

const WORDS =
  'Member States resolution human rights persons trafficking Secretary-General report session Council Assembly measures international cooperation national relevant including women children development implementation programme support strengthen welcomes requests encourages invites urges recalls Convention Protocol United Nations effective technical assistance capacity prevention protection prosecution victims civil society private sector'.split(
    ' ',
  )

/** A row of numbers below 1 that is the same each time. */
function chance(seed) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

const next = chance(7)
const word = () => (next() < 0.25 ? `w${Math.floor(next() * 4000)}` : WORDS[Math.floor(next() * WORDS.length)])
const sentence = () => `${Array.from({ length: 40 + Math.floor(next() * 50) }, word).join(' ')};`
const versionOf = (texts) => ({
  paragraphs: texts.map((text, at) => ({ id: `op/${at + 1}`, kind: 'operative', text })),
  notes: [],
  acts: [],
  citations: [],
  asks: [],
})

/** Every eighth word another, one paragraph in twenty moved, one in thirty new and one in thirty gone. */
function revise(texts, number) {
  const changed = texts.map((text, index) =>
    text
      .split(' ')
      .map((each, at) => ((at + index + number) % 8 === 0 ? word() : each))
      .join(' '),
  )
  const kept = changed.filter((_, at) => (at + number) % 30 !== 0)
  const moved = kept.filter((_, at) => (at + number) % 20 === 0)
  const rest = kept.filter((_, at) => (at + number) % 20 !== 0)
  return [...rest, ...moved, ...Array.from({ length: texts.length - kept.length }, sentence)]
}

const texts = [Array.from({ length: 400 }, sentence)]
while (texts.length < 10) texts.push(revise(texts.at(-1), texts.length))
const versions = texts.map(versionOf)
const compareAll = () => versions.slice(1).map((version, at) => compareVersions(versions[at], version))
const timed = (work) => {
  const started = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

const first = timed(() => compareVersions(versions[0], versions[1]))
const pairs = Array.from({ length: 9 }, (_, at) => timed(() => compareVersions(versions[at], versions[at + 1])))
const ten = timed(compareAll)
const middle = pairs.toSorted((one, other) => one - other)[4]
console.log(
  `lineage: two texts of 400 paragraphs ${middle.toFixed(0)} ms (the first time ${first.toFixed(0)} ms), ` +
    `ten versions of one ${ten.toFixed(0)} ms of processor time`,
)
