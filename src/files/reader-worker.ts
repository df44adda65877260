/** The thread of a reader pool: reads the document it is told to, one at a time. */
import { parentPort } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import { loadAuthorities } from './authorities.ts'
import type { DocumentInput } from './collect.ts'
import { openReader, type ReaderReply } from './documents.ts'

const read = openReader(loadAuthorities())

async function reply(input: DocumentInput): Promise<ReaderReply> {
  try {
    return { loaded: await read(input) }
  } catch (error) {
    if (error instanceof InputError) return { refused: { code: error.code, message: error.message } }
    return { broken: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', async (input: DocumentInput) => parentPort?.postMessage(await reply(input), []))
