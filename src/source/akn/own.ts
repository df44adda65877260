/**
 * What the files that resograph writes say beyond Akoma Ntoso: attributes and elements of its own namespace, under the
 * prefix `rg`, so that such a file reads back to the graph that it was written from.
 */

import type { EditorialNote } from '../../model.ts'
import { descend, squeeze, textOf, type XmlElement } from './xml.ts'

/** The namespace, whatever the base of the data is. */
export const OWN_NAMESPACE = 'https://w3id.org/resograph/ontology#'

/** The element in `proprietary` that says whose file it is. */
export const OWN_MARK = 'writtenBy'

/** The fields that may be known from outside the text, by the names of the manifest, in the order in which they are written. */
export const OUTSIDE_FIELDS = [
  'symbol',
  'organ',
  'title',
  'date',
  'session',
  'agendaItems',
  'meeting',
  'distributed',
  'committeeReport',
  'draftOf',
  'language',
  'origin',
] as const

/** What such a file says of its document in any case, where there is something to say. */
const FIELDS: ReadonlySet<string> = new Set([...OUTSIDE_FIELDS, 'type', 'slug'])

/** Values of the document that no line prints, by the names of the manifest's keys. */
export interface OwnMetadata {
  readonly fields: Readonly<Record<string, string>>
  readonly agendaItems: readonly string[]
}

/** Paths as the model gives them: `pp/4`, `op/2/a`, `annex-2/par/43/b`, `section/2`, `annex`. */
const PATH =
  /^(?:annex(?:-\d{1,4})?|(?:annex(?:-\d{1,4})?\/)?(?:(?:pp|op|par)(?:\/[^\s/]{1,60}){1,12}|section\/\d{1,4}))$/u

/**
 * The own metadata of a file that resograph wrote; undefined for every other file, and for one whose paths were changed
 * so that they are none, or name two parts alike. Such a file is read as any other.
 */
export function readOwn(root: XmlElement): OwnMetadata | undefined {
  if (root.attributes['xmlns:rg'] !== OWN_NAMESPACE) return undefined
  const [mark] = descend(root, OWN_MARK)
  if (!mark || !hasGoodPaths(root)) return undefined
  const fields: Record<string, string> = {}
  const agendaItems: string[] = []
  for (const { attributes, children } of descend(root, 'metadata')) {
    const name = attributes.name ?? ''
    const value = squeeze(children.map(textOf).join(''))
    if (name === 'agendaItems') agendaItems.push(value)
    else if (FIELDS.has(name) && value !== '') fields[name] = value
  }
  return { fields, agendaItems }
}

function hasGoodPaths(root: XmlElement): boolean {
  const seen = new Set<string>()
  const good = (element: XmlElement): boolean => {
    const path = pathOf(element)
    if (path !== undefined) {
      if (!PATH.test(path) || seen.has(path)) return false
      seen.add(path)
    }
    return element.children.every((child) => typeof child === 'string' || good(child))
  }
  return good(root) && seen.size > 0
}

/** The path of a part in the document. */
export function pathOf({ attributes }: XmlElement): string | undefined {
  return attributes['rg:path']
}

const KINDS: Readonly<Record<EditorialNote['kind'], true>> = {
  deleted: true,
  inserted: true,
  formatted: true,
  proposal: true,
  formerly: true,
  merged: true,
  alternative: true,
  comment: true,
}

/** The editorial note that a remark is; undefined for remarks of other files. */
export function remarkOf(
  element: XmlElement,
): { readonly noteKind: EditorialNote['kind']; readonly text: string } | undefined {
  const kind = element.attributes['rg:kind'] ?? ''
  return Object.hasOwn(KINDS, kind) ? { noteKind: kind as EditorialNote['kind'], text: textOf(element) } : undefined
}
