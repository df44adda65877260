import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readDocx } from '../../src/source/docx/read.ts'
import { makeDocx, p, part, r } from '../support/docx.ts'

const textOf = (body: string, parts = {}): string => readDocx(makeDocx(body, parts)).text

test('paragraphs stand apart, and tabs and hard spaces are spaces', () => {
  expect(textOf(p('<w:r><w:tab/><w:t>The General</w:t></w:r>' + r('\u00a0Assembly,')) + p(r('Decides')))).toBe(
    'The General Assembly,\n\nDecides\n',
  )
})

test('a break within a paragraph is a line end, and hyphens that do not break are hyphens', () => {
  const run = '<w:r><w:t>73rd plenary meeting</w:t><w:br/><w:t>follow</w:t><w:noBreakHyphen/><w:t>up</w:t></w:r>'
  expect(textOf(p(run))).toBe('73rd plenary meeting\nfollow-up\n')
})

const level = (index: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const levels = level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '(%2)') + level(2, 'lowerRoman', '(%3)')
const numbering = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum>` +
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>' +
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/>' +
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
)
const numbered = (list: number, depth: number) =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`

test('numbers are computed from the definitions: deeper levels begin anew, overrides begin where they say', () => {
  const places = [
    [3, 0],
    [3, 1],
    [3, 2],
    [3, 2],
    [3, 1],
    [3, 0],
    [3, 1],
    [4, 0],
    [4, 0],
  ] as const
  const body = places.map(([list, depth]) => p(r('text'), numbered(list, depth))).join('')
  const labels = textOf(body, { 'numbering.xml': numbering }).trim().split('\n\n')
  expect(labels.map((line) => line.replace(' text', ''))).toEqual([
    '1.',
    '(a)',
    '(i)',
    '(ii)',
    '(b)',
    '2.',
    '(a)',
    '5.',
    '6.',
  ])
})

const styled = (style: string, more = '') => p(r('text'), `<w:pStyle w:val="${style}"/>${more}`)

test('a style numbers its paragraphs, also by the style that it is based on, and list 0 takes the number away', () => {
  const styles = part(
    'styles',
    `<w:style w:styleId="Para"><w:pPr>${numbered(3, 0)}</w:pPr></w:style>` +
      '<w:style w:styleId="Sub"><w:basedOn w:val="Para"/></w:style>',
  )
  const body = styled('Para') + styled('Sub') + styled('Para', numbered(0, 0))
  expect(textOf(body, { 'numbering.xml': numbering, 'styles.xml': styles })).toBe('1. text\n\n2. text\n\ntext\n')
})

const note = (id: number, text: string) =>
  `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteRef/></w:r>${r(` ${text}`)}</w:p></w:footnote>`
const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

test('footnotes are numbered in the order of their marks, and stand after a rule', () => {
  const body = p(r('Recalling it ') + mark(9) + r(' and that,') + mark(2)) + p(r('Again') + mark(9))
  const footnotes = part('footnotes', note(2, 'Ibid.') + note(9, 'Resolution 55/25.'))
  expect(textOf(body, { 'footnotes.xml': footnotes })).toBe(
    'Recalling it¹ and that,²\n\nAgain¹\n\n__________________\n¹ Resolution 55/25.\n² Ibid.\n',
  )
})

test('the text is as if all changes were accepted, and each change is a note at its place', () => {
  const body =
    p(r('Decides')) +
    p(
      r('Requests the ') +
        '<w:del w:id="1"><w:r><w:delText>Secretariat</w:delText></w:r></w:del>' +
        `<w:ins w:id="2">${r('Secretary-')}${r('General')}</w:ins>` +
        r(' to report;'),
    )
  const { text, notes = [] } = readDocx(makeDocx(body))
  expect(text).toBe('Decides\n\nRequests the Secretary-General to report;\n')
  expect(notes.map(({ kind, text: words }) => [kind, words])).toEqual([
    ['deleted', 'Secretariat'],
    ['inserted', 'Secretary-General'],
  ])
  const [deleted, inserted] = notes
  expect(text.slice(0, deleted?.start)).toBe('Decides\n\nRequests the ')
  expect(deleted?.end).toBe(deleted?.start)
  expect(text.slice(inserted?.start, inserted?.end)).toBe('Secretary-General')
})

test('a deleted end of a paragraph joins it with the next', () => {
  expect(textOf(p(r('Urges '), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(r('States;')))).toBe('Urges States;\n')
})

const cell = (text: string) => `<w:tc>${p(r(text))}</w:tc>`

test('rows of a table are lines, and hidden text is none', () => {
  const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>'
  const body = `<w:tbl><w:tr>${cell('State')}${cell('Rate')}</w:tr><w:tr>${cell('Chad')}${cell('0.003')}</w:tr></w:tbl>`
  expect(textOf(body + p(r('End') + hidden))).toBe('State\tRate\n\nChad\t0.003\n\nEnd\n')
})

test("the first page's head stands above the text, its cells on lines of their own", () => {
  const head = '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/></w:sectPr>'
  const rels = '<?xml version="1.0"?><Relationships><Relationship Id="rId5" Target="header3.xml"/></Relationships>'
  const cells = `<w:tc>${p(r('United Nations'))}</w:tc><w:tc>${p(r('A/RES/72/156'))}</w:tc>`
  const parts = {
    'header3.xml': part('hdr', `<w:tbl><w:tr>${cells}</w:tr></w:tbl>`),
    '_rels/document.xml.rels': rels,
  }
  expect(textOf(p(r('The General Assembly,')) + head, parts)).toBe(
    'United Nations\n\nA/RES/72/156\n\nThe General Assembly,\n',
  )
})

const refusal = (bytes: Uint8Array) => {
  try {
    return readDocx(bytes)
  } catch (error) {
    return error
  }
}

test('what is no Word file, and what is broken or hostile, is refused', () => {
  const zip = (files: Record<string, Uint8Array>) => refusal(zipSync(files))
  const nested = zipSync({ 'a.txt': strToU8('text') })
  expect(zip({ 'inner.zip': nested, 'b.txt': strToU8('text') })).toMatchObject({ code: 'archive-input' })
  expect(zip({ 'word/document.xml': strToU8('<w:document><w:body>') })).toMatchObject({ code: 'broken-input' })
  const doctype = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
  expect(zip({ 'word/document.xml': strToU8(doctype) })).toMatchObject({ code: 'dtd-input' })
  const deep = `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`
  expect(zip({ 'word/document.xml': strToU8(deep) })).toMatchObject({ code: 'too-large' })
  expect(refusal(makeDocx(p(r('text'))).subarray(0, 200))).toMatchObject({ name: 'InputError' })
})

test('a part that unpacks to sixty million bytes is refused on the way', () => {
  const bomb = zipSync({ 'word/document.xml': [new Uint8Array(60_000_000), { level: 1 }] })
  expect(bomb.length).toBeLessThan(400_000)
  expect(refusal(bomb)).toMatchObject({ name: 'InputError', code: 'too-large' })
})
