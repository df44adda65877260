/** What changed in substance, as a list with one entry a paragraph. */
import { groupBy } from '../../group-by.ts'
import { html } from 'hono/html'
import type { Comparison } from '../../lineage/compare.ts'
import { placeName } from '../../lineage/place.ts'
import type { Finding } from '../../lineage/substance.ts'
import type { Html } from './html.ts'

/** The list; `anchorOf` is the anchor of the pair that holds a paragraph of the newer text. */
export function renderSubstance(comparison: Comparison, anchorOf: (ids: readonly string[]) => string): Html {
  const { findings } = comparison
  if (findings.length === 0) return html``
  const names = namesOf(comparison)
  return html`<section class="findings">
    <h2>What changed in substance</h2>
    <dl>
      ${[...groupBy(findings, ({ newer }) => newer.join(' ')).values()].map(
        (group) =>
          html`<dt>
              <a href="#${anchorOf(group[0]?.newer ?? [])}">${(group[0]?.newer ?? []).map(placeName).join(', ')}</a>
            </dt>
            <dd>${group.map((finding) => html`<p>${renderFinding(finding, names)}</p>`)}</dd>`,
      )}
    </dl>
  </section>`
}

/** Key → what people call the cited thing, as either text has it. */
function namesOf({ older, newer }: Comparison): ReadonlyMap<string, string> {
  return new Map([...older.citations, ...newer.citations].map(({ target }) => [target.key, target.label]))
}

function renderFinding({ kind, before, after }: Finding, names: ReadonlyMap<string, string>): Html {
  const named = (text: string) => names.get(text) ?? text
  return html`<span class="verb">${kind.replaceAll('-', ' ')}</span>
    ${before === undefined ? '' : html`<del>${named(before)}</del>`}
    ${before !== undefined && after !== undefined ? '→' : ''}
    ${after === undefined ? '' : html`<ins>${named(after)}</ins>`}`
}
