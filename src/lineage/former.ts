/** The number that a paragraph had before, where a note says so. */

/** `[formerly PP12]` at `pp/8` gives `pp/12`; a bare number is one of the same part. Undefined for any other text. */
export function formerId(text: string, id: string): string | undefined {
  const [, part = '', number] = /formerly\s{1,3}(PP|OP)?\s{0,3}(\d{1,4}\s?(?:bis|ter)?)/i.exec(text) ?? []
  if (number === undefined) return undefined
  return `${part === '' ? id.slice(0, id.lastIndexOf('/')) : part.toLowerCase()}/${number}`
}
