/** What kinds of signs a stretch of text holds: one pass, which spares most stretches several slower ones. */

/** Bits of what `signsIn` gives. */
export const [DIGIT, RAISED, SLASH, NOISE, BLANK] = [1, 2, 4, 8, 16] as const

const BY_CODE = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/\d/.test(sign)) return DIGIT
  if (sign === '/') return SLASH
  if (/[*_[\\#]/.test(sign)) return NOISE
  return /[^\S ]/.test(sign) ? BLANK : 0
})
const OTHER_NOISE = /[\u00ad\u200b-\u200d\u2060\ufeff]/
const OTHER_RAISED = /[⁰¹²³⁴-⁹]/

/**
 * The bits of all signs in `[start, end)`: digits, raised digits, slashes; signs that may be mark-up and no text
 * (`NOISE`); white space that is no single space between two words (`BLANK`).
 */
export function signsIn(text: string, start: number, end: number): number {
  let signs = 0
  let before = SPACE
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === SPACE) signs |= before === SPACE ? BLANK : 0
    else signs |= code < 128 ? (BY_CODE[code] ?? 0) : otherSign(code)
    before = code
  }
  return before === SPACE && end > start ? signs | BLANK : signs
}

const SPACE = 32

/** Most signs beyond ASCII are letters, quotation marks and dashes. */
function otherSign(code: number): number {
  if (code > 0xb9 && code < 0x1680) return 0
  if (code >= 0x2010 && code <= 0x201f) return 0
  const sign = String.fromCharCode(code)
  const blank = /\s/.test(sign) ? BLANK : 0
  return blank | (OTHER_NOISE.test(sign) ? NOISE : 0) | (OTHER_RAISED.test(sign) ? RAISED : 0)
}
