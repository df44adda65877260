/** The thread that reads one file of a kind whose reader is not trusted to end. */
import { parentPort, workerData } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import { kindNamed } from '../source/kinds.ts'
import type { SourceReply } from './isolate.ts'

interface Order {
  readonly kind: string
  readonly bytes: Uint8Array
}

async function reply({ kind, bytes }: Order): Promise<SourceReply> {
  try {
    const read = await kindNamed(kind)?.read(bytes)
    if (read === undefined) throw new Error(`no kind is called ${kind}`)
    return { read }
  } catch (error) {
    if (error instanceof InputError) return { refused: { code: error.code, message: error.message } }
    const message = 'the file is broken and cannot be read'
    return { refused: { code: 'broken-input', message } }
  }
}

parentPort?.postMessage(await reply(workerData as Order), [])
