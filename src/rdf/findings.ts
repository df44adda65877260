/** Inconsistencies as statements: what one document shows by itself, and what its citations say of others. */
import type { NamedNode } from '@rdfjs/types'
import { checkClaim, findClaims } from '../finding/claims.ts'
import type { Claim, SelfDescription } from '../finding/claims.ts'
import type { Finding } from '../finding/finding.ts'
import { findFindings } from '../finding/findings.ts'
import { compactKey, partIri, thingIri } from './iri.ts'
import { describe, paragraphNode } from './scope.ts'
import type { Scope } from './scope.ts'
import { addEvidence } from './statements.ts'
import { rg } from './terms.generated.ts'

/** The findings of the document itself, `finding/1` and so on. */
export function mapFindings(scope: Scope): void {
  findFindings(scope.document).forEach((finding, index) => mapFinding(scope, finding, `finding/${index + 1}`))
}

/** A claim of a document on its way, to be looked at when all documents are known. */
export interface OpenClaim {
  readonly key: string
  /** States the finding, if what the cited document says of itself makes it one. */
  readonly settle: (own: SelfDescription) => void
}

/** The claims that the document's citations make. `settle` writes to the scope's sink. */
export function openClaims(scope: Scope): OpenClaim[] {
  return findClaims(scope.document).map((claim, index) => ({
    key: compactKey(claim.key),
    settle: (own) => settleClaim(scope, claim, own, index + 1),
  }))
}

function settleClaim(scope: Scope, claim: Claim, own: SelfDescription, number: number): void {
  const finding = checkClaim(claim, own)
  if (finding) mapFinding(scope, finding, `finding/claim/${number}`)
}

function mapFinding(scope: Scope, finding: Finding, path: string): void {
  const { code, message, paragraph = '', start, end } = finding
  const node = partIri(scope.node, path)
  describe(scope, node, rg.Finding, message)
  scope.add(node, rg.partOf, scope.node)
  scope.add(node, rg.code, code)
  scope.add(node, rg.concerns, otherSide(scope, finding))
  addEvidence(scope, node, { paragraph, start, end, quote: '', rule: `finding/${code}`, grade: 'inferred' })
}

function otherSide(scope: Scope, { concerns }: Finding): NamedNode | undefined {
  if (concerns === undefined) return undefined
  return 'key' in concerns ? thingIri(scope.base, compactKey(concerns.key)) : paragraphNode(scope, concerns.paragraph)
}
