import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPdf } from '../../src/source/pdf/read.ts'
import { assemblePdf, makePdf, type Printed } from '../support/pdf.ts'

/** Lines of running text from `y` down, 12 points apart; `indent` moves the first. */
function lines(texts: readonly string[], y: number, { x = 123, indent = 0 } = {}): Printed[] {
  return texts.map((text, index) => ({ text, x: index === 0 ? x + indent : x, y: y - 12 * index }))
}

const full = 'shall take all measures that are necessary to protect the victims of such acts and'

async function textOf(...pages: Parameters<typeof makePdf>[0][number][]): Promise<string> {
  return (await readPdf(makePdf(pages))).text
}

test('the lines of a paragraph are joined, and an indent after a gap begins the next', async () => {
  const text = await textOf([
    ...lines(['Recalling that all States ' + full.slice(0, 55), full, 'their families,'], 700, { indent: 24 }),
    ...lines(['Noting the report,'], 658, { indent: 24 }),
  ])
  expect(text).toBe(`Recalling that all States ${full.slice(0, 55)} ${full} their families,\n\nNoting the report,\n`)
})

test('small raised numbers are marks, and the small print below the rule is footnotes', async () => {
  const text = await textOf([
    { text: 'Recalling the Convention', x: 147, y: 700 },
    { text: '1', x: 262, y: 703.5, size: 6.5 },
    { text: 'and its Protocol,', x: 269, y: 700 },
    { text: '__________________', x: 100, y: 150, size: 8 },
    { text: '1', x: 117, y: 141, size: 5.5 },
    { text: 'United Nations, Treaty Series,', x: 123, y: 138, size: 8.5 },
    { text: 'vol. 2225, No. 39574.', x: 123, y: 128, size: 8.5 },
  ])
  expect(text).toBe(
    'Recalling the Convention¹ and its Protocol,\n\n' +
      '__________________\n¹ United Nations, Treaty Series, vol. 2225, No. 39574.\n',
  )
})

test('a footnote goes on with the block of the next page', async () => {
  const rule = { text: '__________________', x: 100, y: 150, size: 8 }
  const text = await textOf(
    [
      ...lines([full, full, 'their families as in its resolutions,'], 690, { indent: 24 }),
      { text: '1', x: 290, y: 669.5, size: 6.5 },
      rule,
      { text: '1', x: 117, y: 141, size: 5.5 },
      { text: 'Official Records of the General', x: 123, y: 138, size: 8.5 },
    ],
    [{ text: 'Noting it,', x: 147, y: 690 }, rule, { text: 'Assembly, Supplement No. 53.', x: 123, y: 138, size: 8.5 }],
  )
  expect(text).toContain('¹ Official Records of the General Assembly, Supplement No. 53.\n')
})

/** A page as the General Assembly prints it. */
const page = (number: number): Printed[] => [
  { text: 'A/RES/78/138', x: 60, y: 733, size: 8.5 },
  { text: 'Commodities', x: 400, y: 733, size: 8.5 },
  { text: `Notes the report on page ${number === 2 ? 'two' : 'three'};`, x: 147, y: 700 },
  { text: `${number}/3`, x: 60, y: 40 },
  { text: '23-25929', x: 500, y: 40 },
]

test('running heads, page numbers and job numbers are no text', async () => {
  const text = await textOf(
    [
      { text: 'The General Assembly,', x: 147, y: 700 },
      { text: '*2325929*', x: 60, y: 30, size: 12 },
    ],
    page(2),
    page(3),
  )
  expect(text).toBe('The General Assembly,\n\nNotes the report on page two;\n\nNotes the report on page three;\n')
})

test('a paragraph goes on over the page where the next page begins without an indent', async () => {
  const text = await textOf(
    lines(['Recalling that all States ' + full.slice(0, 55), full], 130, { indent: 24 }),
    lines(['their families,'], 700),
  )
  expect(text).toBe(`Recalling that all States ${full.slice(0, 55)} ${full} their families,\n`)
})

test('short lines that could have held the next word stay lines of their own', async () => {
  const text = await textOf([
    ...lines(['Seventy-eighth session', 'Agenda item 16 (d)'], 740),
    ...lines(['Recalling that all States ' + full.slice(0, 55), full, 'their families,'], 700, { indent: 24 }),
  ])
  expect(text.split('\n\n').slice(0, 2)).toEqual(['Seventy-eighth session', 'Agenda item 16 (d)'])
})

test('a hyphen at a line end stays unless the document has the whole word', async () => {
  const text = await textOf([
    { text: 'Stressing development and the need for full and effective measures in all its de-', x: 123, y: 700 },
    { text: 'velopment work, as well as the continuation of the regular and systematic follow-', x: 123, y: 688 },
    { text: 'up to it,', x: 123, y: 676 },
  ])
  expect(text).toContain('in all its development work')
  expect(text).toContain('systematic follow-up to it,')
})

test('of two columns the left one is read first', async () => {
  const words = 'the peoples of the United Nations determined to save'
  const column = (name: string, x: number) =>
    Array.from({ length: 24 }, (_, index) => ({ text: `${name} ${words}`, x, y: 700 - 12 * index, size: 9 }))
  const text = await textOf([...column('left', 60), ...column('right', 330)])
  expect(text.lastIndexOf('left')).toBeLessThan(text.indexOf('right'))
})

test('lines set at the right margin stay lines of their own', async () => {
  const text = await textOf([
    ...lines([full, full, 'their families.'], 700, { indent: 24 }),
    { text: '35th meeting', x: 440, y: 650 },
    { text: '11 October 2023', x: 425, y: 638 },
  ])
  expect(text).toContain('\n\n35th meeting\n\n11 October 2023\n')
})

test('paragraphs of two columns are joined within them and from one to the next', async () => {
  const row = 'the peoples of the United Nations determined to save us'
  const column = (x: number) =>
    Array.from({ length: 24 }, (_, index) => ({ text: row, x, y: 700 - 12 * index, size: 9 }))
  expect((await textOf([...column(60), ...column(330)])).trim()).toBe(Array(48).fill(row).join(' '))
})

test('cells of a table stand on one line', async () => {
  const text = await textOf(
    [{ text: 'The General Assembly,', x: 147, y: 700 }],
    [
      { text: 'Afghanistan', x: 123, y: 600 },
      { text: '0.005', x: 400, y: 600 },
    ],
  )
  expect(text).toContain('Afghanistan\t0.005')
})

test('pages without text, broken files and files with a password are refused', async () => {
  await expect(readPdf(makePdf([[]]))).rejects.toMatchObject({ name: 'InputError', code: 'no-text' })
  const broken = new TextEncoder().encode('%PDF-1.7\nnothing')
  await expect(readPdf(broken)).rejects.toMatchObject({ name: 'InputError', code: 'broken-input' })
  const key = `<${'00'.repeat(32)}>`
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [${key} ${key}]`
  const locked = makePdf([[{ text: 'secret', x: 100, y: 700 }]], lock)
  await expect(readPdf(locked)).rejects.toMatchObject({ name: 'InputError', code: 'encrypted-input' })
})

test('a stream that unpacks to 200 million bytes is refused before it is unpacked', async () => {
  const packed = deflateSync(Buffer.alloc(210_000_000), { level: 1 }).toString('latin1')
  const bomb = assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
  ])
  await expect(readPdf(bomb)).rejects.toMatchObject({ name: 'InputError', code: 'too-large' })
})

test('streams packed twice are refused', async () => {
  const twice = '<< /Length 0 /Filter [/FlateDecode /FlateDecode] >>\nstream\n\nendstream'
  await expect(readPdf(assemblePdf([twice]))).rejects.toMatchObject({ name: 'InputError', code: 'too-large' })
})
