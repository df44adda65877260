import { expect, test } from 'vitest'
import { readHtml } from '../../src/source/html.ts'

const textOf = (html: string): string => readHtml(new TextEncoder().encode(html)).text

test('blocks are paragraphs, breaks are lines, entities are letters', () => {
  expect(
    textOf('<html><body><p>The  General\nAssembly,</p><div>Noting&nbsp;&ldquo;it&rdquo;,<br>and</div></body>'),
  ).toBe('The General Assembly,\n\nNoting “it”,\nand\n')
})

test('programs, styles and what a site puts around a document are left out', () => {
  const page =
    '<head><title>UN</title></head><body><nav>Menu</nav><p>Decides</p><script>var x</script><footer>©</footer>'
  expect(textOf(page)).toBe('Decides\n')
  expect(textOf('<body><p>Site</p><main><p>Decides</p></main><p>Site</p>')).toBe('Decides\n')
})

test('marks of footnotes are raised digits', () => {
  const page =
    '<p>Recalling it <sup>1</sup> and that,<a href="#_ftn2">[2]</a></p><p><sup>1</sup>Resolution 55/25.</p><p><a href="#_ftnref2">[2]</a> Ibid.</p>'
  expect(textOf(page)).toBe('Recalling it¹ and that,²\n\n¹ Resolution 55/25.\n\n² Ibid.\n')
})

test('lists are counted', () => {
  expect(textOf('<ol start="3"><li>Urges<ol type="a"><li>one</li><li>two</li></ol></li><li>Asks</li></ol>')).toBe(
    '3. Urges\n\n(a) one\n\n(b) two\n\n4. Asks\n',
  )
})

test('rows are lines, and preformatted text keeps its own', () => {
  expect(textOf('<table><tr><td>Chad</td><td>0.003</td></tr></table>')).toBe('Chad\t0.003\n')
  expect(textOf('<pre>     The General Assembly,\n     Recalling</pre>')).toBe(
    '     The General Assembly,\n     Recalling\n',
  )
})

test('the declared encoding is used', () => {
  const bytes = Uint8Array.from([...'<meta charset="iso-8859-5"><p>'].map((c) => c.charCodeAt(0)))
  expect(readHtml(Uint8Array.of(...bytes, 0xc0, 0xd5)).text).toBe('Ре\n')
})

test('absurd nesting and pages without text are refused', () => {
  expect(() => textOf('<div>'.repeat(100_000))).toThrow(/nested/)
  expect(() => textOf('<html><script>x</script></html>')).toThrow(/no text/)
})
