/** `the Governments of Chad and the Sudan` are two Governments: an office named once for several is each one's own. */

/** Plural of an office that each has one of → its singular. */
const OFFICES: Readonly<Record<string, string>> = {
  Governments: 'Government',
  governments: 'government',
  Presidents: 'President',
  Chairs: 'Chair',
  Chairpersons: 'Chairperson',
  secretariats: 'secretariat',
}
const SHARED = /^(?:the )?(\p{L}{5,12}) of ((?:the )?\p{Lu}.{1,200})$/u
/** A proper name and no initials: `the Sudan`, `Economic and Social Council`. */
const HOLDER =
  /^(?:the )?\p{Lu}\p{Ll}[\p{L}’'-]{0,30}(?: (?:(?:of|on|the|and) ){0,3}\p{Lu}[\p{L}’'-]{1,30}){0,8}(?: \([\p{L} ]{1,40}\))?$/u

/**
 * The names of a list, word for word with their articles, where an office heads several: each with its own office, from
 * the first on. Undefined entries are to be named as they stand.
 */
export function shareOffice(words: readonly string[]): (string | undefined)[] {
  const at = words.findIndex((each) => OFFICES[SHARED.exec(each)?.[1] ?? ''])
  const [, plural = '', first = ''] = SHARED.exec(words[at] ?? '') ?? []
  const none = words.findIndex((each, i) => i > at && !HOLDER.test(each))
  const end = none < 0 ? words.length : none
  if (at < 0 || end < at + 2) return words.map(() => undefined)
  const holders = [first, ...words.slice(at + 1, end)]
  return words.map((_, i) => (i < at || i >= end ? undefined : `${OFFICES[plural]} of ${holders[i - at]}`))
}
