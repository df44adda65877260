/** Running text as Akoma Ntoso: its opening phrase, its links, the marks of its footnotes. */
import { addTo, groupBy } from '../../group-by.ts'
import { thingIri } from '../iri.ts'
import { element, join, type Content, type Xml } from './element.ts'
import type { AknCitation, AknFootnote, AknParagraph, AknRemark, AknSource } from './source.ts'

/** A stretch of the words that is a link, half-open in UTF-16 units. */
interface Link {
  readonly start: number
  readonly end: number
  readonly wrap: (words: Content) => Xml
}

/** What stands between two characters. */
interface Mark {
  readonly at: number
  readonly xml: Xml
}

/** Writes the words of a document's paragraphs; each footnote is written where its first mark stands. */
export interface WordsWriter {
  readonly words: (paragraph: AknParagraph) => Xml
  /** What is bound to no paragraph: footnotes without a mark, remarks before the first paragraph. */
  readonly loose: () => Xml
}

/** A writer for the paragraphs of `source`. */
export function openWords(source: AknSource, base: string): WordsWriter {
  const marks = marksOf(source, base)
  const remarks = groupBy(source.remarks, ({ follows }) => follows ?? '')
  const known = new Set(source.paragraphs.map(({ path }) => path))
  return {
    words: (paragraph) =>
      join([
        writeWords(paragraph.text, {
          phrase: paragraph.phrase,
          links: linksOf(paragraph.text, source.citations.get(paragraph.path) ?? [], base),
          marks: marks.get(paragraph.path) ?? [],
        }),
        ...(remarks.get(paragraph.path) ?? []).map(writeRemark),
      ]),
    loose: () =>
      join([
        ...source.footnotes.filter((note) => note.marks.length === 0).map((note) => writeNote(note, base)),
        ...[...remarks].flatMap(([follows, some]) => (known.has(follows) ? [] : some.map(writeRemark))),
      ]),
  }
}

function writeRemark({ kind, text }: AknRemark): Xml {
  return element('remark', { 'rg:kind': kind }, text)
}

function marksOf({ footnotes, paragraphs }: AknSource, base: string): ReadonlyMap<string, readonly Mark[]> {
  const texts = new Map(paragraphs.map(({ path, text }) => [path, text]))
  const marks = new Map<string, Mark[]>()
  for (const note of footnotes) {
    note.marks.forEach(({ path, at }, index) => {
      const xml = index === 0 ? writeNote(note, base) : writeNoteRef(note)
      const text = texts.get(path) ?? ''
      addTo(marks, path, { at: Array.from(text).slice(0, at).join('').length, xml })
    })
  }
  return marks
}

function writeNote({ id, marker, text, cited, documents }: AknFootnote, base: string): Xml {
  const links = cited.flatMap((key): Link[] => {
    const start = spellings(key)
      .map((words) => ({ words, at: findWords(text, words) }))
      .find(({ at }) => at >= 0)
    return start ? [{ start: start.at, end: start.at + start.words.length, wrap: wrapper(key, base) }] : []
  })
  const words = writeWords(text, { phrase: undefined, links: apart(links), marks: [] })
  const refersTo = documents.length === 0 ? undefined : documents.join(' ')
  const attributes = { eId: noteId(id), marker, placement: 'bottom', 'rg:refersTo': refersTo }
  return element('authorialNote', attributes, element('p', {}, words))
}

function writeNoteRef({ id, marker }: AknFootnote): Xml {
  return element('noteRef', { href: `#${noteId(id)}`, marker, placement: 'bottom' })
}

function noteId(id: string): string {
  return id.replaceAll(/[/\s]/g, '_')
}

/** How a symbol may be printed: `A/RES/55/25`, `55/25`; `S/RES/1325(2000)`, `1325 (2000)`. */
function spellings(key: string): readonly string[] {
  const council = /^S\/RES\/(\d+)\((\d{4})\)$/.exec(key)
  if (council) return [key, `S/RES/${council[1]} (${council[2]})`, `${council[1]} (${council[2]})`]
  const number = /\/((?:E?S-)?\d+\/\d+[A-Z]?)$/.exec(key)?.[1]
  return number === undefined ? [key] : [key, number]
}

/** Where the words stand, and not within a longer number. */
function findWords(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/[\w/]/.test(text.charAt(at - 1)) && !/[\w/]/.test(text.charAt(at + words.length))) return at
  }
  return -1
}

/** The links of a text in order: a citation's words are looked for where it says that they stand. */
function linksOf(text: string, citations: readonly AknCitation[], base: string): readonly Link[] {
  const links: Link[] = []
  let last = -1
  for (const { mention, target, at, noted } of citations) {
    // What a footnote names is linked there; here only where the words name it too.
    if (mention === '' || at === last || (noted && !names(mention, target))) continue
    last = at
    const start = nearest(text, mention, at, links.at(-1)?.end ?? 0)
    if (start >= 0) links.push({ start, end: start + mention.length, wrap: wrapper(target, base) })
  }
  return apart(links)
}

function names(mention: string, key: string): boolean {
  return spellings(key).some((words) => findWords(mention, words) >= 0)
}

/** The occurrence at or after `from` that is closest to `at`; -1 where there is none. */
function nearest(text: string, words: string, at: number, from: number): number {
  let best = -1
  for (let here = text.indexOf(words, from); here >= 0; here = text.indexOf(words, here + 1)) {
    if (best < 0 || Math.abs(here - at) < Math.abs(best - at)) best = here
    else break
  }
  return best
}

/** In order of place; one that begins within another is left out. */
function apart(links: readonly Link[]): readonly Link[] {
  const kept: Link[] = []
  for (const link of links.toSorted((one, other) => one.start - other.start)) {
    if (link.start >= (kept.at(-1)?.end ?? 0)) kept.push(link)
  }
  return kept
}

/** A document of the United Nations is linked where they publish it; any other thing is a reference to its IRI. */
function wrapper(key: string, base: string): Link['wrap'] {
  const symbol = /^[A-Z][\w.-]*\/[^@]+$/.test(key)
  return (words) =>
    symbol
      ? element('a', { href: encodeURI(`https://undocs.org/en/${key}`) }, words)
      : element('ref', { href: encodeURI(thingIri(base, key).value) }, words)
}

interface Dressing {
  readonly phrase: string | undefined
  readonly links: readonly Link[]
  readonly marks: readonly Mark[]
}

/** The text cut at its marks, each stretch with what encloses it. */
function writeWords(text: string, { phrase, links, marks }: Dressing): Xml {
  const italic = phrase !== undefined && phrase !== '' && text.startsWith(phrase) ? phrase.length : 0
  const clear = links
    .filter(({ start }) => start >= italic)
    .map((link) => ({ ...link, end: Math.min(link.end, ...marks.map(({ at }) => at).filter((at) => at > link.start)) }))
  const inside = marks.filter(({ at }) => at < italic)
  const after = marks.filter(({ at }) => at >= italic)
  const head = italic === 0 ? undefined : element('span', { class: 'italic' }, stretch(text, 0, italic, [], inside))
  return join([head, stretch(text, italic, text.length, clear, after)])
}

function stretch(text: string, from: number, to: number, links: readonly Link[], marks: readonly Mark[]): Xml {
  const pieces: Content[] = []
  let at = from
  const upTo = (place: number) => {
    if (place > at) pieces.push(text.slice(at, place))
    at = Math.max(at, place)
  }
  const stops = [...links, ...marks.map(({ at: start, xml }) => ({ start, xml }))]
  for (const stop of stops.toSorted((one, other) => one.start - other.start || rank(one) - rank(other))) {
    upTo(Math.min(stop.start, to))
    if ('xml' in stop) pieces.push(stop.xml)
    else {
      pieces.push(stop.wrap(text.slice(stop.start, stop.end)))
      at = stop.end
    }
  }
  upTo(to)
  return join(pieces)
}

/** A mark stands before a link that begins where it stands. */
function rank(stop: object): number {
  return 'xml' in stop ? 0 : 1
}
