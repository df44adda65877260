/** A PDF file → the pieces of text on its pages, each with its place and size. */

import { getDocumentProxy } from 'unpdf'
import { InputError } from '../../errors.ts'
import { refuseBombs } from './bomb.ts'

/** A piece of text as the page prints it. `x` and `y` are the start of its baseline in points, `y` from the bottom. */
export interface Glyphs {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the font in points. */
  readonly size: number
}

/** A page with its pieces in the order in which the file prints them. */
export interface PdfPage {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyphs[]
}

/** The longest documents of the United Nations stay under a thousand pages. */
const maxPages = 2000
/** A page of print holds about two hundred pieces; beyond this, a file is not a document but an attack. */
const maxPieces = 2_000_000

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>

/**
 * All pages in order. Turned text (stamps in the margin) is left out.
 * Throws InputError: `encrypted-input`, `broken-input`, `too-large`.
 */
export async function openPdf(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  refuseBombs(bytes)
  // A copy: the library hands the buffer over to its worker and leaves the caller's empty.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false }).catch(refuse)
  try {
    if (pdf.numPages > maxPages) throw tooLarge(`${pdf.numPages} pages, and ${maxPages} are the most that is read`)
    return await readPages(pdf)
  } catch (cause) {
    return refuse(cause)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function readPages(pdf: Proxy): Promise<PdfPage[]> {
  const pages: PdfPage[] = []
  let pieces = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await readPage(pdf, number)
    pieces += page.glyphs.length
    if (pieces > maxPieces) throw tooLarge('more pieces of text than any document has')
    pages.push(page)
  }
  return pages
}

async function readPage(pdf: Proxy, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number)
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const { items } = await page.getTextContent()
  const glyphs = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, slant = 0, , size = 0, x = 0, y = 0] = item.transform as number[]
    if (Math.abs(slant) > 0.1 || size <= 0) return []
    return [{ text: item.str, x: x - left, y: y - bottom, width: item.width, size }]
  })
  page.cleanup()
  return { number, width: right - left, height: top - bottom, glyphs }
}

function tooLarge(what: string): InputError {
  return new InputError(`the PDF file has ${what}`, { code: 'too-large' })
}

/** The library throws its own classes, and bare errors on bytes that no writer made. All of them mean: a broken file. */
function refuse(cause: unknown): never {
  if (cause instanceof InputError) throw cause
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'PasswordException') {
    throw new InputError('the PDF file is encrypted; give a copy without a password', {
      code: 'encrypted-input',
      cause,
    })
  }
  throw new InputError('the PDF file is broken and cannot be read; download it again', { code: 'broken-input', cause })
}
