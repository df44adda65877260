/** Collects what is stated in one graph as lines of N-Quads at once, with no quad for each: most of a bulk build is this. */
import type { NamedNode } from '@rdfjs/types'
import { writeIri, writeTerm, writeText } from './nquads.ts'
import { isNew, type Observer, type Sink, type Stated, type Value } from './sink.ts'
import { xsd } from './vocabulary.ts'

/** Where lines go. */
export interface LineOptions {
  /** Takes some lines; a string of a whole document would be copied twice more. */
  readonly write: (lines: string) => void
  readonly observe: Observer
  /** Whether what is stated of this subject (an IRI) goes into the lines that stand apart. */
  readonly isApart: (subject: string) => boolean
}

/** Lines, in the order of their first statement. */
export interface LineSink extends Pick<Sink, 'add'> {
  /** Writes what is left, and tells how many lines were written in all. */
  readonly end: () => number
  /** The lines that stand apart. */
  readonly apart: () => string
}

/** Pieces that are written at once, six a line: some 20 kB. */
const AT_ONCE = 600

const INTEGER = `"^^${writeIri(xsd.integer.value)}`

/** An empty sink for `graph`. What it gives are the bytes that `nquads` gives for the quads of `createSink`. */
export function createLineSink(graph: NamedNode, { write: give, observe, isApart }: LineOptions): LineSink {
  const own: string[] = []
  const others: string[] = []
  const bySubject = new Map<string, Stated>()
  const iris = new Map<string, string>()
  const iri = ({ value }: NamedNode): string => {
    let text = iris.get(value)
    if (text === undefined) iris.set(value, (text = writeIri(value)))
    return text
  }
  const write = (value: Exclude<Value, undefined>): string => {
    if (typeof value === 'string') return writeText(value)
    if (typeof value === 'number') return `"${value}${INTEGER}`
    return value.termType === 'NamedNode' ? iri(value) : writeTerm(value)
  }
  const tail = ` ${writeIri(graph.value)} .\n`
  let subjectNow: NamedNode | undefined
  let stated: Stated = new Map()
  let head = ''
  let pieces = own
  let count = 0
  const turnTo = (subject: NamedNode): void => {
    subjectNow = subject
    const known = bySubject.get(subject.value)
    stated = known ?? new Map()
    if (!known) bySubject.set(subject.value, stated)
    head = iri(subject)
    pieces = isApart(subject.value) ? others : own
  }
  const flush = (): void => {
    count += own.length / 6
    give(own.join(''))
    own.length = 0
  }
  return {
    end() {
      flush()
      return count
    },
    apart: () => others.join(''),
    add(subject, predicate, value) {
      if (value === undefined) return
      if (subject !== subjectNow) turnTo(subject)
      const object = write(value)
      if (!isNew(stated, predicate.value, object)) return
      pieces.push(head, ' ', iri(predicate), ' ', object, tail)
      if (own.length >= AT_ONCE) flush()
      observe(subject, predicate, typeof value === 'object' && value.termType === 'NamedNode' ? value : textOf(value))
    },
  }
}

function textOf(value: Exclude<Value, undefined>): string {
  return typeof value === 'object' ? value.value : String(value)
}
