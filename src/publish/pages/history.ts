/** How a text came about: its versions, and each paragraph of the last one through all of them. */
import { html } from 'hono/html'
import type { Comparison } from '../../lineage/compare.ts'
import type { EarlierView } from '../../lineage/earlier-view.ts'
import { placeName } from '../../lineage/place.ts'
import { changeTotals } from '../../lineage/revisions.ts'
import type { SeriesView } from '../series.ts'
import type { Site } from '../site.ts'
import type { Edition } from '../versions.ts'
import { addressOf, documentLink } from './compare.ts'
import { renderEarlier } from './earlier.ts'
import { hrefOf, page } from './html.ts'
import type { Html } from './html.ts'
import { renderSeries } from './series.ts'

/** One step from a version to the next. */
export interface Step {
  readonly older: Edition
  readonly newer: Edition
  readonly comparison: Comparison
}

/** What a version tells of the text before it. */
export interface Told {
  readonly edition: Edition
  readonly earlier: readonly EarlierView[]
}

/** What a history is made of. */
export interface History {
  /** In order, oldest first. */
  readonly steps: readonly Step[]
  readonly told: readonly Told[]
  /** The series of the final text, with its key. */
  readonly series?: { readonly key: string; readonly view: SeriesView }
}

/** The page. */
export function renderHistory(site: Site, edition: Edition, { steps, told, series }: History): Html {
  const title = `How ${edition.label} came about`
  const body = html`<p class="kind">History</p>
    <h1>${title}</h1>
    ${
      told.length === 0 && !series
        ? ''
        : html`<p class="note">
            On this page:
            ${told.map(({ edition: each }) => html`<a href="#before">what stood before ${each.label}</a>, `)}
            ${series ? html`<a href="#series">the series, and what is new</a>, ` : ''}
            <a href="#main">versions</a>
          </p>`
    }
    ${steps.length === 0 ? html`<p>No other version of ${documentLink(site, edition)} is held.</p>` : renderSteps(site, steps)}
    ${told.map(({ edition: each, earlier }) =>
      renderEarlier(earlier, each.label, (id) => hrefOf(site, `${site.base}id/${each.key}/${id}`)),
    )}
    ${series ? renderSeries(site, series.key, series.view) : ''}`
  return page(site, { title, body })
}

function renderSteps(site: Site, steps: readonly Step[]): Html {
  return html`<ol>
      ${steps.map(
        ({ older, newer, comparison }) =>
          html`<li>
            ${documentLink(site, older)}${older.date ? `, ${older.date}` : ''} →
            ${documentLink(site, newer)}${newer.date ? `, ${newer.date}` : ''}:
            <a href="${addressOf(site, older.key, newer.key)}">redline</a>
            <span class="soft">${changeTotals(comparison.revisions)}</span>
          </li>`,
      )}
    </ol>
    ${renderTraces(site, steps)}`
}

/** One row a paragraph of the last version; each column before it holds where it stood, and what happened next. */
function renderTraces(site: Site, steps: readonly Step[]): Html {
  const last = steps.at(-1)
  if (!last) return html``
  const chain = chainTo(last, steps)
  const paragraphs = last.comparison.newer.paragraphs
  return html`<h2>Every paragraph through its versions</h2>
    <div class="wide">
      <table class="history">
        <thead>
          <tr>
            ${[...chain.map(({ older }) => older), last.newer].map(({ label }) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${paragraphs.map(
            ({ id }) =>
              html`<tr id="${id.replaceAll('/', '-')}">
                ${traceOf(site, id, chain).map((cell) => html`<td>${renderCell(site, cell)}</td>`)}
                <td>${renderCell(site, { edition: last.newer, ids: [id], note: '' })}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}

/** The steps that lead to the last one without a gap. */
function chainTo(last: Step, steps: readonly Step[]): readonly Step[] {
  const before = steps.find(({ newer }) => newer.key === last.older.key)
  return before ? [...chainTo(before, steps), last] : [last]
}

interface Cell {
  readonly edition: Edition
  readonly ids: readonly string[]
  /** What happened to them on the way to the next version. */
  readonly note: string
  /** Where that is shown word by word. */
  readonly href?: string
}

function traceOf(site: Site, id: string, chain: readonly Step[]): readonly Cell[] {
  const cells: Cell[] = []
  let ids: readonly string[] = [id]
  for (const { older, newer: next, comparison } of chain.toReversed()) {
    const [later] = ids
    const links = comparison.revisions.filter(({ newer }) => newer !== undefined && ids.includes(newer.id))
    ids = [...new Set(links.flatMap((link) => link.older?.id ?? []))]
    const changes = new Set(links.flatMap((link) => link.changes).filter((change) => change !== 'renumbered'))
    const href = later && `${addressOf(site, older.key, next.key)}#${later.replaceAll('/', '-')}`
    cells.unshift({ edition: older, ids, note: [...changes].join(', '), ...(href && { href }) })
  }
  return cells
}

function renderCell(site: Site, { edition, ids, note, href }: Cell): Html {
  const links = ids.map(
    (id) => html`<a href="${hrefOf(site, `${site.base}id/${edition.key}/${id}`) ?? ''}">${placeName(id)}</a> `,
  )
  const told = html`<span class="soft">${href && note !== '' ? html`<a href="${href}">${note}</a>` : note}</span>`
  return html`${links.length === 0 ? html`<span class="soft">–</span> ` : links}${told}`
}
