import { expect, test } from 'vitest'
import { formatResults, parseResults } from '../../src/store/results.ts'

// One of each kind of term, as Virtuoso and older services write them.
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const results = parseResults(
  JSON.stringify({
    head: { link: [], vars: ['a', 'b'] },
    results: {
      distinct: false,
      bindings: [
        { a: { type: 'uri', value: 'http://a/?x&y' }, b: { type: 'literal', value: 'say "a<b"\n', 'xml:lang': 'en' } },
        { a: { type: 'bnode', value: 'b0' }, b: { type: 'typed-literal', value: '5', datatype: `${XSD}integer` } },
        { b: { type: 'typed-literal', value: 'x,y', datatype: `${XSD}string` } },
        { a: { type: 'literal', value: '2010-07-30', datatype: `${XSD}date` }, b: { type: 'literal', value: '' } },
      ],
    },
  }),
)

// Expected texts follow the examples of the W3C recommendations for the formats.
test.each([
  ['text/csv', 'a,b\r\nhttp://a/?x&y,"say ""a<b""\n"\r\n_:b0,5\r\n,"x,y"\r\n2010-07-30,\r\n'],
  [
    'text/tab-separated-values',
    `?a\t?b\n<http://a/?x&y>\t"say \\"a<b\\"\\n"@en\n_:b0\t5\n\t"x,y"\n"2010-07-30"^^<${XSD}date>\t""\n`,
  ],
  [
    'application/sparql-results+xml',
    '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/><variable name="b"/></head><results>' +
      '<result><binding name="a"><uri>http://a/?x&amp;y</uri></binding><binding name="b"><literal xml:lang="en">say &quot;a&lt;b&quot;\n</literal></binding></result>' +
      `<result><binding name="a"><bnode>b0</bnode></binding><binding name="b"><literal datatype="${XSD}integer">5</literal></binding></result>` +
      '<result><binding name="b"><literal>x,y</literal></binding></result>' +
      `<result><binding name="a"><literal datatype="${XSD}date">2010-07-30</literal></binding><binding name="b"><literal></literal></binding></result>` +
      '</results></sparql>',
  ],
])('rows as %s', (type, expected) => expect(formatResults(results, type)).toBe(expected))

test('rows as JSON read back as themselves', () =>
  expect(parseResults(formatResults(results, 'application/sparql-results+json'))).toEqual(results))

test.each([
  ['text/csv', 'true'],
  ['application/sparql-results+json', '{"head":{},"boolean":true}'],
])('yes as %s', (type, expected) => expect(formatResults({ boolean: true }, type)).toBe(expected))

test.each(['', '<html>', '{}', '{"head":{}}'])('%j is no result', (text) => expect(() => parseResults(text)).toThrow())
