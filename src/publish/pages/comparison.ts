/** A redline as a page: side by side or inline, filtered by kind of change, all without a script. */
import { html, raw } from 'hono/html'
import type { Comparison } from '../../lineage/compare.ts'
import type { EarlierView } from '../../lineage/earlier-view.ts'
import { placeName } from '../../lineage/place.ts'
import type { ChangeKind, Revision } from '../../lineage/revisions.ts'
import { wordingOf } from '../../lineage/wording.ts'
import type { Wording } from '../../lineage/wording.ts'
import { countOccurrences } from '../../occurrences.ts'
import { renderEarlier } from './earlier.ts'
import { frame } from './html.ts'
import type { Html } from './html.ts'
import { STYLE } from './style.ts'
import { renderSubstance } from './substance.ts'

/** Names of the two versions, and where their paragraphs are to be read; without `href` nothing is linked. */
export interface Versions {
  readonly older: string
  readonly newer: string
  /** The page of a document's paragraph: side, and the paragraph's id. */
  readonly href?: (side: 'older' | 'newer', id: string) => string | undefined
}

const KINDS: readonly ChangeKind[] = [
  'reworded',
  'added',
  'deleted',
  'split',
  'merged',
  'moved',
  'renumbered',
  'identical',
]

/** The controls, the findings and every pair, in the order of the newer text. */
export function renderComparison(comparison: Comparison, versions: Versions): Html {
  const { revisions } = comparison
  const anchors = nameAnchors(revisions)
  const anchorOf = (ids: readonly string[]) => {
    const revision = revisions.find(({ newer }) => newer !== undefined && ids.includes(newer.id))
    return (revision && anchors.get(revision)) ?? ''
  }
  const first = revisions.find(isChanged)
  return html`<div class="redline">
    ${renderControls(revisions)}
    ${first ? html`<p class="note"><a href="#${anchors.get(first) ?? ''}">To the first change</a></p>` : ''}
    ${renderSubstance(comparison, anchorOf)}
    <section aria-label="Paragraphs">
      <div class="sides"><b>${versions.older}</b><b>${versions.newer}</b></div>
      ${revisions.map((revision, at) => renderRevision(revision, { at, revisions, anchors, versions }))}
    </section>
  </div>`
}

/** The whole page in one file, for `resograph diff --html`. */
export function renderStandalone(comparison: Comparison, versions: Versions): Html {
  return renderAlone(`${versions.older} → ${versions.newer}`, renderComparison(comparison, versions))
}

/** The same for what one document tells of the text before it. */
export function renderStandaloneEarlier(views: readonly EarlierView[], name: string): Html {
  return renderAlone(
    `Before ${name}`,
    renderEarlier(views, name, () => undefined),
  )
}

function renderAlone(title: string, content: Html): Html {
  const style = html`<style>
    ${raw(STYLE)}
  </style>`
  const body = html`<main id="main">
    <h1>${title}</h1>
    ${content}
  </main>`
  return frame(title, style, body)
}

const isChanged = ({ changes }: Revision): boolean => !changes.includes('identical') || changes.includes('moved')

/** `pp-5`, and `gone-pp-5` for what was deleted; the second link of a paragraph is `pp-5-2`. */
function nameAnchors(revisions: readonly Revision[]): ReadonlyMap<Revision, string> {
  const occurrence = countOccurrences()
  return new Map(
    revisions.map((revision) => {
      const id = revision.newer?.id ?? `gone/${revision.older?.id ?? ''}`
      const count = occurrence(id)
      return [revision, `${id.replaceAll('/', '-')}${count === 1 ? '' : `-${count}`}`] as const
    }),
  )
}

/** Shown only when asked for: what did not change, and numbers, which nearly all change in a draft. */
const QUIET: ReadonlySet<ChangeKind> = new Set(['renumbered', 'identical'])

function renderControls(revisions: readonly Revision[]): Html {
  const counts = KINDS.map((kind) => [kind, revisions.filter(({ changes }) => changes.includes(kind)).length] as const)
  return html`<form class="controls" aria-label="What is shown">
    <fieldset>
      <legend>View</legend>
      <label><input type="radio" name="view" id="view-fit" checked /> as fits the width</label>
      <label><input type="radio" name="view" id="view-side" /> side by side</label>
      <label><input type="radio" name="view" id="view-inline" /> inline</label>
    </fieldset>
    <fieldset>
      <legend>Show paragraphs that were</legend>
      ${counts
        .filter(([, count]) => count > 0)
        .map(
          ([kind, count]) =>
            html`<label
              ><input type="checkbox" id="show-${kind}" ${QUIET.has(kind) ? '' : 'checked'} /> ${kind}
              <span class="soft">${count}</span></label
            > `,
        )}
    </fieldset>
  </form>`
}

interface Setting {
  readonly at: number
  readonly revisions: readonly Revision[]
  readonly anchors: ReadonlyMap<Revision, string>
  readonly versions: Versions
}

function renderRevision(revision: Revision, { at, revisions, anchors, versions }: Setting): Html {
  const { older, newer, change, changes, similarity, reason, evidence } = revision
  const anchor = anchors.get(revision) ?? ''
  const changed = isChanged(revision)
  const next = changed ? revisions.slice(at + 1).find(isChanged) : undefined
  const previous = changed ? revisions.slice(0, at).findLast(isChanged) : undefined
  const wording = wordingOf(revision)
  return html`<article class="pair ${changes.map((each) => `is-${each}`).join(' ')} first-${change}" id="${anchor}">
    <header>
      <a class="here" href="#${anchor}" aria-label="Permanent link">#</a>
      <span>${place(older?.id, 'older', versions)} → ${place(newer?.id, 'newer', versions)}</span>
      ${changes.map((each) => html`<span class="verb">${each}</span> `)}
      <span class="soft">${note(similarity, reason, evidence, older !== undefined && newer !== undefined)}</span>
      <span class="next">
        ${previous ? html`<a href="#${anchors.get(previous) ?? ''}">↑ previous</a>` : ''}
        ${next ? html`<a href="#${anchors.get(next) ?? ''}">next change ↓</a>` : ''}
      </span>
    </header>
    <div class="side">
      <p>${wording.map(({ kind, before }) => mark('older', kind, before))}</p>
      <p>${wording.map(({ kind, after }) => mark('newer', kind, after))}</p>
    </div>
    <p class="inline">${wording.map(({ kind, before, after }) => both(kind, before, after))}</p>
  </article>`
}

function place(id: string | undefined, side: 'older' | 'newer', { href }: Versions): Html {
  if (id === undefined) return html`–`
  const address = href?.(side, id)
  return address === undefined ? html`${placeName(id)}` : html`<a href="${address}">${placeName(id)}</a>`
}

function note(similarity: number, reason: Revision['reason'], evidence: string | undefined, linked: boolean): string {
  if (evidence !== undefined) return `the text says: ${evidence}`
  if (!linked || similarity === 1) return ''
  const share = `${Math.round(similarity * 100)}% of the words stayed`
  return reason === 'place' ? `${share}; linked by its place` : share
}

function mark(side: 'older' | 'newer', kind: Wording['kind'], text: string): Html {
  if (text === '') return html``
  if (kind === 'equal' || kind === 'form') return html`${text}`
  const tag = side === 'older' ? 'del' : 'ins'
  const moved = kind.startsWith('moved') ? ' class="moved"' : ''
  const words = text.trim() === '' ? text : text.trim()
  const [before, after] = text === words ? ['', ''] : [/^\s*/.exec(text)?.[0] ?? '', text.slice(text.trimEnd().length)]
  return html`${before}${raw(`<${tag}${moved}>`)}${words}${raw(`</${tag}>`)}${after}`
}

function both(kind: Wording['kind'], before: string, after: string): Html {
  if (kind === 'equal' || kind === 'form') return html`${after}`
  return html`${mark('older', kind, before)}${mark('newer', kind, after)}`
}
