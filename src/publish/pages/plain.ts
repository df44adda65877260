/** Small pages: search results, the vocabulary, and what went wrong. */
import { html } from 'hono/html'
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import type { SearchResult } from '../search.ts'
import type { Site } from '../site.ts'
import type { Problem } from '../status.ts'
import { openView, RDFS } from '../view.ts'
import type { View } from '../view.ts'
import { count } from '../../count.ts'
import { hrefOf, link, listOf, page, rootOf } from './html.ts'
import type { Html } from './html.ts'

/** Hits with the words marked. */
export function renderSearch(site: Site, asked: string, { words, hits, truncated }: SearchResult): Html {
  const items = hits.map(
    ({ iri, label, text }) =>
      html`${link(site, iri, label)}${text === label ? '' : html`<blockquote>${markWords(excerpt(text, words), words)}</blockquote>`}`,
  )
  const found =
    words.length === 0 ? 'Give one or more words; “"…"” keeps a phrase together.' : count(hits.length, 'hit')
  const body = html`<h1>Search</h1>
    <p class="note">${found}${truncated ? ', and more: add a word to narrow the search.' : ''}</p>
    ${listOf(items, 'plain')}`
  return page(site, { title: asked === '' ? 'Search' : `Search: ${asked}`, body, search: asked })
}

const AROUND = 160

function excerpt(text: string, words: readonly string[]): string {
  const at = Math.max(0, text.toLowerCase().indexOf(words[0]?.toLowerCase() ?? '') - AROUND)
  const start = at === 0 ? 0 : text.indexOf(' ', at) + 1
  const end = start + 3 * AROUND
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}

function markWords(text: string, words: readonly string[]): readonly (Html | string)[] {
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  if (pattern === '') return [text]
  const pieces = text.split(new RegExp(`(${pattern})`, 'gi'))
  return pieces.map((piece, at) => (at % 2 === 1 ? html`<mark>${piece}</mark>` : piece))
}

const OWL = 'http://www.w3.org/2002/07/owl#'
const KINDS = [
  ['Classes', `${OWL}Class`],
  ['Properties between things', `${OWL}ObjectProperty`],
  ['Properties with values', `${OWL}DatatypeProperty`],
] as const

/** Every term of the vocabulary, in alphabetical order by kind. */
export function renderOntology(site: Site): Html {
  const quads = new Parser().parse(site.vocabulary.ontology) as unknown as readonly Quad[]
  const view = openView(quads, new Map())
  const root = rootOf(site)
  const body = html`<h1>The vocabulary</h1>
    <p>Namespace <code>https://w3id.org/resograph/ontology#</code>, prefix <code>rg:</code>.</p>
    <ul class="inline" aria-label="Files">
      <li><a href="${root}ontology.ttl">Turtle</a></li>
      <li><a href="${root}shapes.ttl">SHACL shapes</a></li>
      <li><a href="${root}context.jsonld">JSON-LD context</a></li>
    </ul>
    ${KINDS.map(([title, type]) => renderTerms(site, view, title, type))}`
  return page(site, { title: 'Vocabulary', body })
}

function renderTerms(site: Site, view: View, title: string, type: string): Html {
  const terms = view
    .subjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', type)
    .filter((iri) => iri.startsWith('http'))
  return html`<section>
    <h2>${title}</h2>
    ${terms.toSorted().map((iri) => renderTerm(site, view, iri))}
  </section>`
}

function renderTerm(site: Site, view: View, iri: string): Html {
  const name = iri.split('#').at(-1) ?? iri
  const rows = (['subClassOf', 'subPropertyOf', 'domain', 'range'] as const).flatMap((property) => {
    const values = view.objects(iri, RDFS + property).filter(({ termType }) => termType === 'NamedNode')
    return values.length === 0
      ? []
      : [
          html`<dt>${WORDS[property]}</dt>
            <dd>${values.map(({ value }, at) => html`${at > 0 ? ', ' : ''}${termLink(site, value)}`)}</dd>`,
        ]
  })
  return html`<h3 id="${name}">rg:${name}</h3>
    <p>${view.value(iri, `${RDFS}comment`) ?? ''}</p>
    ${rows.length === 0 ? '' : html`<dl class="facts soft">${rows}</dl>`}`
}

const WORDS = { subClassOf: 'kind of', subPropertyOf: 'kind of', domain: 'on', range: 'value' } as const

function termLink(site: Site, iri: string): Html {
  const own = 'https://w3id.org/resograph/ontology#'
  if (iri.startsWith(own)) return html`<a href="#${iri.slice(own.length)}">rg:${iri.slice(own.length)}</a>`
  const href = hrefOf(site, iri)
  return href === undefined ? html`${iri}` : html`<a href="${href}">${iri}</a>`
}

/** What went wrong, for a browser. */
export function renderProblem(site: Site, { title, status, detail, line, column }: Problem): Html {
  const place = line === undefined ? '' : ` (line ${line}, column ${column})`
  const body = html`<p class="kind">${status}</p>
    <h1>${title}</h1>
    <p class="problem">${detail}${place}</p>
    <p><a href="${rootOf(site)}">To the front page</a></p>`
  return page(site, { title, body })
}
