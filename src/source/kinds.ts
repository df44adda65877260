/** The kinds of files that documents come in, told by their content, and what reads each. */

import { InputError } from '../errors.ts'
import { readDocx } from './docx/read.ts'
import { readPdf } from './pdf/read.ts'
import { decodeText, type PlainText } from './text.ts'

/** A kind of file. */
export interface SourceKind {
  /** As messages name it. */
  readonly name: string
  /** Whether the file's first bytes (`head`, as Latin-1) are of this kind. */
  readonly matches: (head: string) => boolean
  /** The plain text. Throws InputError for a file that is broken, encrypted, too large or empty. */
  readonly read: (bytes: Uint8Array) => PlainText | Promise<PlainText>
}

/** In order; the first that matches reads the file. Plain text comes last and takes everything else. */
const kinds: readonly SourceKind[] = [
  // Mail programs and servers put bytes before the mark; the format's own readers look this far.
  { name: 'PDF', matches: (head) => head.slice(0, 1024).includes('%PDF-'), read: readPdf },
  { name: 'Word', matches: startsWith('PK\u0003\u0004'), read: readDocx },
  { name: 'gzip', matches: startsWith('\u001f\u008b'), read: refused('a gzip file; unpack it first') },
  { name: 'rich text', matches: startsWith('{\\rtf'), read: refused('a rich text file; save it as .docx or as text') },
  { name: 'text', matches: () => true, read: decodeText },
]

/** How many bytes tell the kind of a file. */
const headLength = 4096

/** The plain text of a file of any kind, and the kind's name. Throws InputError as the kind's reader does. */
export async function readAnyKind(bytes: Uint8Array): Promise<PlainText & { readonly kind: string }> {
  const kind = kindOf(bytes)
  return { ...(await kind.read(bytes)), kind: kind.name }
}

function kindOf(bytes: Uint8Array): SourceKind {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength))
  const found = kinds.find((kind) => kind.matches(head))
  if (found === undefined) throw new Error('the last kind takes everything')
  return found
}

function startsWith(mark: string): SourceKind['matches'] {
  return (head) => head.startsWith(mark)
}

function refused(what: string): SourceKind['read'] {
  return () => {
    throw new InputError(`this is ${what}`, { code: 'binary-input' })
  }
}
