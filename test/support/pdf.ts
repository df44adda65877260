/** Small PDF files made by the tests: pieces of text at given places, nothing else. */

/** A piece of text; `y` counts from the bottom, the page is 612 × 792 points. */
export interface Printed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

/** A PDF file of these pages, in Helvetica. `extra` goes into the trailer. */
export function makePdf(pages: readonly (readonly Printed[])[], extra = ''): Uint8Array {
  const numbers = pages.map((_, index) => 4 + 2 * index)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => pageObjects(page, 5 + 2 * index)),
  ]
  return assemblePdf(objects, extra)
}

/** A PDF file of numbered objects, the first of them the catalogue. */
export function assemblePdf(objects: readonly string[], extra = ''): Uint8Array {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R ${extra} >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

function pageObjects(page: readonly Printed[], content: number): string[] {
  const stream = page
    .map(({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escape(text)}) Tj ET`)
    .join('\n')
  const resources = '<< /Font << /F1 3 0 R >> >>'
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${content} 0 R >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ]
}

/** Letters of WinAnsi that are not those of Latin-1. */
const winAnsi: Readonly<Record<string, string>> = { '–': '\u0096', '“': '\u0093', '”': '\u0094', '’': '\u0092' }

function escape(text: string): string {
  return text.replace(/[\\()]/g, '\\$&').replace(/[–“”’]/g, (sign) => winAnsi[sign] ?? sign)
}
