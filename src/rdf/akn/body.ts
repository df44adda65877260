/** Paragraphs and headings as the nested elements of Akoma Ntoso. */
import { element, isEmpty, join, type Xml } from './element.ts'
import type { WordsWriter } from './inline.ts'
import type { AknHeading, AknParagraph } from './source.ts'

/** A paragraph with those below it. */
interface Branch {
  readonly paragraph: AknParagraph
  readonly below: Branch[]
}

/** Paragraphs under a heading, or before the first. */
interface Group {
  readonly heading: AknHeading | undefined
  readonly branches: readonly Branch[]
}

/** The containers of the preamble; empty where there is no preamble. */
export function writePreamble(
  paragraphs: readonly AknParagraph[],
  sections: readonly AknHeading[],
  words: WordsWriter,
): Xml {
  return join(
    groupBySection(paragraphs, sections).flatMap(({ heading, branches }) => [
      heading && writeContainerHeading(heading),
      ...branches.map((branch) => writeContainer(branch, words)),
    ]),
  )
}

/** The content of a main body, which is never empty. */
export function writeBody(
  paragraphs: readonly AknParagraph[],
  sections: readonly AknHeading[],
  words: WordsWriter,
): Xml {
  const groups = groupBySection(paragraphs, sections).map(({ heading, branches }) => {
    const inside = branches.map((branch) => writeHierarchy('paragraph', branch, words))
    return heading ? writeSection(heading, inside) : join(inside)
  })
  const body = join(groups)
  return isEmpty(body) ? element('p', {}) : body
}

function groupBySection(paragraphs: readonly AknParagraph[], sections: readonly AknHeading[]): readonly Group[] {
  const groups: { heading: AknHeading | undefined; paragraphs: AknParagraph[] }[] = [
    { heading: undefined, paragraphs: [] },
  ]
  let next = 0
  for (const paragraph of paragraphs) {
    while ((sections[next]?.start ?? Infinity) <= paragraph.start)
      groups.push({ heading: sections[next++], paragraphs: [] })
    groups.at(-1)?.paragraphs.push(paragraph)
  }
  return groups.map(({ heading, paragraphs: own }) => ({ heading, branches: grow(own) }))
}

/** A paragraph stands below the one right before it whose path its own goes on; the order stays that of reading. */
function grow(paragraphs: readonly AknParagraph[]): readonly Branch[] {
  const roots: Branch[] = []
  const open: Branch[] = []
  for (const paragraph of paragraphs) {
    while (open.length > 0 && !paragraph.path.startsWith(`${open.at(-1)?.paragraph.path}/`)) open.pop()
    const branch = { paragraph, below: [] }
    const siblings = open.at(-1)?.below ?? roots
    siblings.push(branch)
    open.push(branch)
  }
  return roots
}

function writeContainerHeading({ label, title }: AknHeading): Xml {
  const lead = label === undefined ? undefined : join([element('inline', { name: 'label' }, label), ' '])
  return element('container', { name: 'section' }, element('p', {}, lead, title))
}

function writeContainer({ paragraph, below }: Branch, words: WordsWriter): Xml {
  const { path, label, phrase, status } = paragraph
  const lead = label === undefined ? undefined : join([element('inline', { name: 'label' }, label), ' '])
  const name = phrase ?? 'recital'
  return element(
    'container',
    { name, eId: idOf(path), 'rg:path': path, status: removed(status) },
    element('p', {}, lead, words.words(paragraph)),
    writeItems(path, below, words),
  )
}

function writeItems(path: string, below: readonly Branch[], words: WordsWriter): Xml | undefined {
  if (below.length === 0) return undefined
  const items = below.map(({ paragraph, below: deeper }) =>
    element(
      'item',
      { eId: idOf(paragraph.path), 'rg:path': paragraph.path, status: removed(paragraph.status) },
      writeNum(paragraph),
      element('p', {}, words.words(paragraph)),
      writeItems(paragraph.path, deeper, words),
    ),
  )
  return element('blockList', { eId: `${idOf(path)}__list` }, ...items)
}

function writeSection({ path, label, title }: AknHeading, inside: readonly Xml[]): Xml {
  return element(
    'section',
    { eId: idOf(path) },
    label === undefined ? undefined : element('num', {}, label),
    title === undefined ? undefined : element('heading', {}, title),
    ...inside,
  )
}

function writeHierarchy(name: 'paragraph' | 'point', { paragraph, below }: Branch, words: WordsWriter): Xml {
  const { path, status } = paragraph
  const eId = idOf(path)
  const own = words.words(paragraph)
  const inside =
    below.length === 0
      ? element('content', { eId: `${eId}__content` }, element('p', {}, own))
      : element(
          'list',
          { eId: `${eId}__list` },
          isEmpty(own) ? undefined : element('intro', { eId: `${eId}__intro` }, element('p', {}, own)),
          ...below.map((branch) => writeHierarchy('point', branch, words)),
        )
  return element(name, { eId, 'rg:path': path, status: removed(status) }, writeNum(paragraph), inside)
}

/** The number as printed: what the path says where the graph says nothing else. */
function writeNum({ path, label, unnumbered }: AknParagraph): Xml | undefined {
  if (unnumbered) return undefined
  const last = path.slice(path.lastIndexOf('/') + 1)
  const whole = /^(?:[^/]+\/)?(?:pp|op|par)\/[^/]+$/.test(path)
  return element('num', {}, label ?? (whole ? `${last}.` : `(${last})`))
}

function removed(status: string | undefined): string | undefined {
  return status === 'deleted' ? 'removed' : undefined
}

const NAMES: Readonly<Record<string, string>> = { pp: 'container', op: 'para', par: 'para', section: 'sec' }

/**
 * A name for the element of a part, after the naming convention of Akoma Ntoso: `op/2/a` gives `para_2__point_a`,
 * `annex-2/par/7` gives `att_2__para_7`. Each path has a name of its own.
 */
export function idOf(path: string): string {
  const [first = '', ...rest] = path.split('/')
  const annex = /^annex(?:-(\d+))?$/.exec(first)
  const [kind = '', number = '', ...deeper] = annex ? rest : [first, ...rest]
  const lead = annex ? [`att_${annex[1] ?? 1}`] : []
  const own = kind === '' ? [] : [`${NAMES[kind] ?? kind}_${number}`]
  return [...lead, ...own, ...deeper.map((piece) => `point_${piece}`)].join('__').replaceAll(/\s/g, '_')
}
