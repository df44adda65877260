/** All matches of an expression: what `matchAll` gives, without the copy that it makes of the expression each time. */

const NONE: readonly RegExpExecArray[] = []

/** The matches of `form`, which is global and not sticky, in order. */
export function allMatches(form: RegExp, text: string): readonly RegExpExecArray[] {
  form.lastIndex = 0
  let match = form.exec(text)
  if (match === null) return NONE
  const found: RegExpExecArray[] = []
  for (; match !== null; match = form.exec(text)) {
    found.push(match)
    if (match[0] === '') form.lastIndex++
  }
  return found
}
