/** Places where a further act may begin: after `, and`, `and`, a comma or a semicolon. */

import type { Span } from '../model.ts'

const AFTER_COMMA = /[,;] (?:(?:and|as well as|while|but|and, [^,]{2,60},) )?(?=\p{Ll})/uy
const WITHOUT_COMMA =
  /(?: and (?:(?:in this regard|in that regard|to this end|to that end|in this context),? )?| while )(?=\p{Ll})/uy
const SMALL = /\p{Ll}/u

const [SPACE, COMMA, SEMICOLON] = [32, 44, 59]
const [A, B, H, N, W, Z] = [97, 98, 104, 110, 119, 122]

/** The first joint at or after `from`; undefined where there is none. What follows it begins with a small letter. */
export function nextJoint(text: string, from: number): Span | undefined {
  for (let start = from; start < text.length; start++) {
    const code = text.charCodeAt(start)
    if (code !== SPACE && code !== COMMA && code !== SEMICOLON) continue
    const end = code === SPACE ? afterSpace(text, start) : afterComma(text, start)
    if (end > 0) return { start, end }
  }
  return undefined
}

/** Where a joint ends that begins with a space, or -1. Most words show by two letters that they are none. */
function afterSpace(text: string, at: number): number {
  const first = text.charCodeAt(at + 1)
  if (first !== A && first !== W) return -1
  return text.charCodeAt(at + 2) === (first === A ? N : H) ? stickyEnd(WITHOUT_COMMA, text, at) : -1
}

/** Where a joint ends that begins with a comma or semicolon, or -1: mostly behind the space after it. */
function afterComma(text: string, at: number): number {
  if (text.charCodeAt(at + 1) !== SPACE) return -1
  const first = text.charCodeAt(at + 2)
  if (first === A || first === B || first === W) return stickyEnd(AFTER_COMMA, text, at)
  if (first < 128) return first > A && first <= Z ? at + 2 : -1
  return SMALL.test(String.fromCodePoint(text.codePointAt(at + 2) ?? 0)) ? at + 2 : -1
}

function stickyEnd(form: RegExp, text: string, at: number): number {
  form.lastIndex = at
  return form.test(text) ? form.lastIndex : -1
}
