/** What is new in each resolution of a series, and what has been said before, how often and since when. */
import { findMatches } from './pairs.ts'
import { redline } from './redline.ts'
import { shareOf } from './revisions.ts'
import type { Member } from './series.ts'
import type { Version, VersionParagraph } from './version.ts'
import { readsSame } from './words.ts'

/** New; in other words; the same but for dates, numbers and sessions; or the same. */
type Novelty = 'new' | 'reworded' | 'updated' | 'repeated'

/** One paragraph of a document in its series. */
interface ParagraphNews {
  readonly id: string
  /** Against the document before it; absent where none before it is held. */
  readonly novelty?: Novelty
  /** Id of the paragraph of the document before it that says the same. */
  readonly continues?: string
  /** Key of the earliest document held that has it. */
  readonly firstIn: string
  /** In how many documents it has stood without a break, this one counted. */
  readonly appearances: number
}

/** A document of a series with what is new in it. */
export interface DocumentNews {
  readonly key: string
  /** The nearest document before it that is held. */
  readonly before?: string
  readonly paragraphs: readonly ParagraphNews[]
}

/**
 * The held documents of a series, earliest first. `textOf` is asked for each once or twice, so that not all need be in
 * memory; one that it does not know is passed over.
 */
export function* findNews(
  members: readonly Member[],
  textOf: (key: string) => Version | undefined,
): Generator<DocumentNews, void, undefined> {
  const byKey = new Map(members.map((member) => [member.key, member]))
  const told = new Map<string, ReadonlyMap<string, ParagraphNews>>()
  for (const member of members) {
    const version = member.held ? textOf(member.key) : undefined
    if (!version) continue
    const before = heldBefore(member, byKey)
    const earlier = before === undefined ? undefined : textOf(before)
    const paragraphs = readNews(member.key, version, earlier, told.get(before ?? ''))
    told.set(member.key, new Map(paragraphs.map((each) => [each.id, each])))
    yield { key: member.key, ...(before !== undefined && { before }), paragraphs }
  }
}

function heldBefore(member: Member, byKey: ReadonlyMap<string, Member>): string | undefined {
  let before = byKey.get(member.before ?? '')
  while (before && !before.held) before = byKey.get(before.before ?? '')
  return before?.key
}

function readNews(
  key: string,
  version: Version,
  earlier: Version | undefined,
  known: ReadonlyMap<string, ParagraphNews> = new Map(),
): readonly ParagraphNews[] {
  const live = version.paragraphs.filter(({ status }) => status === undefined)
  if (!earlier) return live.map(({ id }) => ({ id, firstIn: key, appearances: 1 }))
  const partners = new Map<string, Partner>()
  for (const { older, newer } of findMatches(earlier, version)) {
    const novelty = noveltyOf(older, newer)
    if (novelty !== 'reworded' || isAlike(older, newer)) partners.set(newer.id, { paragraph: older, novelty })
  }
  return live.map(({ id }) => {
    const partner = partners.get(id)
    if (!partner) return { id, novelty: 'new', firstIn: key, appearances: 1 }
    const { firstIn = key, appearances = 0 } = known.get(partner.paragraph.id) ?? {}
    return {
      id,
      novelty: partner.novelty,
      continues: partner.paragraph.id,
      firstIn,
      appearances: appearances + 1,
    }
  })
}

/** What a paragraph was in the text before. */
interface Partner {
  readonly paragraph: VersionParagraph
  readonly novelty: Novelty
}

/** Texts of which less is the same are two paragraphs. */
const LEAST = 0.5

function isAlike(older: VersionParagraph, newer: VersionParagraph): boolean {
  return shareOf(older, newer, redline(older.text, newer.text)) >= LEAST
}

interface Worded {
  readonly text: string
}

/** Capitals are no news: `indigenous peoples` became `Indigenous Peoples` in one year everywhere. */
function noveltyOf(one: Worded, other: Worded): Exclude<Novelty, 'new'> {
  const [older, newer] = [one.text.toLowerCase(), other.text.toLowerCase()]
  if (readsSame(older, newer)) return 'repeated'
  return readsSame(maskTimes(older), maskTimes(newer)) ? 'updated' : 'reworded'
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const TIMES = new RegExp(`\\b(?:${MONTHS})\\b|\\d[\\d/]*`, 'gi')
const ORDINALS =
  /\b(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ieth)(?:-[a-z]{3,9})?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{4,7}teenth)\b/gi

/** Without what moves on from session to session: numbers of resolutions, days, years, sessions. */
function maskTimes(text: string): string {
  return text
    .replaceAll(TIMES, '#')
    .replaceAll(ORDINALS, '#')
    .replaceAll(/#(?:[\s,]{1,3}#)+/g, '#')
}
