/** Names of States that hold an `and` of their own: it parts no list. */

/** ` and ` before what only such a name goes on with: `Bosnia and Herzegovina`, `Saint Vincent and the Grenadines`. */
export const OWN_AND =
  / and (?=Barbuda|Herzegovina|Nevis|the Grenadines|Principe|Tobago|Northern Ireland|Miquelon|Futuna|Caicos|Jan Mayen)/g

/** Whether such an `and` stands at `at`. */
export function isOwnAnd(text: string, at: number): boolean {
  return text.slice(at, at + 24).search(OWN_AND) === 0
}
