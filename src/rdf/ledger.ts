/** What the rest of a dataset must know of the statements of one document, noted while they are made. */
import type { NamedNode } from '@rdfjs/types'
import { keyOfIri } from './iri.ts'
import { rg } from './terms.generated.ts'
import { rdf } from './vocabulary.ts'

/** A citation that names a paragraph of its target by number. */
export interface Pinpoint {
  readonly citation: string
  readonly graph: string
  /** IRI of the paragraph, which may or may not be in the dataset. */
  readonly paragraph: string
}

/** A citation's part that is one paragraph of a resolution's body: `paragraph 4`, `para. 10`, `paragraph 4 of`. */
const PINPOINT = /^para(?:graph|\.) (\d+)(?: of)?$/i

const WHOLE = /^op\/\d+$/

/** The notes. Every statement of the document is shown to `observe`, in order. */
export class Ledger {
  /** IRIs of its whole operative paragraphs: the ones that pinpoints name. */
  readonly paragraphs: string[] = []
  readonly pinpoints: Pinpoint[] = []
  /** IRI of a citation → IRI of what it cites. */
  readonly targets = new Map<string, string>()
  readonly #described = new Set<string>()
  readonly #met = new Set<string>()
  readonly #base: string
  readonly #things: string
  readonly #graph: string

  /** `graph` is the IRI of the document's graph. */
  constructor(base: string, graph: string) {
    this.#base = base
    this.#things = `${base}id/`
    this.#graph = graph
  }

  /** Notes a statement. An object that is a string is a literal. */
  readonly observe = (subject: NamedNode, predicate: NamedNode, object: NamedNode | string): void => {
    if (predicate === rdf.type) this.#described.add(subject.value)
    else if (typeof object === 'string') this.#observeText(subject, predicate, object)
    else if (predicate === rg.target) this.targets.set(subject.value, object.value)
    this.#met.add(subject.value)
    if (typeof object !== 'string' && object.value.startsWith(this.#things)) this.#met.add(object.value)
  }

  #observeText({ value: subject }: NamedNode, predicate: NamedNode, text: string): void {
    if (predicate === rg.path && WHOLE.test(text)) this.paragraphs.push(subject)
    const number = predicate === rg.part ? PINPOINT.exec(text)?.[1] : undefined
    const target = number === undefined ? undefined : this.targets.get(subject)
    if (target === undefined) return
    this.pinpoints.push({ citation: subject, graph: this.#graph, paragraph: `${target}/op/${number}` })
  }

  /** The keys of things that are named and not described. */
  references(): readonly string[] {
    return [...this.#met].flatMap((iri) => (this.#described.has(iri) ? [] : (keyOfIri(this.#base, iri) ?? [])))
  }
}
