/** Ways to damage a file, each the same for the same seed, so that a number brings an input back. */
import { unzipSync, zipSync } from 'fflate'

/** A source of chance that a seed brings back: numbers from 0 to 1, as `Math.random` gives them (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** No mutation makes a file larger than this. */
const MOST = 1024 * 1024

/**
 * The bytes of `original`, damaged in one to four ways. `other` is a second file, from which pieces are taken; both
 * stay as they are. Every second file with markup stays well-formed, and of every second archive one part is damaged
 * rather than the whole: else few would be read beyond their first error.
 */
export function mutate(original, other, random) {
  const careful = random() < 0.5
  if (isZip(original) && careful) return repack(original, other, random)
  return damage(Buffer.from(original), other, random, waysFor(original, careful))
}

function damage(original, other, random, ways) {
  let bytes = original
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    const way = ways[Math.floor(random() * ways.length)]
    bytes = way(bytes, other, random).subarray(0, MOST)
  }
  return bytes
}

function waysFor(bytes, careful) {
  if (isMarkup(bytes)) return careful ? [elements, elements, attributes, words] : [...ANY, ...MARKUP]
  return isZip(bytes) ? [...ANY, ...ZIP] : [...ANY, ...TEXT]
}

const isMarkup = (bytes) => /^\uFEFF?\s*</.test(bytes.subarray(0, 64).toString('utf8'))
const isZip = (bytes) => bytes.subarray(0, 2).toString('latin1') === 'PK'
const below = (random, end) => Math.floor(random() * Math.max(1, end))
const pick = (random, items) => items[below(random, items.length)]

function span(bytes, random, longest) {
  const start = below(random, bytes.length)
  return [start, Math.min(bytes.length, start + 1 + below(random, longest))]
}

const put = (bytes, at, piece, until = at) => Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(until)])

function flip(bytes, _, random) {
  const flipped = Buffer.from(bytes)
  if (flipped.length === 0) return flipped
  for (let left = 1 + below(random, 30); left > 0; left--)
    flipped[below(random, flipped.length)] ^= 1 << below(random, 8)
  return flipped
}

const truncate = (bytes, _, random) => bytes.subarray(0, below(random, bytes.length))

function remove(bytes, _, random) {
  const [start, end] = span(bytes, random, 5000)
  return put(bytes, start, Buffer.alloc(0), end)
}

function splice(bytes, other, random) {
  const [start, end] = span(other, random, 20_000)
  return put(bytes, below(random, bytes.length), other.subarray(start, end))
}

function repeat(bytes, _, random) {
  const [start, end] = span(bytes, random, pick(random, [4, 40, 400, 20_000]))
  const piece = bytes.subarray(start, end)
  const times = Math.min(pick(random, [2, 20, 2000]), Math.floor(400_000 / Math.max(1, piece.length)))
  return put(bytes, end, Buffer.concat(Array.from({ length: times }, () => piece)))
}

function swap(bytes, _, random) {
  const [start, end] = span(bytes, random, 3000)
  const rest = put(bytes, start, Buffer.alloc(0), end)
  return put(rest, below(random, rest.length), bytes.subarray(start, end))
}

const LIMITS = ['0', '-1', '1', '255', '65535', '65536', '2147483647', '4294967295', '99999999999999999999', '1e309']

/** A number where one is written in digits becomes one at the edge of what machines count. */
function digits(bytes, _, random) {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(/\d{1,12}/g)]
  if (found.length === 0) return bytes
  const match = pick(random, found)
  return put(bytes, match.index, Buffer.from(pick(random, LIMITS)), match.index + match[0].length)
}

/** Bytes that decoders, terminals and databases stumble over. */
const ODD = ['\0', '\u202e', '\ufeff', '\ufffe', '\u0301', '\u2028', '\f', '\x1b[2J', '\ud83d\ude00', '\r', ' ', '\t']

function odd(bytes, _, random) {
  const piece = pick(random, [
    Buffer.from(pick(random, ODD).repeat(1 + below(random, 3000))),
    Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
  ])
  return put(bytes, below(random, bytes.length), piece)
}

const ANY = [flip, flip, truncate, remove, splice, repeat, swap, digits, odd]

/** What plain text is read by: labels, formulas, notes, brackets and cross-references, many or deep. */
const PHRASES = [
  '(a) ',
  '1. ',
  '¹ ',
  '[',
  ']',
  '(',
  ')',
  '“',
  '\n\n',
  ' of its resolution 61/180, ',
  'Recalling ',
  '/',
  ';',
]

function phrases(bytes, _, random) {
  const many = pick(random, [1, 10, 1000])
  const words = Array.from({ length: 1 + below(random, 3) }, () => pick(random, PHRASES)).join('')
  return put(bytes, below(random, bytes.length), Buffer.from(words.repeat(many)))
}

/** All lines in one, or every word on its own. */
function lines(bytes, _, random) {
  const text = bytes.toString('utf8')
  return Buffer.from(random() < 0.5 ? text.replaceAll('\n', ' ') : text.replaceAll(' ', '\n'))
}

const TEXT = [phrases, phrases, lines]

const TAG = /<[^<>]{1,300}>/g
const ENTITIES =
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'

function tags(bytes, _, random) {
  const text = bytes.toString('utf8')
  const found = [...text.matchAll(TAG)]
  if (found.length < 2) return bytes
  const [one, other] = [pick(random, found), pick(random, found)]
  return Buffer.from(
    text.slice(0, one.index) + pick(random, ['', other[0], one[0] + one[0]]) + text.slice(one.index + one[0].length),
  )
}

/** An element goes, comes twice, or comes inside itself: the file stays well-formed. */
function elements(bytes, _, random) {
  const text = bytes.toString('utf8')
  const names = [...new Set([...text.matchAll(/<(\w{1,40})[\s>]/g)].map((match) => match[1]))]
  if (names.length === 0) return bytes
  const name = pick(random, names)
  const open = [...text.matchAll(new RegExp(`<${name}[\\s>]`, 'g'))]
  const start = pick(random, open).index
  const close = text.indexOf(`</${name}>`, start)
  if (close < 0) return bytes
  const end = close + name.length + 3
  const element = text.slice(start, end)
  const inner = element.slice(element.indexOf('>') + 1, close - start)
  const times = Math.min(pick(random, [2, 30, 3000]), Math.ceil(400_000 / element.length))
  const deep = Math.min(times, 1500)
  const changed = pick(random, [
    '',
    inner,
    element.repeat(times),
    `<${name}>`.repeat(deep) + element + `</${name}>`.repeat(deep),
  ])
  return Buffer.from(text.slice(0, start) + changed + text.slice(end))
}

const attributes = (bytes, _, random) => {
  const text = bytes.toString('utf8')
  const found = [...text.matchAll(/="[^"]{0,200}"/g)]
  if (found.length === 0) return bytes
  const one = pick(random, found)
  const value = pick(random, [
    '',
    ...LIMITS,
    '&amp;',
    '../../etc',
    'x'.repeat(5000),
    pick(random, found)[0].slice(2, -1),
  ])
  return Buffer.from(`${text.slice(0, one.index)}="${value}"${text.slice(one.index + one[0].length)}`)
}

const entities = (bytes, _, random) =>
  random() < 0.5
    ? Buffer.concat([Buffer.from(ENTITIES), bytes])
    : put(
        bytes,
        below(random, bytes.length),
        Buffer.from(pick(random, ['&b;', '&#0;', '&#x10FFFF;', '&#xD800;', '<![CDATA['])),
      )

/** A stretch of words between two tags gives way to something else. */
function words(bytes, other, random) {
  const text = bytes.toString('utf8')
  const found = [...text.matchAll(/>[^<>]{2,2000}</g)]
  if (found.length === 0) return bytes
  const one = pick(random, found)
  const piece = pick(random, [
    pick(random, PHRASES).repeat(pick(random, [1, 100, 10_000])),
    pick(random, found)[0]
      .slice(1, -1)
      .repeat(pick(random, [1, 30])),
    pick(random, ['\t', '\u00a0', '\u202e', '\u0301', '\ud83d\ude00']).repeat(pick(random, [1, 3000])),
    '',
  ])
  return Buffer.from(`${text.slice(0, one.index)}>${piece}${text.slice(one.index + one[0].length - 1)}`)
}

const MARKUP = [tags, elements, elements, attributes, entities]

/** Sizes, offsets and counts in the headers of an archive. */
function headers(bytes, _, random) {
  const changed = Buffer.from(bytes)
  const marks = ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x07\x08']
  const at = changed.indexOf(pick(random, marks), below(random, changed.length), 'latin1')
  if (at < 0 || at + 46 > changed.length) return changed
  changed.writeUInt32LE(
    pick(random, [0, 1, 0x7fffffff, 0xffffffff, below(random, 2 ** 32)]),
    at + 4 + below(random, 38),
  )
  return changed
}

/** The archive within itself, or twice. */
const nest = (bytes, _, random) =>
  random() < 0.5 ? Buffer.concat([bytes, bytes]) : put(bytes, below(random, bytes.length), bytes)

const ZIP = [headers, headers, nest]

/** An archive of which one part is damaged, blown up, renamed, gone, or an archive. */
function repack(bytes, other, random) {
  try {
    const parts = unzipSync(bytes)
    const names = Object.keys(parts)
    const name = pick(
      random,
      names.filter((each) => /word\/(?:document|footnotes|numbering|styles|header)/.test(each)),
    )
    const part = Buffer.from(parts[name] ?? [])
    const kind = random()
    if (kind < 0.8) parts[name] = damage(part, part, random, waysFor(part, random() < 0.7))
    else if (kind < 0.85) parts[name] = Buffer.alloc(60_000_000, pick(random, [' ', '<a>', 'x']))
    else if (kind < 0.9) parts[`../${name}`] = part
    else if (kind < 0.95) delete parts[name]
    else parts[name] = bytes
    return Buffer.from(zipSync(parts, { level: 1 }))
  } catch {
    return damage(bytes, other, random, [...ANY, ...ZIP])
  }
}
