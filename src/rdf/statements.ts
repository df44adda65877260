/** Citations, asks, mentions and aliases, each with the evidence that it was read from. */
import type { NamedNode } from '@rdfjs/types'
import type { Alias, Ask, Citation, Evidence, Mention } from '../model.ts'
import { compactKey, thingIri } from './iri.ts'
import { findFootnote } from './notes.ts'
import { relationIri, relationWords } from './relation.ts'
import { addSpan, createNumbering, describe, GRADES, paragraphNode } from './scope.ts'
import type { Scope } from './scope.ts'
import { dateLiteral } from './sink.ts'
import { keyOfThing } from './things.ts'
import { rg } from './terms.generated.ts'

/** Everything that paragraphs cite, ask, name and abbreviate. */
export function mapStatements(scope: Scope): void {
  const { citations, asks, mentions, aliases } = scope.document
  const citationNode = createNumbering(scope, 'cite')
  const askNode = createNumbering(scope, 'ask')
  const aliasNode = createNumbering(scope, 'alias')
  for (const citation of citations) mapCitation(scope, citationNode(citation.in), citation)
  for (const ask of asks) mapAsk(scope, askNode(ask.in), ask)
  for (const mention of mentions) mapMention(scope, mention)
  for (const alias of aliases) mapAlias(scope, aliasNode(alias.definedIn), alias)
}

/** States where a statement was read, by which rule and how surely. */
export function addEvidence(scope: Scope, node: NamedNode, evidence: Evidence): void {
  scope.add(node, rg.inParagraph, paragraphNode(scope, evidence.paragraph))
  addSpan(scope, node, evidence)
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
  if (evidence.quote !== mention) add(node, rg.quote, evidence.quote)
  add(node, rg.viaFootnote, via === undefined ? undefined : findFootnote(scope, via, citation.in))
  addEvidence(scope, node, { ...evidence, paragraph: citation.in, start: citation.start, end: citation.end })
  for (const citing of [paragraphNode(scope, citation.in), scope.node]) {
    if (citing === undefined) continue
    add(citing, rg.cites, cited)
    add(citing, relationIri(relation), cited)
  }
}

function mapAsk(scope: Scope, node: NamedNode, ask: Ask): void {
  const { add, base, names } = scope
  const asked = ask.addressees.map(({ name }) => name).join(', ')
  describe(scope, node, rg.Ask, `${relationWords(ask.verb)}${asked === '' ? '' : ` ${asked}`}`)
  add(node, rg.verb, relationIri(ask.verb))
  for (const each of ask.addressees) add(node, rg.addressee, thingIri(base, keyOfThing(each, names)))
  add(node, rg.deadline, ask.deadline?.text)
  add(node, rg.deadlineDate, dateLiteral(ask.deadline?.date))
  add(node, rg.deadlineSession, ask.deadline?.session)
  add(node, rg.recurrence, ask.deadline?.recurrence)
  add(node, rg.quote, ask.evidence.quote)
  addEvidence(scope, node, ask.evidence)
}

function mapMention(scope: Scope, mention: Mention): void {
  const named = thingIri(scope.base, compactKey(mention.key))
  const paragraph = paragraphNode(scope, mention.in)
  if (paragraph) scope.add(paragraph, rg.names, named)
  scope.add(scope.node, rg.names, named)
}

function mapAlias(scope: Scope, node: NamedNode, alias: Alias): void {
  describe(scope, node, rg.Alias, `${alias.alias} means ${alias.means}`)
  scope.add(node, rg.alias, alias.alias)
  scope.add(node, rg.means, alias.means)
  const key = scope.names.keys.get(alias.means)
  if (key !== undefined) scope.add(node, rg.denotes, thingIri(scope.base, key))
  scope.add(node, rg.inParagraph, paragraphNode(scope, alias.definedIn))
}
