/** Citations, asks, mentions and aliases, each with the evidence that it was read from. */
import type { NamedNode } from '@rdfjs/types'
import type { Alias, Ask, Citation, Evidence, Mention, Span } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'
import { mapEvent, type KeyedThing } from './events.ts'
import { compactKey, thingIri } from './iri.ts'
import { findFootnote } from './notes.ts'
import { relationIri, relationWords } from './relation.ts'
import { addSpan, createNumbering, describe, GRADES, paragraphNode } from './scope.ts'
import type { EvidenceScope, Scope } from './scope.ts'
import { dateLiteral } from './sink.ts'
import { keyOfThing, keysOfFact } from './things.ts'
import { rg } from './terms.generated.ts'

/** Everything that paragraphs cite, ask, name and abbreviate. */
export function mapStatements(scope: Scope): void {
  const { citations, asks, mentions, aliases } = scope.document
  const citationNode = createNumbering(scope, 'cite')
  const askNode = createNumbering(scope, 'ask')
  const aliasNode = createNumbering(scope, 'alias')
  for (const citation of citations) mapCitation(scope, citationNode(citation.in), citation)
  const organ = adoptingOrgan(scope)
  for (const ask of asks) mapAsk(scope, askNode(ask.in), ask, organ)
  const spoken = subjectsByParagraph(scope)
  const nameNode = createNumbering(scope, 'name')
  for (const mention of tellingMentions(mentions)) mapMention(scope, mention, spoken, nameNode)
  for (const alias of aliases) mapAlias(scope, aliasNode, alias)
}

/**
 * States where a statement was read, in which words, by which rule and how surely. The quote is the source character
 * for character, with whatever a page break put into it; it is left out where `wording` is the same.
 */
export function addEvidence(scope: EvidenceScope, node: NamedNode, evidence: Evidence, wording?: string): void {
  const quote = scope.document.text.slice(evidence.start, evidence.end)
  scope.add(node, rg.inParagraph, paragraphNode(scope, evidence.paragraph))
  addSpan(scope, node, evidence)
  if (quote !== wording) scope.add(node, rg.quote, quote)
  scope.add(node, rg.rule, evidence.rule)
  scope.add(node, rg.grade, GRADES[evidence.grade])
}

function mapCitation(scope: Scope, node: NamedNode, citation: Citation): void {
  const { add, base } = scope
  const { mention, target, relation, part, via, evidence } = citation
  const cited = thingIri(base, compactKey(target.key))
  describe(scope, node, rg.Citation, `${relationWords(relation)} ${target.label}`)
  add(node, rg.target, cited)
  add(node, rg.relation, relationIri(relation))
  add(node, rg.part, part)
  add(node, rg.mention, mention)
  add(node, rg.viaFootnote, via === undefined ? undefined : findFootnote(scope, via, citation.in))
  addEvidence(scope, node, { ...evidence, paragraph: citation.in, start: citation.start, end: citation.end }, mention)
  for (const citing of [paragraphNode(scope, citation.in), scope.node]) {
    if (citing === undefined) continue
    add(citing, rg.cites, cited)
    add(citing, relationIri(relation), cited)
  }
}

function mapAsk(scope: Scope, node: NamedNode, ask: Ask, organ: KeyedThing | undefined): void {
  const { add, base, names } = scope
  const asked = ask.addressees.map(({ name }) => name).join(', ')
  describe(scope, node, rg.Ask, `${relationWords(ask.verb)}${asked === '' ? '' : ` ${asked}`}`)
  add(node, rg.verb, relationIri(ask.verb))
  for (const each of ask.addressees) {
    const key = keyOfThing(each, names)
    add(node, rg.addressee, thingIri(base, key))
    if (organ && key.startsWith('mandate/')) {
      add(node, rg.states, mapEvent(scope, ask.verb, organ, { key, name: each.name }))
    }
  }
  add(node, rg.deadline, ask.deadline?.text)
  add(node, rg.deadlineDate, dateLiteral(ask.deadline?.date))
  add(node, rg.deadlineSession, ask.deadline?.session)
  for (const session of ask.deadline?.furtherSessions ?? []) add(node, rg.deadlineSession, session)
  add(node, rg.recurrence, ask.deadline?.recurrence)
  addEvidence(scope, node, ask.evidence)
}

/** The organ whose acts the document's are, where a record describes it. */
function adoptingOrgan({ document, names }: Scope): KeyedThing | undefined {
  const name = document.metadata.organ
  const key = name === undefined ? undefined : names.keys.get(name)
  return name === undefined || key === undefined ? undefined : { key, name }
}

/** Paragraph id → the keys of what its asks and facts are about: their evidence shows that the paragraph names them. */
function subjectsByParagraph({ document, names }: Scope): ReadonlyMap<string, ReadonlySet<string>> {
  const spoken = new Map<string, Set<string>>()
  const put = (paragraph: string, keys: readonly (string | undefined)[]) => {
    const known = spoken.get(paragraph) ?? new Set()
    for (const key of keys) if (key !== undefined) known.add(key)
    spoken.set(paragraph, known)
  }
  for (const { in: paragraph, addressees } of document.asks) {
    put(
      paragraph,
      addressees.map((each) => keyOfThing(each, names)),
    )
  }
  for (const fact of [...document.facts, ...document.steps])
    put(fact.evidence.paragraph, Object.values(keysOfFact(fact, names)))
  return spoken
}

/**
 * Mandates wherever they are named; organs in operative paragraphs, where they ask, act or are reported to, and where
 * the document first names them. `United Nations` in every paragraph of a plan says nothing.
 */
function tellingMentions(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Set<string>()
  return mentions.filter(({ key, in: paragraph }) => {
    const again = seen.has(key)
    seen.add(key)
    return !again || !key.startsWith('organ/') || paragraph.startsWith('op/')
  })
}

/** What a paragraph names; where no ask or fact shows it, with a statement of its own. */
function mapMention(
  scope: Scope,
  mention: Mention,
  spoken: ReadonlyMap<string, ReadonlySet<string>>,
  nameNode: (paragraph: string) => NamedNode,
): void {
  const key = compactKey(mention.key)
  const named = thingIri(scope.base, key)
  const paragraph = paragraphNode(scope, mention.in)
  if (paragraph === undefined) return
  scope.add(paragraph, rg.names, named)
  if (spoken.get(mention.in)?.has(key)) return
  const node = nameNode(mention.in)
  describe(scope, node, rg.Naming, mention.name)
  scope.add(node, rg.denotes, named)
  addEvidence(scope, node, { ...mention.evidence, paragraph: mention.in, start: mention.start, end: mention.end })
}

/** A short name that does not stand in its paragraph has no evidence, and is left out. */
function mapAlias(scope: Scope, aliasNode: (paragraph: string) => NamedNode, alias: Alias): void {
  const span = findAlias(scope, alias)
  if (span === undefined) return
  const node = aliasNode(alias.definedIn)
  describe(scope, node, rg.Alias, `${alias.alias} means ${alias.means}`)
  scope.add(node, rg.alias, alias.alias)
  scope.add(node, rg.means, alias.means)
  const key = scope.names.keys.get(alias.means)
  if (key !== undefined) scope.add(node, rg.denotes, thingIri(scope.base, key))
  const quote = scope.document.text.slice(span.start, span.end)
  addEvidence(scope, node, { ...span, paragraph: alias.definedIn, quote, rule: 'alias', grade: 'stated' })
}

/** Where the short name stands: between quotation marks or in brackets, else wherever the paragraph has it. */
function findAlias({ paragraphs }: Scope, { alias, definedIn }: Alias): Span | undefined {
  const paragraph = paragraphs.get(definedIn)
  if (paragraph === undefined) return undefined
  const openings = ['“', '"', '(', '']
  const found = openings.map((mark) => ({ mark, at: paragraph.text.indexOf(mark + alias) })).find(({ at }) => at >= 0)
  if (found === undefined) return undefined
  const start = found.at + found.mark.length
  return sourceSpan(paragraph.map, start, start + alias.length)
}
