/** Tells a hyphen that belongs to a word from one that only a line break put there. */

/** First parts of compounds: before anything else they keep their hyphen. */
const COMPOUNDS = new Set(
  'anti capacity child co cross decision extra follow gender half high human intra long low mid non peer policy post pseudo self short single socio two three four five well zero'.split(
    ' ',
  ),
)
/** How these go on where the whole is one word: `human-itarian`, `post-poned`. */
const WHOLE =
  /^(?:anti(?:cipat|dot|quat|quit|path)|child(?:ren|hood|ish|less)|cross(?:ed|es|ing|road)|extra(?:ct|dit|ord|vag)|follow(?:ed|er|ing|s$)|half(?:way)|high(?:er|est|land|light|ly$|way)|human(?:e|i|k|ly$|s$)|long(?:er|est|stand)|low(?:er|est|land)|mid(?:dle|night|st|way)|post(?:age|al|ed|er|ing|pon|s$|ur)|short(?:age|com|en|er|fall|ly$))/

/** First parts that make one word with what follows, but for what begins like this. */
const SOLID: Readonly<Record<string, RegExp>> = {
  counter: /^(?:narco|prolif|terror|traffick)/,
  ex: /^(?:ante|chief|child|combatant|gratia|husband|minister|officio|post|prisoner|service|slave|soldier|wife)/,
  inter: /^(?:a(?!ct)|camp|clan|commun|e(?!st)|i(?!m)|o|parl|secret|town|tribal|u|village)/,
  macro: /^[aiou]/,
  micro: /^[aiou]/,
  multi: /^(?:[aeiou]|country|donor|hazard|million|partner|party|purpose|stakeholder|year)/,
  off: /^(?:balance|budget|duty|farm|limits|line|peak|shore|site|street|take)/,
  over: /^(?:e|reli)/,
  pre: /^(?:conf|emp|exist|inv|nego|school|sess|tax|trial|univ|war)/,
  pro: /^(?:choice|democra|govern|poor)/,
  re: /^e/,
  semi: /^(?:annual|arid|auto|i|official|public|skilled)/,
  sub: /^(?:entr|item|office)/,
}

/** Up to this length a text is searched for each pair; a longer one has its words listed once. */
const SEARCHED = 100_000

/**
 * True means: the hyphen at the line's end goes. A word that the text prints elsewhere decides; failing that, the first
 * parts of compounds, and two parts that are words of their own, keep their hyphen. Linear in the text.
 */
export function hyphenReader(text: string): (before: string, after: string) => boolean {
  let known: ((word: string) => boolean) | undefined
  return (before, after) => {
    known ??= wordTest(text.toLowerCase())
    const [one, two] = [before.toLowerCase(), after.toLowerCase()]
    if (known(`${one}-${two}`)) return false
    if (known(one + two)) return true
    const compound = SOLID[one]
    if (compound) return after === two && !compound.test(two)
    if (COMPOUNDS.has(one)) return WHOLE.test(one + two)
    return !(one.length > 3 && known(one) && known(two))
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
