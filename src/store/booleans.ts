/** Truth values as services write them, brought into one form. */
import { DataFactory } from 'n3'
import type { NamedNode, Quad } from '@rdfjs/types'

const XSD_BOOLEAN = 'http://www.w3.org/2001/XMLSchema#boolean'
const PLAIN: Readonly<Record<string, string>> = { 1: 'true', 0: 'false' }

/** The value of a literal: `1` of xsd:boolean, as Virtuoso writes it, is `true`. Every other value stays as it is. */
export function plainValue(value: string, datatype: string | undefined): string {
  return datatype === XSD_BOOLEAN ? (PLAIN[value] ?? value) : value
}

/** A quad with its truth value in that form. */
export function plainBoolean(quad: Quad): Quad {
  const { subject, predicate, object, graph } = quad
  if (object.termType !== 'Literal') return quad
  const value = plainValue(object.value, object.datatype.value)
  if (value === object.value) return quad
  const literal = DataFactory.literal(value, object.datatype)
  return DataFactory.quad(subject as NamedNode, predicate as NamedNode, literal, graph as NamedNode)
}
