import { expect, test } from 'vitest'
import { negotiate } from '../../src/publish/negotiate.ts'

const OFFERS = ['text/html', 'text/turtle', 'application/ld+json']

test.each([
  [null, 'text/html'],
  ['', 'text/html'],
  ['*/*', 'text/html'],
  ['text/turtle', 'text/turtle'],
  ['TEXT/Turtle', 'text/turtle'],
  ['text/turtle, text/html', 'text/html'],
  ['text/html;q=0, */*', 'text/turtle'],
  ['text/html;q=0.4, text/turtle;q=0.5', 'text/turtle'],
  ['text/*;q=0.5, text/html;q=0.1', 'text/turtle'],
  ['text/html, text/*', 'text/html'],
  ['application/*', 'application/ld+json'],
  ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 'application/ld+json'],
  ['application/ld+json;profile="a,b;c";q=0.2, text/turtle;q=0.1', 'application/ld+json'],
  ['text/turtle;charset=utf-8', 'text/turtle'],
  ['image/png', undefined],
  ['image/png, */*;q=0', undefined],
  ['text/html;q=0', undefined],
  ['nonsense', undefined],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
  ['text/turtle;q=0.9, application/ld+json;q=0.9, */*;q=0.1', 'text/turtle'],
])('%j -> %s', (accept, expected) => expect(negotiate(accept, OFFERS)).toBe(expected))
