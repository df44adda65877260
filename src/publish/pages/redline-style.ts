/** The part of the stylesheet that redlines need. */

const KINDS = ['identical', 'reworded', 'split', 'merged', 'moved', 'renumbered', 'added', 'deleted']

/** A pair is shown while one of its kinds is ticked. */
const FILTER = KINDS.map((kind) => `.redline:has(#show-${kind}:checked) .pair.is-${kind} { display: block; }`).join(
  '\n',
)

/** CSS for `.redline`, light and dark, wide, narrow and on paper. */
export const REDLINE_STYLE = `:root { --gone: #fbe3e0; --gone-ink: #8f1d14; --come: #dcf3e0; --come-ink: #0f5a24; --moved: #e6e4fa; }
@media (prefers-color-scheme: dark) { :root { --gone: #4a2320; --gone-ink: #ffb4aa; --come: #173d22; --come-ink: #a3e6b4; --moved: #34315a; } }
del { background: var(--gone); color: var(--gone-ink); text-decoration: line-through; text-decoration-thickness: .06em; border-radius: .15em; }
ins { background: var(--come); color: var(--come-ink); text-decoration: underline; text-decoration-thickness: .06em; text-underline-offset: .18em; border-radius: .15em; }
del.moved, ins.moved { background: var(--moved); text-decoration-style: dotted; color: inherit; }
.controls fieldset { border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .8rem .5rem; margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
.controls legend { color: var(--soft); font-size: .85rem; padding: 0 .3rem; } .controls label { white-space: nowrap; }
.findings dl { display: grid; grid-template-columns: minmax(5.5rem, max-content) 1fr; gap: .15rem 1.2rem; max-width: 58rem; }
.findings dt { line-height: 1.9; } .findings dd { margin: 0; } .findings dd p { margin: 0; line-height: 1.9; max-width: none; }
.sides, .side { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.6rem; }
.sides { position: sticky; top: 0; background: var(--paper); padding: .5rem 0; border-bottom: 1px solid var(--line); z-index: 1; }
.pair { border-bottom: 1px solid var(--line); padding: .7rem .3rem; scroll-margin-top: 3rem; }
@supports selector(:has(*)) {
.pair { display: none; }
${FILTER}
.pair:target { display: block; }
}
.pair:target { box-shadow: inset 3px 0 var(--accent); }
.pair header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .7rem; font-size: .85rem; }
.pair .here { color: var(--soft); text-decoration: none; } .pair .next { margin-left: auto; display: flex; gap: .9rem; }
.side p, p.inline { font-family: var(--serif); max-width: 46rem; margin: .35rem 0; line-height: 1.6; }
p.inline { display: none; } p.inline del + ins { margin-left: .2em; }
.redline:has(#view-inline:checked) p.inline { display: block; }
.redline:has(#view-inline:checked) :is(.side, .sides) { display: none; }
table.history { table-layout: fixed; } .history td, .history th { min-width: 4rem; } .history .soft a { color: inherit; }
.chain { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; padding-left: 1.4rem; } details.aged { margin: .8rem 0; } details.aged summary { font: 600 1.05rem/1.5 var(--serif); cursor: pointer; }
article.aged { border-bottom: 1px solid var(--line); padding: .5rem .3rem; } article.aged header { font-size: .85rem; display: flex; gap: .7rem; }
.earlier .pair { display: block; } .wording { font-family: var(--serif); max-width: 46rem; line-height: 1.6; margin: .35rem 0; }
.gap { background: var(--panel); border-radius: .2rem; padding: 0 .2em; color: var(--soft); } .loose { margin: .35rem 0; line-height: 1.8; } .loose del { margin-right: .4rem; font-family: var(--serif); }
@media (max-width: 40rem) {
  .findings dl { grid-template-columns: 1fr; } .findings dt { margin-top: .5rem; } .history th { white-space: normal; }
  .redline:has(#view-fit:checked) p.inline { display: block; } .redline:has(#view-fit:checked) :is(.side, .sides) { display: none; }
  .pair .next { margin-left: 0; width: 100%; justify-content: space-between; }
  .side { grid-template-columns: 1fr; } .side p:empty, .is-identical .side p:first-child { display: none; }
  .side p:first-child:not(:empty) { border-left: 3px solid var(--gone-ink); padding-left: .6rem; }
  .side p:last-child:not(:empty) { border-left: 3px solid var(--come-ink); padding-left: .6rem; }
  .sides b:first-child { border-left: 3px solid var(--gone-ink); padding-left: .6rem; } .sides b:last-child { border-left: 3px solid var(--come-ink); padding-left: .6rem; }
}
@media print {
  .controls, .pair .next, .pair .here { display: none; } .pair { break-inside: avoid; } .sides { position: static; }
  .side { display: none; } p.inline { display: block; } del, ins { background: none; }
}
`
