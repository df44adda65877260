/** Raised digits: how plain text writes the mark of a footnote. */

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The digits of `value` raised: `12` → `¹²`. Other signs stay. */
export function raiseNumber(value: string): string {
  return value.replace(/\d/g, (digit) => raisedDigits.charAt(Number(digit)))
}
