/** The work identifiers of Akoma Ntoso for the United Nations. */

/** Symbol form → the body's name in the identifier and the number's form. As read in the official XML files. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^A\/RES\/((?:ES-|S-)?\d+)\/(\d+[A-Z]?)$/, 'unga'],
  [/^A\/HRC\/RES\/((?:S-)?\d+)\/(\d+)$/, 'unga-hrc'],
  [/^E\/RES\/(\d{4})\/(\d+)$/, 'unecosoc'],
  [/^S\/RES\/(\d+)\((\d{4})\)$/, 'unsc'],
]

/**
 * The IRI path of the work: `/akn/un/statement/deliberation/unga/2010-07-30/64-293/`. Undefined for a document
 * whose day of adoption is not known, and for organs whose form is not known.
 */
export function aknWork(symbol: string, date: string | undefined): string | undefined {
  if (date === undefined) return undefined
  for (const [form, body] of FORMS) {
    const match = form.exec(symbol)
    if (match) return `/akn/un/statement/deliberation/${body}/${date}/${match[1]}-${match[2]}/`
  }
  return undefined
}
