/** The kinds of files that documents come in, told by their content, and what reads each. */

import { InputError } from '../errors.ts'
import { decodeText, type PlainText } from './text.ts'

/** A kind of file. */
export interface SourceKind {
  readonly name: string
  /** Whether the file's first bytes are of this kind: as Latin-1, without byte order mark and NULs. */
  readonly matches: (head: string) => boolean
  /** The plain text; of Akoma Ntoso, its markup. Throws InputError for a file that is broken, encrypted, too large or empty. */
  readonly read: (bytes: Uint8Array) => PlainText | Promise<PlainText>
  /** The reader may run without end or throw where nobody catches: it must run where that does no harm. */
  readonly untrusted?: true
}

// Each library is loaded when the first file of its kind is met: a thread that reads XML needs none of them.
const readDoc: SourceKind['read'] = async (bytes) => (await import('./doc.ts')).readDoc(bytes)
const readDocx: SourceKind['read'] = async (bytes) => (await import('./docx/read.ts')).readDocx(bytes)
const readHtml: SourceKind['read'] = async (bytes) => (await import('./html.ts')).readHtml(bytes)
const readPdf: SourceKind['read'] = async (bytes) => (await import('./pdf/read.ts')).readPdf(bytes)

/** In order; the first that matches reads the file. Plain text comes last and takes everything else. */
const kinds: readonly SourceKind[] = [
  { name: 'pdf', matches: (head) => head.slice(0, 1024).includes('%PDF-'), read: readPdf, untrusted: true },
  { name: 'docx', matches: startsWith('PK\u0003\u0004'), read: readDocx },
  { name: 'doc', matches: startsWith('\u00d0\u00cf\u0011\u00e0'), read: readDoc, untrusted: true },
  { name: 'gzip', matches: startsWith('\u001f\u008b'), read: refused('a gzip file; unpack it first') },
  { name: 'rtf', matches: startsWith('{\\rtf'), read: refused('a rich text file; save it as .docx or as text') },
  { name: 'html', matches: isHtml, read: readHtml },
  { name: 'akn', matches: isAkn, read: decodeText },
  {
    name: 'xml',
    matches: isXml,
    read: refused('XML, and not Akoma Ntoso; give the document as plain text, PDF, Word or HTML', 'markup-input'),
  },
  { name: 'text', matches: () => true, read: decodeText },
]

/** How many bytes tell the kind of a file. */
const headLength = 4096

/** The kind of a file, by its content alone. Total: what is nothing else is text. */
export function kindOf(bytes: Uint8Array): SourceKind {
  // Not spread, which would go through the bytes one by one.
  const head = String.fromCharCode.apply(undefined, bytes.subarray(0, headLength) as unknown as number[])
  // The marks of UTF-8 and UTF-16, and the NULs of UTF-16 between letters.
  const bare = head.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', '')
  return kinds.find((kind) => kind.matches(bare)) ?? { name: 'text', matches: () => true, read: decodeText }
}

/** The kind of a name; undefined for a name that no kind has. */
export function kindNamed(name: string): SourceKind | undefined {
  return kinds.find((kind) => kind.name === name)
}

function startsWith(mark: string): SourceKind['matches'] {
  return (head) => head.startsWith(mark)
}

const PROLOGUE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*/

/** XHTML is read as HTML: its readers forgive what XML's do not. */
function isHtml(head: string): boolean {
  return /^<(?:!doctype\s+html|html|head|body|div|p|table|article|main)\b/i.test(head.replace(PROLOGUE, ''))
}

function isXml(head: string): boolean {
  return /^\s*<(?:\?xml|!doctype)\b/i.test(head)
}

function isAkn(head: string): boolean {
  return /^\s*<[?!a-z]/i.test(head) && /<(?:[\w-]+:)?akomaNtoso[\s>]/.test(head)
}

function refused(what: string, code = 'binary-input'): SourceKind['read'] {
  return () => {
    throw new InputError(`this is ${what}`, { code })
  }
}
