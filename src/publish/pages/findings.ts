/** What does not agree: the findings of a document, of one of its paragraphs, or about a thing. */
import { html } from 'hono/html'
import type { Site } from '../site.ts'
import { RG } from '../view.ts'
import type { View } from '../view.ts'
import { link, listOf } from './html.ts'
import type { Html } from './html.ts'

/** A section with the findings that stand in `iri` or concern it, each with its words and both of its sides. */
export function renderFindings(site: Site, view: View, iri: string): Html {
  const related = ['partOf', 'inParagraph', 'concerns'].flatMap((property) => view.subjects(RG + property, iri))
  const findings = [...new Set(related)].filter((node) => view.isA(node, `${RG}Finding`)).toSorted()
  if (findings.length === 0) return html``
  return html`<section>
    <h2>What does not agree</h2>
    ${listOf(
      findings.map((node) => renderFinding(site, view, node)),
      'plain',
    )}
  </section>`
}

function renderFinding(site: Site, view: View, node: string): Html {
  const [paragraph, other] = ['inParagraph', 'concerns'].map((property) => view.value(node, RG + property))
  const quote = view.value(node, `${RG}quote`)
  return html`${view.label(node)}
    <blockquote>
      ${quote === undefined ? '' : html`“${quote}” `}
      <span class="soft">
        ${paragraph === undefined ? '' : html`– ${link(site, paragraph, view.label(paragraph))}`}
        ${other === undefined ? '' : html`against ${link(site, other, view.label(other))}`}
      </span>
    </blockquote>`
}
