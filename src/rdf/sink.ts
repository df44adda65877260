/** Collects the quads of one graph, each once, and makes the literals in them. */
import { DataFactory } from 'n3'
import type { Literal, NamedNode, Quad } from '@rdfjs/types'
import { termKey } from './term-key.ts'
import { xsd } from './vocabulary.ts'

/** A value to state: nothing is stated for undefined. Strings are plain literals, numbers integers. */
export type Value = NamedNode | Literal | string | number | undefined

/** Where quads are collected, in the order of their first statement. */
export interface Sink {
  readonly quads: readonly Quad[]
  /** States that `subject` has `value` under `predicate`; once, however often it is called. */
  readonly add: (subject: NamedNode, predicate: NamedNode, value: Value) => void
}

/** Hears of everything that is stated, each once: a value by its node, or by the text of its literal. */
export type Observer = (subject: NamedNode, predicate: NamedNode, object: NamedNode | string) => void

/** An empty sink for `graph`. */
export function createSink(graph: NamedNode, observe?: Observer): Sink {
  const quads: Quad[] = []
  const bySubject = new Map<string, Stated>()
  return {
    quads,
    add(subject, predicate, value) {
      const object = toTerm(value)
      if (object === undefined) return
      let stated = bySubject.get(subject.value)
      if (!stated) bySubject.set(subject.value, (stated = new Map()))
      if (!isNew(stated, predicate.value, termKey(object))) return
      quads.push(DataFactory.quad(subject, predicate, object, graph))
      observe?.(subject, predicate, object.termType === 'NamedNode' ? object : object.value)
    },
  }
}

/** What is stated of one subject: predicate → the key of its value, or of its values. */
export type Stated = Map<string, string | Set<string>>

/** Whether the value was not stated yet; from now on it is. Most predicates have one value, which needs no set. */
export function isNew(stated: Stated, predicate: string, key: string): boolean {
  const known = stated.get(predicate)
  if (known === undefined) stated.set(predicate, key)
  else if (typeof known !== 'string') return !known.has(key) && known.add(key) === known
  else if (known === key) return false
  else stated.set(predicate, new Set([known, key]))
  return true
}

/** `date` as xsd:date, or undefined where it is no day: a year, a month, or a day that no calendar has. */
export function dateLiteral(date: string | undefined): Literal | undefined {
  if (date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.valueOf()) || day.toISOString().slice(0, 10) !== date) return undefined
  return DataFactory.literal(date, xsd.date)
}

/** A language tag as xsd:language. */
export function languageLiteral(tag: string): Literal {
  return DataFactory.literal(tag, xsd.language)
}

function toTerm(value: Value): NamedNode | Literal | undefined {
  if (typeof value === 'string') return DataFactory.literal(printable(value))
  if (typeof value === 'number') return DataFactory.literal(String(value), xsd.integer)
  return value
}

/** What `printable` may have to change: a quick look, without surrogates taken in pairs. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNUSUAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/

/**
 * `text` as it is published: characters that XML cannot write give way to U+FFFD, form feeds to line feeds, since a
 * value must survive every format alike. Each keeps its place, so that offsets hold. Source: XML 1.0 §2.2.
 */
export function printable(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .replaceAll(/[\v\f]/g, '\n')
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
}
