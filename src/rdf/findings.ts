/** Inconsistencies as statements: what one document shows by itself, and what its citations say of others. */
import type { NamedNode, Quad } from '@rdfjs/types'
import { checkClaim, findClaims } from '../finding/claims.ts'
import type { Claim, SelfDescription } from '../finding/claims.ts'
import type { Finding } from '../finding/finding.ts'
import { findFindings } from '../finding/findings.ts'
import { compactKey, graphIri, partIri, thingIri } from './iri.ts'
import { describe, paragraphNode } from './scope.ts'
import type { EvidenceScope, Scope } from './scope.ts'
import { createSink } from './sink.ts'
import { addEvidence } from './statements.ts'
import { rg } from './terms.generated.ts'

/** The findings of the document itself, `finding/1` and so on. */
export function mapFindings(scope: Scope): void {
  findFindings(scope.document).forEach((finding, index) => mapFinding(scope, finding, `finding/${index + 1}`))
}

/** A claim on its way, to be looked at when all documents are known. Plain data. */
export interface OpenClaim {
  /** The key of the document that it is about. */
  readonly key: string
  /** Offsets are those in `quote`. */
  readonly claim: Claim
  /** The key of the document that makes it. */
  readonly claimant: string
  readonly number: number
  /** The words of the claim. */
  readonly quote: string
  /** Code points before the quote. */
  readonly at: number
}

/** The claims that the document's citations make. */
export function openClaims({ document, at, paragraphs, key: claimant }: Scope): OpenClaim[] {
  return findClaims(document).map((claim, index) => {
    const { start, end } = claim
    const paragraph = paragraphs.has(claim.paragraph) ? claim.paragraph : ''
    return {
      key: compactKey(claim.key),
      claim: { ...claim, paragraph, start: 0, end: end - start },
      claimant,
      number: index + 1,
      quote: document.text.slice(start, end),
      at: at(start),
    }
  })
}

/** States the finding, if what the cited document says of itself makes it one. */
export function settleClaim(open: OpenClaim, own: SelfDescription, base: string): readonly Quad[] {
  const { claim, claimant, number, quote, at } = open
  const finding = checkClaim(claim, own)
  if (!finding) return []
  const { add, quads } = createSink(graphIri(base, claimant))
  const scope: FindingScope = {
    node: thingIri(base, claimant),
    base,
    add,
    at: (offset) => at + Array.from(quote.slice(0, offset)).length,
    document: { text: quote },
    paragraphs: new Set([claim.paragraph].filter((id) => id !== '')),
  }
  mapFinding(scope, finding, `finding/claim/${number}`)
  return quads
}

/** What a finding needs of a scope. */
type FindingScope = EvidenceScope & Pick<Scope, 'base'>

function mapFinding(scope: FindingScope, finding: Finding, path: string): void {
  const { code, message, paragraph = '', start, end } = finding
  const node = partIri(scope.node, path)
  describe(scope, node, rg.Finding, message)
  scope.add(node, rg.partOf, scope.node)
  scope.add(node, rg.code, code)
  scope.add(node, rg.concerns, otherSide(scope, finding))
  addEvidence(scope, node, { paragraph, start, end, quote: '', rule: `finding/${code}`, grade: 'inferred' })
}

function otherSide(scope: FindingScope, { concerns }: Finding): NamedNode | undefined {
  if (concerns === undefined) return undefined
  return 'key' in concerns ? thingIri(scope.base, compactKey(concerns.key)) : paragraphNode(scope, concerns.paragraph)
}
