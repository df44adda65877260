/** What one document tells of the text before it, in each of the formats of `diff`. */
import { findAncestor } from '../lineage/ancestor.ts'
import { groupEarlier, stretchesOf, viewEarlier } from '../lineage/earlier-view.ts'
import type { EarlierView } from '../lineage/earlier-view.ts'
import { placeName } from '../lineage/place.ts'
import type { ResolutionDocument } from '../model.ts'
import { wordingLines } from './redline-text.ts'
import type { RedlineOptions } from './redline-text.ts'
import { printable } from './terminal.ts'

interface Setting extends RedlineOptions {
  readonly name: string
  readonly base: string
  readonly sha256: string
}

/** The whole output. Total: a document that tracks nothing says so. */
export async function writeEarlier(
  format: 'text' | 'json' | 'html' | 'turtle',
  document: ResolutionDocument,
  setting: Setting,
): Promise<string> {
  const views = findAncestor(document).map(viewEarlier)
  if (format === 'json')
    return `${JSON.stringify({ before: setting.name, paragraphs: views.map(toJson) }, undefined, 1)}\n`
  if (format === 'turtle') return writeTurtle(document, setting)
  if (format === 'text') return earlierText(views, setting)
  const { renderStandaloneEarlier } = await import('../publish/pages/comparison.ts')
  return String(await renderStandaloneEarlier(views, setting.name))
}

/** Absent is null, as in all JSON that is printed. */
function toJson({ newer, text, ...view }: EarlierView): unknown {
  return { newer: newer ?? null, ...view, text: text ?? null }
}

async function writeTurtle(document: ResolutionDocument, { base, sha256 }: Setting): Promise<string> {
  const { ancestorQuads } = await import('../rdf/map.ts')
  const { serialize } = await import('../rdf/serialize.ts')
  return serialize(ancestorQuads(document, { base, sha256 }), 'ttl')
}

function earlierText(views: readonly EarlierView[], setting: Setting): string {
  if (views.length === 0) return `${setting.name} tracks no changes: it tells nothing of a text before it\n`
  const lines = groupEarlier(views).flatMap(({ heading, views: group }) => [
    heading,
    '',
    ...group.flatMap((view) => [...viewLines(view, setting), '']),
  ])
  return `${[`Before ${setting.name}, as far as its tracked changes tell`, '', ...lines]
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`
}

function viewLines(view: EarlierView, setting: Setting): readonly string[] {
  const { id, newer, certainty, open, struck, text } = view
  const now = newer === undefined ? 'struck whole' : placeName(newer)
  const then = id === newer || id.includes('/from-') || newer === undefined ? '' : `, then ${placeName(id)}`
  const why = open.length === 0 ? '' : `: ${open.join('; ')}`
  const loose = struck.filter((each) => each.certainty === 'open')
  const wording = stretchesOf(view).map(({ kind, text: words }) =>
    kind === 'struck'
      ? ({ kind: 'deleted', before: words, after: '' } as const)
      : ({ kind: 'equal', before: words, after: words } as const),
  )
  return [
    printable(`${now}${then}  ${certainty}${why}`),
    ...(text === undefined ? [] : wordingLines(wording, setting)),
    ...loose.flatMap((each) => wordingLines([{ kind: 'deleted', before: each.wording, after: '' }], setting)),
  ]
}
