/** Places where a further act may begin: after `, and`, `and`, a comma or a semicolon. */

import type { Span } from '../model.ts'

const AFTER_COMMA = /[,;] (?:(?:and|as well as|while|but|and, [^,]{2,60},) )?(?=\p{Ll})/uy
const AND = / and (?:(?:in this regard|in that regard|to this end|to that end|in this context),? )?(?=\p{Ll})/uy
const SMALL = /\p{Ll}/u

const [SPACE, COMMA, SEMICOLON] = [32, 44, 59]
const [A, B, I, T, W, Z] = [97, 98, 105, 116, 119, 122]

/** The first joint at or after `from`; undefined where there is none. What follows it begins with a small letter. */
export function nextJoint(text: string, from: number): Span | undefined {
  for (let start = from; start < text.length; start++) {
    const code = text.charCodeAt(start)
    if (code > SEMICOLON || (code !== SPACE && code !== COMMA && code !== SEMICOLON)) continue
    const end = code === SPACE ? afterSpace(text, start) : afterComma(text, start)
    if (end > 0) return { start, end }
  }
  return undefined
}

/** Where a joint ends that begins with a space, or -1. */
function afterSpace(text: string, at: number): number {
  const first = text.charCodeAt(at + 1)
  if (first === W) return text.startsWith('hile ', at + 2) ? beforeSmall(text, at + 7) : -1
  if (first !== A || !text.startsWith('nd ', at + 2)) return -1
  const next = text.charCodeAt(at + 5)
  return next === I || next === T ? stickyEnd(AND, text, at) : beforeSmall(text, at + 5)
}

/** Where a joint ends that begins with a comma or semicolon, or -1: mostly behind the space after it. */
function afterComma(text: string, at: number): number {
  if (text.charCodeAt(at + 1) !== SPACE) return -1
  const first = text.charCodeAt(at + 2)
  return first === A || first === B || first === W ? stickyEnd(AFTER_COMMA, text, at) : beforeSmall(text, at + 2)
}

/** `at`, if a small letter stands there; else -1. */
function beforeSmall(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= A && code <= Z ? at : -1
  return SMALL.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? at : -1
}

function stickyEnd(form: RegExp, text: string, at: number): number {
  form.lastIndex = at
  return form.test(text) ? form.lastIndex : -1
}
