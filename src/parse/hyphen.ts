/** Tells a hyphen that belongs to a word from one that only a line break put there. */

const PREFIXES = new Set(
  'anti co counter cross ex extra gender half high inter intra long low macro mid micro multi non off over peer post pre pro pseudo re self semi short single socio sub two three four five well zero child human capacity policy decision follow'.split(
    ' ',
  ),
)

/** Up to this length a text is searched for each pair; a longer one has its words listed once. */
const SEARCHED = 100_000

/**
 * True means: the hyphen at the line's end goes. A word that the text prints elsewhere decides; failing that, two
 * parts that are words of their own keep their hyphen. Linear in the text.
 */
export function hyphenReader(text: string): (before: string, after: string) => boolean {
  let known: ((word: string) => boolean) | undefined
  return (before, after) => {
    known ??= wordTest(text.toLowerCase())
    const [one, two] = [before.toLowerCase(), after.toLowerCase()]
    if (known(`${one}-${two}`)) return false
    if (known(one + two)) return true
    return !PREFIXES.has(one) && !(one.length > 3 && known(one) && known(two))
  }
}

/** Says whether a lower-case text prints a word, whole and not cut by a line's end. */
function wordTest(text: string): (word: string) => boolean {
  if (text.length <= SEARCHED) return (word) => printsWord(text, word)
  const words = new Set(text.match(/\p{L}+(?:-\p{L}+)*/gu))
  return (word) => words.has(word)
}

function printsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}-]/u.test(text.charAt(at - 1)) && !/[\p{L}-]/u.test(text.charAt(at + word.length))) return true
  }
  return false
}
