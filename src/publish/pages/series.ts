/** The series of a resolution, and what is new in it this time, as a part of a page. */
import { count } from '../../count.ts'
import { html } from 'hono/html'
import { placeName } from '../../lineage/place.ts'
import type { AgedParagraph, SeriesMember, SeriesView } from '../series.ts'
import type { Site } from '../site.ts'
import { addressOf } from './compare.ts'
import { hrefOf } from './html.ts'
import type { Html } from './html.ts'

/** Groups of paragraphs, what matters most first. */
const GROUPS: readonly (readonly [novelty: string, heading: string, open: boolean])[] = [
  ['new', 'New', true],
  ['reworded', 'In other words', true],
  ['updated', 'The same but for dates, numbers and sessions', false],
  ['repeated', 'Word for word as before', false],
]

/** The section for the document of this key. */
export function renderSeries(site: Site, key: string, { label, members, paragraphs }: SeriesView): Html {
  const before = nearestHeld(key, members)
  return html`<section class="series" id="series">
    <h2>In the series</h2>
    <p>${label}</p>
    <ol class="chain">
      ${members.map((member) => html`<li>${renderMember(site, member, key)}</li>`)}
    </ol>
    ${
      before === undefined
        ? html`<p class="note">
            No text before this one of the series is held, so that nothing can be said to be new in it.
          </p>`
        : html`<h2>What is new since ${before}</h2>
            <p class="note">
              <a href="${addressOf(site, before, key)}">Both texts side by side</a>. How long a paragraph has stood is
              counted over the texts that are held.
            </p>
            ${GROUPS.map((group) => renderGroup(site, key, group, paragraphs))}`
    }
  </section>`
}

function nearestHeld(key: string, members: readonly SeriesMember[]): string | undefined {
  const byKey = new Map(members.map((member) => [member.key, member]))
  let before = byKey.get(byKey.get(key)?.before ?? '')
  while (before && !before.held) before = byKey.get(before.before ?? '')
  return before?.key
}

function renderMember(site: Site, { key, held }: SeriesMember, current: string): Html {
  if (key === current) return html`<b aria-current="true">${key}</b>`
  const page = html`<a href="${hrefOf(site, `${site.base}id/${key}`) ?? ''}">${key}</a>`
  return held
    ? html`${page} <a class="soft" href="${hrefOf(site, `${site.base}id/${key}`) ?? ''}/history">what was new</a>`
    : html`${page} <span class="soft">text not held</span>`
}

function renderGroup(
  site: Site,
  key: string,
  [novelty, heading, open]: (typeof GROUPS)[number],
  paragraphs: readonly AgedParagraph[],
): Html {
  const group = paragraphs.filter((each) => each.novelty === novelty)
  if (group.length === 0) return html``
  return html`<details ${open ? 'open' : ''} class="aged">
    <summary>${heading} <span class="soft">${count(group.length, 'paragraph')}</span></summary>
    ${group.map(
      (paragraph) =>
        html`<article class="aged" id="${novelty}-${paragraph.id.replaceAll('/', '-')}">
          <header>
            <a href="${hrefOf(site, `${site.base}id/${key}/${paragraph.id}`) ?? ''}">${placeName(paragraph.id)}</a>
            <span class="soft">${ageOf(paragraph)}</span>
          </header>
          <p class="wording">${paragraph.text}</p>
        </article>`,
    )}
  </details>`
}

function ageOf({ novelty, firstIn, appearances }: AgedParagraph): string {
  return novelty === 'new' ? '' : `since ${firstIn}, now for the ${ordinal(appearances)} time`
}

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const rules = new Intl.PluralRules('en', { type: 'ordinal' })

/** `3rd`. */
const ordinal = (number: number): string => `${number}${ENDINGS[rules.select(number)] ?? 'th'}`
