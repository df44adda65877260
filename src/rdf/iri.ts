/** The IRIs of everything that is published, all below one base. */
import { DataFactory } from 'n3'
import type { NamedNode } from '@rdfjs/types'
import { ConfigError } from '../errors.ts'
import type { Metadata } from '../model.ts'

/**
 * What an IRI path may not hold (RFC 3987 §2.2), and `%`, `?` and `#`, which would change its meaning. Brackets,
 * commas and every other letter stay as they are: `S/RES/1325(2000)`.
 */
const FORBIDDEN = /[\s\p{Cc}\p{Cs}\p{Co}\p{Cn}\uFFF0-\uFFFF\u{E0000}-\u{E0FFF}<>"{}|\\^`%?#[\]]/gu

/** `base` itself. Throws ConfigError `bad-base` unless it is an absolute http(s) IRI that ends in a slash. */
export function checkBase(base: string): string {
  if (/^https?:\/\/[^\s<>"{}|\\^`?#]+\/$/.test(base)) return base
  throw new ConfigError(`The base IRI must be absolute and end in a slash, like http://localhost:3000/; got: ${base}`, {
    code: 'bad-base',
  })
}

/**
 * The key of a document: its symbol with spaces dropped, else `draft/` and its slug, else `fallback` in its place. A
 * language version adds its language: `A/RES/77/132@fr`.
 */
export function documentKey(
  { symbol, slug, language = 'en' }: Partial<Pick<Metadata, 'symbol' | 'slug' | 'language'>>,
  fallback: string,
): string {
  if (symbol !== undefined) return language === 'en' ? compactKey(symbol) : `${compactKey(symbol)}@${language}`
  return `draft/${slug ?? `unnamed-${fallback}`}`
}

/** A symbol or key as it stands in an IRI: white space dropped. */
export function compactKey(symbol: string): string {
  return symbol.replaceAll(/\s/g, '')
}

/** The IRI of a thing by its key: `treaty/untoc`, `A/RES/55/25`. */
export function thingIri(base: string, key: string): NamedNode {
  return DataFactory.namedNode(`${base}id/${encodePath(key)}`)
}

/** The IRI of a part of a document by its path: `pp/4`, `annex/section/2`, `op/2/a/cite/1`. */
export function partIri(document: NamedNode, path: string): NamedNode {
  return DataFactory.namedNode(`${document.value}/${encodePath(path)}`)
}

/** The named graph of the document with this key; `authorities` is the graph of the authority records. */
export function graphIri(base: string, key: string): NamedNode {
  return DataFactory.namedNode(`${base}graph/${encodePath(key)}`)
}

/** Where the plain text of the document with this key is published. */
export function plainTextIri(base: string, key: string): NamedNode {
  return DataFactory.namedNode(`${base}doc/${encodePath(key)}.txt`)
}

/** The key of a thing from its IRI, or undefined for an IRI that is not below `id/` of this base. */
export function keyOfIri(base: string, iri: string): string | undefined {
  const start = `${base}id/`
  if (!iri.startsWith(start) || iri.length === start.length) return undefined
  return decodePath(iri.slice(start.length))
}

/** One segment of a path; a slash within it is encoded too. */
export function encodeSegment(segment: string): string {
  return encodePath(segment).replaceAll('/', '%2F')
}

/** What most paths are made of, and nothing that is encoded. */
const PLAIN = /^[\w/.()@,:-]*$/

function encodePath(path: string): string {
  if (PLAIN.test(path)) return path
  return path.replaceAll(FORBIDDEN, (character) =>
    /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character),
  )
}

function decodePath(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a stray percent sign in an IRI that is not ours
  }
}
