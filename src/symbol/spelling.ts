/** The odd spellings of symbols: spaces, hyphens, invisible characters, roman numerals. */

const hyphens = /[\u2010-\u2015\u2212\u00ad]/g
const blanks = /[\s\u200b-\u200f\u2060\ufeff]+/g
const romanPattern = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/
const romanDigits = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
  ['L', 50],
  ['C', 100],
  ['D', 500],
  ['M', 1000],
])

/** `text` without white space and invisible characters, all hyphens and dashes as `-`. Total. */
export function squeezeSymbol(text: string): string {
  return text.replace(blanks, '').replace(hyphens, '-')
}

/** The value of an upper-case roman numeral in its one correct spelling, or undefined. */
export function romanValue(text: string): number | undefined {
  if (text === '' || !romanPattern.test(text)) return undefined
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = romanDigit(text, at)
    value += digit < romanDigit(text, at + 1) ? -digit : digit
  }
  return value
}

function romanDigit(text: string, at: number): number {
  return romanDigits.get(text.charAt(at)) ?? 0
}
