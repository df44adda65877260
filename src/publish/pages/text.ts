/** A document's text, paragraph by paragraph, with what it cites linked in place. */
import { html } from 'hono/html'
import type { Site } from '../site.ts'
import { DCTERMS, RDF, RG } from '../view.ts'
import type { View } from '../view.ts'
import { hrefOf, link, listOf } from './html.ts'
import type { Html } from './html.ts'

/** What the pieces of a text need to know: where links go, the data, and the document that they stand in. */
export interface TextContext {
  readonly site: Site
  readonly view: View
  readonly document: string
}

/** All paragraphs in reading order under their headings. */
export function renderText(context: TextContext): Html {
  const { view, document } = context
  const paragraphs = view
    .subjects(`${RG}partOf`, document)
    .filter((iri) => view.isA(iri, `${RG}Paragraph`))
    .toSorted((a, b) => Number(view.value(a, `${RG}order`)) - Number(view.value(b, `${RG}order`)))
  const opened = new Set<string>()
  return html`<article class="text">
      ${paragraphs.map((iri) => html`${renderHeadings(context, iri, opened)}${renderParagraph(context, iri)}`)}
    </article>
    ${renderFootnotes(context)}`
}

/** The headings of the annex and section that begin with this paragraph. */
function renderHeadings({ view }: TextContext, paragraph: string, opened: Set<string>): readonly Html[] {
  const holders = view.objects(paragraph, `${RG}partOf`).map(({ value }) => value)
  const begun = ['Annex', 'Section'].flatMap((type) =>
    holders.filter((iri) => view.isA(iri, RG + type) && !opened.has(iri)),
  )
  for (const iri of begun) opened.add(iri)
  return begun.map((iri) => {
    const printed = [view.value(iri, `${RG}printedLabel`), view.value(iri, `${DCTERMS}title`)].filter((part) => part)
    const title = printed.length > 0 ? printed.join(' ') : view.label(iri)
    return view.isA(iri, `${RG}Annex`) ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`
  })
}

/** One paragraph with its number, and behind a fold what it cites, asks and states. */
export function renderParagraph(context: TextContext, iri: string): Html {
  const { site, view } = context
  const path = view.value(iri, `${RG}path`) ?? ''
  const depth = Math.min(2, path.replace(/^annex[^/]*\//, '').split('/').length - 2)
  const label = view.value(iri, `${RG}printedLabel`) ?? path.split('/').at(-1) ?? ''
  const status = view.value(iri, `${RG}status`)
  return html`<div class="para${depth > 0 ? ` deep-${depth}` : ''}" id="${path}">
    <span class="num"><a href="${hrefOf(site, iri) ?? ''}" title="${view.label(iri)}">${label}</a></span>
    <p>${renderWording(context, iri)}${status === undefined ? '' : html` <span class="status">[${status}]</span>`}</p>
    ${renderReadings(context, iri)}
  </div> `
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly piece: Html
}

/** The text with its opening phrase in italics and each mention linked to what it cites. */
function renderWording({ site, view }: TextContext, iri: string): readonly (Html | string)[] {
  const text = view.value(iri, `${RG}text`) ?? ''
  const cuts: Cut[] = []
  const phrase = view.value(iri, `${RG}openingPhrase`)
  if (phrase !== undefined && text.startsWith(phrase))
    cuts.push({ start: 0, end: phrase.length, piece: html`<em class="phrase">${phrase}</em>` })
  for (const citation of citationsOf(view, iri)) {
    const mention = (view.value(citation, `${RG}mention`) ?? '').replace(/\s+/g, ' ')
    const target = view.value(citation, `${RG}target`)
    const start = text.indexOf(mention, cuts.at(-1)?.end ?? 0)
    if (mention === '' || target === undefined || start < 0) continue
    cuts.push({ start, end: start + mention.length, piece: link(site, target, mention) })
  }
  let at = 0
  const pieces = cuts.flatMap(({ start, end, piece }) => {
    const between = text.slice(at, start)
    at = end
    return [between, piece]
  })
  return [...pieces, text.slice(at)]
}

function citationsOf(view: View, paragraph: string): readonly string[] {
  const start = (iri: string) => Number(view.value(iri, `${RG}start`))
  return statementsOf(view, paragraph, 'Citation').toSorted((a, b) => start(a) - start(b))
}

function statementsOf(view: View, paragraph: string, type: string): readonly string[] {
  return view.subjects(`${RG}inParagraph`, paragraph).filter((iri) => view.isA(iri, RG + type))
}

/** What was read in a paragraph, in words; nothing where nothing was. */
function renderReadings(context: TextContext, paragraph: string): Html {
  const { site, view } = context
  const cites = citationsOf(view, paragraph).map((iri) => {
    const part = view.value(iri, `${RG}part`)
    return html`<span class="verb">${nameOf(view, iri, `${RG}relation`)}</span>
      ${linkTo(site, view, iri, `${RG}target`)}${part === undefined ? '' : `, ${part}`}`
  })
  const asks = statementsOf(view, paragraph, 'Ask').map((iri) => renderAsk(site, view, iri))
  const facts = statementsOf(view, paragraph, 'Fact').map((iri) => renderFact(site, view, iri))
  const found = [...cites, ...asks, ...facts]
  if (found.length === 0) return html``
  const summary = `${found.length} ${found.length === 1 ? 'statement' : 'statements'} read here`
  return html`<details>
    <summary>${summary}</summary>
    ${listOf(found)}
  </details>`
}

/** `urges Member States, by 2013`. */
export function renderAsk(site: Site, view: View, iri: string): Html {
  const asked = view.objects(iri, `${RG}addressee`).map(({ value }) => link(site, value, view.label(value)))
  const when = [view.value(iri, `${RG}deadline`), view.value(iri, `${RG}recurrence`)].filter(
    (part) => part !== undefined,
  )
  return html`<span class="verb">${nameOf(view, iri, `${RG}verb`)}</span>
    ${asked.map((item, at) => html`${at > 0 ? ', ' : ''}${item}`)}${when.length > 0 ? ` – ${when.join(', ')}` : ''}`
}

/** `A/RES/55/25 adopts the Convention`. */
export function renderFact(site: Site, view: View, iri: string): Html {
  return html`${linkTo(site, view, iri, `${RDF}subject`)}
    <span class="verb">${nameOf(view, iri, `${RDF}predicate`)}</span> ${linkTo(site, view, iri, `${RDF}object`)}`
}

function nameOf(view: View, subject: string, predicate: string): string {
  const iri = view.value(subject, predicate)
  return iri === undefined ? '' : view.label(iri)
}

function linkTo(site: Site, view: View, subject: string, predicate: string): Html {
  const [term] = view.objects(subject, predicate)
  if (term === undefined) return html``
  return term.termType === 'NamedNode' ? link(site, term.value, view.label(term.value)) : html`${term.value}`
}

function renderFootnotes({ view, document }: TextContext): Html {
  const notes = view.subjects(`${RG}partOf`, document).filter((iri) => view.isA(iri, `${RG}Footnote`))
  if (notes.length === 0) return html``
  const rows = notes
    .toSorted((a, b) => Number(view.value(a, `${RG}start`)) - Number(view.value(b, `${RG}start`)))
    .map((iri) => {
      const marker = view.value(iri, `${RG}marker`) ?? ''
      return html`<li id="fn/${marker}"><b>${marker}</b> ${view.value(iri, `${RG}text`) ?? ''}</li>`
    })
  return html`<section aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <ul class="plain soft">
      ${rows}
    </ul>
  </section>`
}
