/** Pages about queries: the editor with its results, the list of shipped questions, one of them. */
import { html } from 'hono/html'
import type { QueryResult } from '../../store/engine.ts'
import type { Problem } from '../status.ts'
import type { Site, StoredQuery } from '../site.ts'
import { count } from '../../count.ts'
import { link, listOf, page, rootOf } from './html.ts'
import type { Html } from './html.ts'

const EXAMPLE = `PREFIX rg: <https://w3id.org/resograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?document ?treaty ?name WHERE {
  ?document a rg:Document ; rg:cites ?treaty .
  ?treaty a rg:Treaty ; rdfs:label ?name
}
ORDER BY ?document ?name`

/** What the editor shows below its field. */
export interface QueryPage {
  readonly query?: string
  readonly result?: QueryResult
  /** Why there is no result. */
  readonly problem?: Problem
}

/** The editor; with a result, its table. */
export function renderEditor(site: Site, { query, result, problem }: QueryPage): Html {
  const body = html`<h1>Ask with SPARQL</h1>
    <p class="note">The default graph is the union of all named graphs, one a document.</p>
    <form action="${rootOf(site)}sparql" method="get">
      <label for="query">Query</label>
      <textarea id="query" name="query" spellcheck="false" autocapitalize="off" rows="14">${query ?? EXAMPLE}</textarea>
      <p><button>Run</button></p>
    </form>
    ${problem === undefined ? '' : renderFault(problem)}
    ${result === undefined || query === undefined ? '' : renderAnswer(site, result, `${rootOf(site)}sparql?query=${encodeURIComponent(query)}`)}`
  return page(site, { title: 'SPARQL', body })
}

function renderFault({ detail, line, column }: Problem): Html {
  const place = line === undefined ? '' : ` Line ${line}, column ${column}.`
  return html`<p class="problem" role="alert">${detail}${place}</p>`
}

/** All shipped questions. */
export function renderQueries(site: Site): Html {
  const items = site.queries.map(
    ({ name, title, description }) =>
      html`<a href="${rootOf(site)}queries/${name}">${title}</a
        >${description === '' ? '' : html`<p class="soft">${description}</p>`}`,
  )
  const body = html`<h1>Questions</h1>
    <p>Each is a SPARQL query that comes with resograph; its page shows the answer.</p>
    ${listOf(items, 'cards')}`
  return page(site, { title: 'Questions', body })
}

/** One question with its answer. */
export function renderStoredQuery(site: Site, stored: StoredQuery, result: QueryResult): Html {
  const root = rootOf(site)
  const body = html`<p class="kind"><a href="${root}queries">Questions</a></p>
    <h1>${stored.title}</h1>
    ${stored.description === '' ? '' : html`<p>${stored.description}</p>`}
    ${renderAnswer(site, result, `${root}queries/${stored.name}?`)}
    <h2>The query</h2>
    <pre><code>${stored.text}</code></pre>
    ${site.still ? '' : html`<p><a href="${root}sparql?query=${encodeURIComponent(stored.text)}">Change it and ask again</a></p>`}`
  return page(site, { title: stored.title, body })
}

function renderAnswer(site: Site, result: QueryResult, address: string): Html {
  const bindings = result.form === 'select' || result.form === 'ask'
  const formats = bindings ? ['json', 'xml', 'csv', 'tsv'] : ['ttl', 'jsonld', 'nt', 'rdf']
  const separator = address.endsWith('?') ? '' : '&'
  return html`<section aria-labelledby="answer">
    <h2 id="answer">Answer</h2>
    ${result.truncated ? html`<p class="note">Only the first ${count(result.limit ?? 0, 'row')} are shown; there are more.</p>` : ''}
    <ul class="inline" aria-label="Formats">
      ${formats.map((format) => html`<li><a href="${address}${separator}format=${format}">${format.toUpperCase()}</a></li>`)}
    </ul>
    ${bindings ? renderBindings(site, result.body) : html`<pre>${result.body}</pre>`}
  </section>`
}

interface Results {
  readonly head?: { readonly vars?: readonly string[] }
  readonly boolean?: boolean
  readonly results?: { readonly bindings: readonly Readonly<Record<string, { type: string; value: string }>>[] }
}

function renderBindings(site: Site, json: string): Html {
  const { head, boolean, results } = JSON.parse(json) as Results
  if (boolean !== undefined) return html`<p><b>${boolean ? 'Yes' : 'No'}</b></p>`
  const names = head?.vars ?? []
  const rows = results?.bindings ?? []
  if (rows.length === 0) return html`<p>No rows.</p>`
  return html`<p class="note">${count(rows.length, 'row')}</p>
    <div class="wide" tabindex="0" role="region" aria-label="Rows">
      <table>
        <thead>
          <tr>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${names.map((name) => html`<td>${renderCell(site, row[name])}</td>`)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`
}

function renderCell(site: Site, term: { type: string; value: string } | undefined): Html {
  if (term === undefined) return html``
  if (term.type !== 'uri') return html`${term.value}`
  const short = term.value.startsWith(site.base) ? term.value.slice(site.base.length) : term.value
  return link(site, term.value, short)
}
