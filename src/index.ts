/** The public names of the package: read a document, map it, write the graph. */

export { compileAuthorities, type Authorities } from './authority/authorities.ts'
export type { AuthorityRecords } from './authority/records.ts'
export { ConfigError, DeadlineError, InputError, QueryError } from './errors.ts'
export { loadAuthorities } from './files/authorities.ts'
export { compareOptions, compareVersions, type CompareOptions, type Comparison } from './lineage/compare.ts'
export type { Operation } from './lineage/redline.ts'
export type { Revision } from './lineage/revisions.ts'
export type { Finding } from './lineage/substance.ts'
export type { Version } from './lineage/version.ts'
export type { ExternalMetadata } from './metadata.ts'
export type {
  Act,
  Ask,
  Citation,
  Diagnostic,
  Evidence,
  Fact,
  Footnote,
  Metadata,
  Paragraph,
  ResolutionDocument,
  Section,
  Span,
  Target,
  TargetKind,
  Thing,
} from './model.ts'
export { mapDataset } from './rdf/dataset.ts'
export { serialize, serializeChunks } from './rdf/serialize.ts'
export { readDocument, type ReadOptions } from './read-document.ts'
export { decodeText } from './source/text.ts'
