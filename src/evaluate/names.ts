/** When two names denote one thing: for comparing what was found with gold. */

const MARKS = /[*_⁰¹²³⁴-⁹]/g
const SMALL = new Set('the of a an and on to in for against united nations'.split(' '))
const SYMBOL = /^[a-z]+\.?(?:\/[a-z0-9.()-]+)+$/

/** Quotes and white space folded, marks removed. */
export function plain(text: string): string {
  return text.replace(/’/g, "'").replace(/[“”]/g, '"').replace(MARKS, '').replace(/\s+/g, ' ').trim()
}

/** A name in lower case without its article and the signs around it. */
export function foldName(name: string): string {
  return plain(name)
    .toLowerCase()
    .replace(/^[\s.,;:"']+|(?<![\s.,;:"'])[\s.,;:"']+$/g, '')
    .replace(/^the /, '')
    .replaceAll(' (', '(')
}

/**
 * Names that one document may be called by: its symbol and the title of what it contains. Made from the authority
 * records, so that `A/RES/55/2` and the Millennium Declaration count as equal.
 */
export type Synonyms = ReadonlyMap<string, string>

/** Equal, equal symbols but for a missing year, or nearly the same words. */
export function sameName(one: string, two: string, synonyms: Synonyms): boolean {
  const [a, b] = [canonical(one, synonyms), canonical(two, synonyms)]
  if (a === b) return true
  if (SYMBOL.test(a) || SYMBOL.test(b)) return a.replace(/\(\d{4}\)$/, '') === b.replace(/\(\d{4}\)$/, '')
  return alikeWords(words(a), words(b))
}

function canonical(name: string, synonyms: Synonyms): string {
  const folded = foldName(name)
  return synonyms.get(folded) ?? folded
}

function words(name: string): Set<string> {
  return new Set((name.match(/[a-z0-9/.()-]+/g) ?? []).filter((word) => !SMALL.has(word)))
}

/** Three quarters of all words shared, or all of the shorter name's three or more; a protocol is no convention. */
function alikeWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false
  for (const kind of ['protocol', 'protocols']) if (a.has(kind) !== b.has(kind)) return false
  const shared = [...a].filter((word) => b.has(word)).length
  const smaller = Math.min(a.size, b.size)
  return shared / (a.size + b.size - shared) >= 0.75 || (smaller >= 3 && shared === smaller)
}
