/** Tells a hyphen that belongs to a word from one that only a line break put there. */

const PREFIXES = new Set(
  'anti co counter cross ex extra gender half high inter intra long low macro mid micro multi non off over peer post pre pro pseudo re self semi short single socio sub two three four five well zero child human capacity policy decision follow'.split(
    ' ',
  ),
)

/**
 * Reads the words of `text` once it is first asked. True means: the hyphen at the line's end goes. A word that the
 * text prints elsewhere decides; failing that, two parts that are words of their own keep their hyphen.
 */
export function hyphenReader(text: string): (before: string, after: string) => boolean {
  let known: Set<string> | undefined
  return (before, after) => {
    known ??= new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu))
    const [one, two] = [before.toLowerCase(), after.toLowerCase()]
    if (known.has(`${one}-${two}`)) return false
    if (known.has(one + two)) return true
    return !PREFIXES.has(one) && !(known.has(two) && one.length > 3 && countedAlone(text, one))
  }
}

/** The word stands alone somewhere, not only before a line-end hyphen. */
function countedAlone(text: string, word: string): boolean {
  return new RegExp(String.raw`\b${word}\b(?!-)`, 'i').test(text)
}
