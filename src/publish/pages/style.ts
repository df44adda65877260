/** The one stylesheet. */
import { REDLINE_STYLE } from './redline-style.ts'

/** CSS for every page, light and dark, from phone to desk; no script is needed anywhere. */
export const STYLE = `:root {
  --ink: #1b2430; --soft: #5a6675; --paper: #fdfcf9; --panel: #f3f1ea; --line: #dcd8cc;
  --accent: #00588f; --mark: #fdeeb5; --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif;
  --mono: ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e2dc; --soft: #a2a9b3; --paper: #14181e; --panel: #1d232b; --line: #353d48; --accent: #7fbfec; --mark: #4d4420; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, summary:focus-visible, select:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; z-index: 1; }
header.site { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; padding: .8rem max(1rem, calc((100vw - 68rem) / 2)); border-bottom: 1px solid var(--line); }
.brand { font: 700 1.2rem var(--serif); color: var(--ink); text-decoration: none; letter-spacing: .01em; }
header.site nav { display: flex; gap: 1rem; } header.site nav a { text-decoration: none; }
header.site nav a:hover { text-decoration: underline; }
.find { margin-left: auto; display: flex; gap: .4rem; }
footer.site { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; padding: 1rem max(1rem, calc((100vw - 68rem) / 2)); margin-top: 4rem; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 0; }
h1 { font: 600 clamp(1.5rem, 4vw, 2.1rem)/1.2 var(--serif); margin: .3rem 0 .8rem; max-width: 46rem; text-wrap: balance; }
h2 { font: 600 1.3rem/1.3 var(--serif); margin: 2.4rem 0 .6rem; } h3 { font: 600 1.05rem/1.4 var(--serif); margin: 1.6rem 0 .4rem; }
p { margin: .6rem 0; max-width: 44rem; } .kind { color: var(--soft); font-size: .9rem; margin: 0; } .lead { font-size: 1.1rem; }
.soft, .note { color: var(--soft); font-size: .9rem; }
ul.plain { list-style: none; padding: 0; } ul.plain li { margin: .35rem 0; }
ul.inline { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem .9rem; margin: .4rem 0; font-size: .9rem; }
ul.cards { list-style: none; padding: 0; display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
ul.cards li { background: var(--panel); border-radius: .5rem; padding: .8rem 1rem; }
ul.cards p { margin: .2rem 0; }
.counts { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1.2rem 0; padding: 0; list-style: none; }
.counts b { display: block; font: 600 1.5rem var(--serif); }
dl.facts { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .35rem 1.2rem; margin: 1rem 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; }
article.text { font-family: var(--serif); font-size: 1.08rem; line-height: 1.65; max-width: 58rem; }
.para { display: grid; grid-template-columns: 3.2rem minmax(0, 42rem); gap: 0 .6rem; margin: 1rem 0; }
.para > .num { font: .8rem/2.1 var(--sans); text-align: right; } .para > .num a { color: var(--soft); text-decoration: none; }
.para > .num a:hover { text-decoration: underline; }
.para p { margin: 0; } .para:target { background: var(--mark); border-radius: .3rem; }
.para.deep-1 { margin-left: 1.6rem; } .para.deep-2 { margin-left: 3.2rem; }
.para details { grid-column: 2; font: .875rem/1.5 var(--sans); color: var(--soft); margin-top: .25rem; }
.para summary { cursor: pointer; width: fit-content; } .para details ul { margin: .3rem 0; padding-left: 1.1rem; }
em.phrase { font-style: italic; } sup a { text-decoration: none; padding: 0 .15em; }
blockquote { margin: .3rem 0 .3rem; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line); font-family: var(--serif); max-width: 44rem; }
.status { font: .8rem var(--sans); color: var(--soft); }
.verb { display: inline-block; background: var(--panel); border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; font-size: .82rem; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; } .wide { overflow-x: auto; max-width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); min-width: 6rem; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
textarea, input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .35rem; padding: .4rem .6rem; }
textarea { width: 100%; font: .9rem/1.5 var(--mono); min-height: 14rem; background: var(--panel); }
button { font: inherit; border: 0; border-radius: .35rem; padding: .45rem 1rem; background: var(--accent); color: var(--paper); cursor: pointer; }
pre, code { font-family: var(--mono); font-size: .88em; } pre { background: var(--panel); border-radius: .4rem; padding: .9rem 1rem; overflow-x: auto; line-height: 1.5; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
.problem { border-left: 4px solid #b3261e; padding-left: 1rem; }
@media (max-width: 40rem) {
  .find { margin-left: 0; width: 100%; } .find input { flex: 1; min-width: 0; }
  dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .6rem; }
  .para { grid-template-columns: 2rem minmax(0, 1fr); gap: 0 .4rem; } .para.deep-1 { margin-left: .8rem; } .para.deep-2 { margin-left: 1.6rem; }
}
@media print { header.site, footer.site, .para details { display: none; } }
${REDLINE_STYLE}`

/** A page with a link, as a drawing. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#00588f"/><path d="M9 10h14M9 16h9M9 22h6" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/><circle cx="22" cy="21" r="3.2" fill="none" stroke="#fff" stroke-width="2.2"/></svg>
`
