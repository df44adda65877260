/** What a draft tells of the text before it, as a part of a page. */
import { count } from '../../count.ts'
import { html } from 'hono/html'
import { groupEarlier, stretchesOf } from '../../lineage/earlier-view.ts'
import type { EarlierView } from '../../lineage/earlier-view.ts'
import { placeName } from '../../lineage/place.ts'
import type { Html } from './html.ts'

/** The section; `href` is the page of a paragraph of the draft, where there is one. */
export function renderEarlier(
  views: readonly EarlierView[],
  name: string,
  href: (id: string) => string | undefined,
): Html {
  return html`<section class="earlier" id="before">
    <h2>Before ${name}: what its tracked changes tell</h2>
    <p class="note">
      Nobody here holds this text. It is put together from what the draft struck and marked as added; paragraphs of
      which the draft tells nothing are left out. […] stands for words that are not known.
    </p>
    ${groupEarlier(views).map(
      ({ heading, views: group }) =>
        html`<h3>${heading} <span class="soft">${count(group.length, 'paragraph')}</span></h3>
          ${group.every(isBare) ? renderNames(group, href) : group.map((view) => renderView(view, href))}`,
    )}
  </section>`
}

const isBare = ({ text, struck }: EarlierView): boolean => text === undefined && struck.length === 0

function renderNames(views: readonly EarlierView[], href: (id: string) => string | undefined): Html {
  return html`<ul class="inline">
    ${views.map((view) => html`<li>${nameOf(view, href)}</li>`)}
  </ul>`
}

function renderView(view: EarlierView, href: (id: string) => string | undefined): Html {
  const loose = view.struck.filter(({ certainty }) => certainty === 'open')
  const anchor = `before-${view.id.replaceAll('/', '-')}`
  return html`<article class="pair" id="${anchor}">
    <header>
      <a class="here" href="#${anchor}" aria-label="Permanent link">#</a>
      <span>${nameOf(view, href)}</span>
      <span class="verb">${view.certainty}</span>
      <span class="soft">${view.open.join('; ')}</span>
    </header>
    ${
      view.text === undefined
        ? ''
        : html`<p class="wording">
            ${stretchesOf(view).map(({ kind, text }) =>
              kind === 'kept'
                ? text
                : kind === 'gap'
                  ? html`<span class="gap">${text}</span>`
                  : html`<del>${text}</del>`,
            )}
          </p>`
    }
    ${
      loose.length === 0
        ? ''
        : html`<p class="loose">
            <span class="soft">struck in it or near it:</span>
            ${loose.map(({ wording }) => html`<del>${wording}</del> `)}
          </p>`
    }
  </article>`
}

/** The draft's paragraph, and the number that it had before, where another is known. */
function nameOf({ id, newer }: EarlierView, href: (id: string) => string | undefined): Html {
  if (newer === undefined) return html`struck whole, after ${placeName(id.replace(/\/after-\d+$/, ''))}`
  const address = href(newer)
  const now = address === undefined ? html`${placeName(newer)}` : html`<a href="${address}">${placeName(newer)}</a>`
  return id === newer || id.includes('/from-') ? now : html`${now}, then ${placeName(id)}`
}
