/** How people name a paragraph. */

const WORDS: Readonly<Record<string, string>> = { pp: 'PP', op: 'OP', par: '' }

/** `pp/4` as `PP4`, `op/2/a` as `OP2 (a)`, `annex/par/43/b` as `annex 43 (b)`; any other id as it is. */
export function placeName(id: string): string {
  const [, annex, kind = '', number, rest = ''] = /^(?:([^/]+)\/)?(pp|op|par)\/([^/]+)(?:\/(.+))?$/.exec(id) ?? []
  if (number === undefined) return id
  const below = rest.split('/').flatMap((part) => (part === '' ? [] : ` (${part})`))
  return `${annex === undefined ? '' : `${annex} `}${WORDS[kind] ?? ''}${number}${below.join('')}`
}
