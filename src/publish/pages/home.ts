/** The front page: what there is and where to begin. */
import { html } from 'hono/html'
import { RDF_FORMATS } from '../formats.ts'
import type { Site } from '../site.ts'
import { count, formatNumber } from '../../count.ts'
import { link, listOf, page, rootOf } from './html.ts'
import type { Html } from './html.ts'

/** A loaded document on the front page; absent fields are not stated anywhere. */
interface DocumentEntry {
  readonly iri: string
  readonly label: string
  readonly title?: string
  readonly organ?: string
  readonly date?: string
}

/** What the front page shows. `counts` are pairs of a plural name and a number. */
export interface HomeContent {
  readonly documents: readonly DocumentEntry[]
  readonly counts: readonly (readonly [string, number])[]
  /** Treaties and mandates that most documents cite or name. */
  readonly things: readonly { readonly iri: string; readonly label: string; readonly citations: number }[]
}

/** The page at `/`. */
export function renderHome(site: Site, { documents, counts, things }: HomeContent): Html {
  const body = html`<h1>United Nations resolutions, read down to the paragraph</h1>
    <p class="lead">
      What each paragraph cites and with which verb, whom it asks for what and by when, who established which mandate:
      linked data, where every statement names the words it was read from.
    </p>
    <ul class="counts">
      ${counts.map(([name, n]) => html`<li><b>${formatNumber(n)}</b> ${name}</li>`)}
    </ul>
    <section>
      <h2>Documents</h2>
      ${listOf(
        documents.map((entry) => renderEntry(site, entry)),
        'cards',
      )}
    </section>
    ${renderCited(site, things)} ${renderQuestions(site)} ${renderDownloads(site)}`
  return page(site, { title: 'United Nations resolutions as linked data', body })
}

function renderCited(site: Site, things: HomeContent['things']): Html {
  if (things.length === 0) return html``
  const items = things.map(
    ({ iri, label, citations }) =>
      html`${link(site, iri, label)} <span class="soft">${count(citations, 'citation')}</span>`,
  )
  return html`<section>
    <h2>Most cited</h2>
    ${listOf(items, 'plain')}
  </section>`
}

function renderDownloads(site: Site): Html {
  const root = rootOf(site)
  const files = RDF_FORMATS.map(({ ending, name }) => {
    const file = `${root}dump/resograph.${ending}`
    return html`<a href="${file}">${name}</a> (<a href="${file}.gz" aria-label="${name}, compressed">gz</a>)`
  })
  return html`<section>
    <h2>Take the data</h2>
    <p>
      The whole dataset, ${count(site.dataset.quads, 'statement')}, in six formats; each answer of this site is also
      available in them. SHA-256 of the N-Quads: <code>${site.dataset.sha256}</code>
    </p>
    ${listOf(files, 'inline')}
    <p>
      ${site.still ? '' : html`Or ask with <a href="${root}sparql">SPARQL</a>.`} The
      <a href="${root}ontology">vocabulary</a> says what each term means.
    </p>
  </section>`
}

function renderEntry(site: Site, { iri, label, title, organ, date }: DocumentEntry): Html {
  const facts = [title === undefined ? undefined : label, organ, date].filter((part) => part !== undefined)
  return html`${link(site, iri, title ?? label)}
    <p class="soft">${facts.join(' · ')}</p>`
}

function renderQuestions(site: Site): Html {
  if (site.queries.length === 0) return html``
  const root = rootOf(site)
  const first = site.queries.slice(0, 8).map(({ name, title }) => html`<a href="${root}queries/${name}">${title}</a>`)
  return html`<section>
    <h2>Questions to begin with</h2>
    ${listOf(first, 'plain')}
    <p><a href="${root}queries">All ${count(site.queries.length, 'question')}</a></p>
  </section>`
}
