/** The process that reads files of kinds whose readers are not trusted, one at a time. */
import { InputError } from '../errors.ts'
import { kindNamed } from '../source/kinds.ts'
import type { SourceOrder, SourceReply } from './isolate.ts'

async function reply({ kind, bytes }: SourceOrder): Promise<SourceReply> {
  try {
    const read = await kindNamed(kind)?.read(bytes)
    if (read === undefined) throw new Error(`no kind is called ${kind}`)
    return { read }
  } catch (error) {
    if (error instanceof InputError) return { refused: { code: error.code, message: error.message } }
    return { refused: { code: 'broken-input', message: 'the file is broken and cannot be read' } }
  }
}

// A broken PDF makes its reader reject promises that nobody holds; what it gives or not is told by the reply alone.
process.on('unhandledRejection', () => {})
process.on('disconnect', () => process.exit())
process.on('message', async (order: SourceOrder) => process.send?.(await reply(order)))
