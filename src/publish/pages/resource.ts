/** The page about one thing: a document with its text, or anything that documents name. */
import { groupBy } from '../../group-by.ts'
import { html, raw } from 'hono/html'
import type { Quad } from '@rdfjs/types'
import type { Description } from '../describe.ts'
import { HTML, RDF_FORMATS, STILL_FORMATS } from '../formats.ts'
import type { Format } from '../formats.ts'
import { AKN_FORMAT } from '../markup.ts'
import { readReference, REFERENCE_FORMATS, writeLegislation } from '../reference.ts'
import type { Reference } from '../reference.ts'
import type { Site } from '../site.ts'
import { DCTERMS, openView, RDF, RDFS, RG } from '../view.ts'
import type { View } from '../view.ts'
import { renderFindings } from './findings.ts'
import { count } from '../../count.ts'
import { hrefOf, link, listOf, page } from './html.ts'
import type { Html } from './html.ts'
import { renderAsk, renderFact, renderParagraph, renderText } from './text.ts'

/** `names` are the labels of the vocabulary. */
export function renderResource(site: Site, description: Description, names: ReadonlyMap<string, string>): Html {
  const view = openView(description.quads, names)
  const { iri } = description
  const title = view.value(iri, `${DCTERMS}title`) ?? view.label(iri)
  const reference = readReference(description, names)
  const formats = html`${formatLinks(site, description, reference)} ${historyLink(site, view, description)}`
  const parts = [renderProperties(site, view, description), renderBody(site, view, description)] as const
  // A document's masthead stands before its text; of a paragraph the text is what one came for.
  const [first, second] = description.graph === undefined ? parts.toReversed() : parts
  const body = html`<p class="kind">${kindsOf(view, iri)}</p>
    <h1>${title}</h1>
    ${formats} ${first} ${second} ${renderFindings(site, view, iri)} ${renderStated(site, view, description)}
    ${renderIncoming(site, view, description)} ${renderPages(site, description)}`
  return page(site, { title: view.label(iri), body, head: alternates(site, description, reference) })
}

function renderBody(site: Site, view: View, { iri, graph }: Description): Html {
  if (graph !== undefined) return renderText({ site, view, document: iri })
  const document = view.objects(iri, `${RG}partOf`).find(({ value }) => view.isA(value, `${RG}Document`))?.value
  if (document === undefined || view.value(iri, `${RG}text`) === undefined) return html``
  return html`<article class="text">${renderParagraph({ site, view, document }, iri)}</article>`
}

/** Most telling class first; super-classes that say nothing more are left out. */
function kindsOf(view: View, iri: string): string {
  const dull = new Set(['Document', 'Work', 'Part', 'Statement', 'Event'].map((name) => RG + name))
  const types = view.objects(iri, `${RDF}type`).map(({ value }) => value)
  const telling = types.filter((type) => !dull.has(type) && !(type === `${RG}Paragraph` && types.length > 1))
  return (telling.length > 0 ? telling : types).map((type) => view.label(type)).join(', ')
}

function fileOf(site: Site, { path, incoming }: Description, ending: string): string {
  const address = `${hrefOf(site, site.base + path) ?? ''}.${ending}`
  return incoming.page > 1 ? `${address}?page=${incoming.page}` : address
}

function formatsOf({ still }: Site): readonly Format[] {
  return RDF_FORMATS.filter(({ ending }) => !still || STILL_FORMATS.has(ending))
}

function formatLinks(site: Site, description: Description, reference: Reference | undefined): Html {
  const texts = description.path.startsWith('id/') && site.texts.has(description.path.slice(3))
  const files: readonly { readonly ending: string; readonly name: string }[] = [
    ...(texts ? [{ ending: 'txt', name: 'Plain text' }] : []),
    ...formatsOf(site),
    ...(description.graph === undefined ? [] : [AKN_FORMAT]),
    ...(site.still ? [] : [{ ending: 'json', name: 'JSON' }]),
    ...(reference && !site.still ? REFERENCE_FORMATS : []),
  ]
  return html`<ul class="inline" aria-label="Formats">
    ${files.map(({ ending, name }) => html`<li><a href="${fileOf(site, description, ending)}">${name}</a></li>`)}
  </ul>`
}

/** Only a document that other versions or a series lead to or come from has a history. */
function historyLink(site: Site, view: View, { iri, graph }: Description): Html {
  const versions =
    view.objects(iri, `${RG}draftOf`).length +
    view.subjects(`${RG}draftOf`, iri).length +
    view.objects(iri, `${RG}inSeries`).length
  if (site.still || graph === undefined || versions === 0) return html``
  return html`<p>
    <a href="${hrefOf(site, iri) ?? ''}/history">How it came about: versions, redlines, what is new</a>
  </p>`
}

function alternates(site: Site, description: Description, reference: Reference | undefined): Html {
  const formats = [...formatsOf(site), ...(description.graph === undefined ? [] : [AKN_FORMAT])]
  return html`${formats.map(
      ({ ending, mediaType }) =>
        html`<link rel="alternate" type="${mediaType}" href="${fileOf(site, description, ending)}" /> `,
    )}<link
      rel="canonical"
      type="${HTML}"
      href="${fileOf(site, description, 'html')}"
    />${legislation(site, description, reference)}`
}

/** What search engines read: a block of data, which no browser runs. */
function legislation(site: Site, { path, graph }: Description, reference: Reference | undefined): Html {
  if (reference === undefined) return html``
  const doc = new URL(site.base + path.replace(/^id\//, 'doc/')).href
  const markup = graph === undefined ? [] : [AKN_FORMAT.ending]
  const files = ['html', ...formatsOf(site).map(({ ending }) => ending), ...markup].map((ending) => `${doc}.${ending}`)
  return html`<script type="application/ld+json">
    ${raw(writeLegislation(reference, files))}
  </script>`
}

const SHOWN_ELSEWHERE = new Set([
  `${RDF}type`,
  `${RDFS}label`,
  `${DCTERMS}title`,
  `${RG}text`,
  `${RG}order`,
  `${RG}path`,
])

/** All statements of the thing itself, one row a property. */
function renderProperties(site: Site, view: View, { iri, graph }: Description): Html {
  const quads = view
    .about(iri)
    .filter((quad) => !SHOWN_ELSEWHERE.has(quad.predicate.value) && !repeats(view, quad, graph))
  const rows = [...groupBy(quads, (quad) => quad.predicate.value)]
  return html`<dl class="facts">
    <dt>IRI</dt>
    <dd><code>${iri}</code></dd>
    ${rows.map(
      ([predicate, values]) =>
        html` <dt>${view.label(predicate)}</dt>
          <dd>${values.map((quad, at) => html`${at > 0 ? html`<br />` : ''}${renderTerm(site, view, quad)}`)}</dd>`,
    )}
  </dl>`
}

/** On a loaded document, what it cites and names is shown in its text. */
function repeats(view: View, { object, predicate }: Quad, graph: string | undefined): boolean {
  if (graph === undefined || object.termType !== 'NamedNode') return false
  return (
    predicate.value === `${RG}names` ||
    view.pointing(object.value).some(({ predicate: p }) => p.value === `${RG}target`)
  )
}

function renderTerm(site: Site, view: View, { object }: Quad): Html {
  if (object.termType === 'NamedNode') return link(site, object.value, view.label(object.value))
  return html`<span lang="${object.termType === 'Literal' && object.language ? object.language : 'en'}"
    >${object.value}</span
  >`
}

/** Facts and asks about the thing, each with its words and its paragraph as evidence. */
function renderStated(site: Site, view: View, { iri, graph }: Description): Html {
  const about = statementsAbout(view, iri, graph)
  const stated = about.filter((node) => view.isA(node, `${RG}Fact`))
  const facts = [...groupBy(stated, (node) => tripleOf(view, node)).values()].map(
    (nodes) => html`${renderFact(site, view, nodes[0] ?? '')}${nodes.map((node) => evidence(site, view, node))}`,
  )
  const asks = about
    .filter((node) => view.isA(node, `${RG}Ask`))
    .map((node) => html`${renderAsk(site, view, node)}${evidence(site, view, node)}`)
  const cites = about.filter((node) => view.isA(node, `${RG}Citation`))
  return html`${section('What is stated', facts)}${section('What it is asked', asks)}${renderCitations(site, view, cites)}`
}

const STATING = new Set([`${RG}target`, `${RDF}subject`, `${RDF}object`, `${RG}addressee`])

function statementsAbout(view: View, iri: string, graph: string | undefined): readonly string[] {
  const found = view.pointing(iri).filter((quad) => STATING.has(quad.predicate.value))
  return [...new Set(found.map(({ subject }) => subject.value))].filter((node) => {
    const paragraph = view.value(node, `${RG}inParagraph`)
    return paragraph !== undefined && !(graph !== undefined && paragraph.startsWith(`${iri}/`))
  })
}

/** Facts that several paragraphs state are one, with the words of each. */
function tripleOf(view: View, fact: string): string {
  return ['subject', 'predicate', 'object'].map((part) => view.value(fact, RDF + part)).join(' ')
}

function section(title: string, items: readonly Html[]): Html {
  return items.length === 0
    ? html``
    : html`<section>
        <h2>${title}</h2>
        ${listOf(items, 'plain')}
      </section>`
}

function evidence(site: Site, view: View, node: string): Html {
  const paragraph = view.value(node, `${RG}inParagraph`)
  const quote = view.value(node, `${RG}quote`) ?? view.value(node, `${RG}mention`)
  return html`<blockquote>
    ${quote === undefined ? '' : html`“${shortened(quote)}” `}${paragraph === undefined ? '' : html`<span class="soft">– ${link(site, paragraph, view.label(paragraph))}</span>`}
  </blockquote>`
}

/** A quote that a page break interrupts, without the footnotes that stand in its middle. */
function shortened(quote: string): string {
  const pieces = quote.split(/\n[^\S\n]*\n/)
  return pieces.length < 3 ? quote : `${pieces[0]} […] ${pieces.at(-1)}`
}

/** Who cites the thing, document by document. */
function renderCitations(site: Site, view: View, cites: readonly string[]): Html {
  if (cites.length === 0) return html``
  const byDocument = groupBy(cites, (node) => documentOf(view, node))
  const groups = [...byDocument].map(([document, nodes]) => {
    const rows = nodes.map((node) => {
      const paragraph = view.value(node, `${RG}inParagraph`) ?? ''
      const relation = view.value(node, `${RG}relation`) ?? ''
      return html`<span class="verb">${view.label(relation)}</span> ${link(site, paragraph, view.label(paragraph))}
        <span class="soft">“${view.value(node, `${RG}mention`) ?? ''}”</span>`
    })
    return html`<h3>${document === undefined ? 'Elsewhere' : link(site, document, view.label(document))}</h3>
      ${listOf(rows, 'plain')}`
  })
  return html`<section>
    <h2>Cited in ${count(byDocument.size, 'document')}</h2>
    ${groups}
  </section>`
}

/** The document that a statement's paragraph is part of. */
function documentOf(view: View, node: string): string | undefined {
  const paragraph = view.value(node, `${RG}inParagraph`)
  if (paragraph === undefined) return undefined
  const holders = view.objects(paragraph, `${RG}partOf`).map(({ value }) => value)
  return holders.toSorted((a, b) => a.length - b.length)[0]
}

/** Every other link to the thing, by property; what citations tell with their words is not told again. */
function renderIncoming(site: Site, view: View, { iri, graph }: Description): Html {
  const told = new Set(statementsAbout(view, iri, graph))
  const citing = new Set(
    [...told].filter((node) => view.isA(node, `${RG}Citation`)).flatMap((node) => citersOf(view, node)),
  )
  const links = view.pointing(iri).filter(({ subject, predicate }) => {
    const within = graph !== undefined && subject.value.startsWith(`${iri}/`)
    const cites = citing.has(`${subject.value} ${predicate.value}`)
    return !within && !cites && !told.has(subject.value) && predicate.value !== `${RG}inParagraph`
  })
  if (links.length === 0) return html``
  const groups = [...groupBy(links, ({ predicate }) => predicate.value)]
  return html`<section>
    <h2>Links to this</h2>
    <dl class="facts">
      ${groups.map(
        ([predicate, quads]) =>
          html`<dt>by “${view.label(predicate)}”</dt>
            <dd>
              ${quads.map(
                ({ subject }, at) =>
                  html`${at > 0 ? html`<br />` : ''}${link(site, subject.value, view.label(subject.value))}`,
              )}
            </dd>`,
      )}
    </dl>
  </section>`
}

/** Subject and predicate of the direct triples that repeat a citation: on its paragraph and on its document. */
function citersOf(view: View, node: string): readonly string[] {
  const relation = view.value(node, `${RG}relation`) ?? ''
  const subjects = [view.value(node, `${RG}inParagraph`), documentOf(view, node)]
  return subjects.flatMap((subject) => [`${subject} ${relation}`, `${subject} ${RG}cites`])
}

function renderPages(site: Site, { path, incoming }: Description): Html {
  const { page: current, pages, total, more } = incoming
  const least = more ? 'more than ' : ''
  if (pages === 1) return html``
  const address = hrefOf(site, site.base + path) ?? ''
  const to = (target: number, text: string) => html`<a href="${address}?page=${target}">${text}</a>`
  return html`<p class="note">
    Page ${current} of ${least}${pages} of ${least}${count(total, 'link')} to this.
    ${current > 1 ? to(current - 1, 'Previous') : ''} ${current < pages ? to(current + 1, 'Next') : ''}
  </p>`
}
