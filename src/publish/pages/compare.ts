/** The page of a comparison, and the form that leads to it. */
import { html } from 'hono/html'
import type { Comparison } from '../../lineage/compare.ts'
import type { Site } from '../site.ts'
import type { Edition } from '../versions.ts'
import { renderComparison } from './comparison.ts'
import { hrefOf, page, rootOf } from './html.ts'
import type { Html } from './html.ts'

/** The redline of two documents. */
export function renderCompare(site: Site, comparison: Comparison, older: Edition, newer: Edition): Html {
  const ends = { older, newer }
  const href = (side: 'older' | 'newer', id: string) => hrefOf(site, `${site.base}id/${ends[side].key}/${id}`)
  const title = `${older.label} → ${newer.label}`
  const body = html`<p class="kind">Comparison</p>
    <h1>${title}</h1>
    <p>
      ${[older, newer].map((edition) => html`${documentLink(site, edition)}${edition.date ? ` (${edition.date})` : ''} `)}
    </p>
    <p class="note">
      <a href="${addressOf(site, newer.key, older.key)}">The other way round</a>,
      <a href="${rootOf(site)}doc/${newer.key}/history">all versions</a>
    </p>
    ${renderComparison(comparison, { older: older.label, newer: newer.label, href })}`
  return page(site, { title, body })
}

/** Where two documents are compared. */
export function addressOf(site: Site, older: string, newer: string): string {
  return `${rootOf(site)}compare?old=${encodeURIComponent(older)}&new=${encodeURIComponent(newer)}`
}

/** A link to the page of a document of the dataset. */
export function documentLink(site: Site, { key, label }: Edition): Html {
  return html`<a href="${hrefOf(site, `${site.base}id/${key}`) ?? ''}">${label}</a>`
}

/** Two lists of the documents at hand. */
export function renderChoice(site: Site, editions: readonly Edition[]): Html {
  const options = editions.map(
    ({ key, label, title }) => html`<option value="${key}">${label}${title ? `: ${title.slice(0, 60)}` : ''}</option>`,
  )
  const body = html`<h1>Compare two documents</h1>
    <form action="${rootOf(site)}compare" class="controls">
      <p>
        <label
          >Older
          <select name="old">
            ${options}
          </select></label
        >
      </p>
      <p>
        <label
          >Newer
          <select name="new">
            ${options}
          </select></label
        >
      </p>
      <p><button>Compare</button></p>
    </form>`
  return page(site, { title: 'Compare', body })
}
