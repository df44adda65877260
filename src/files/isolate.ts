/** Readers that may run without end or fill the memory, in a thread that is stopped when they do. */
import { Worker } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import type { PlainText } from '../source/text.ts'

// Node 20 cannot load a TypeScript worker, so from source the built one is taken.
const workerFile = import.meta.url.endsWith('.ts') ? '../../dist/files/source-worker.js' : './source-worker.js'

/** Milliseconds that one file may take. */
const deadline = 10_000
/** Mebibytes of memory for one file. */
const memory = 256

/** What the thread answers. */
export type SourceReply =
  { readonly read: PlainText } | { readonly refused: { readonly code: string; readonly message: string } }

/** Read `bytes` as the named kind in a thread of its own. Throws InputError as the reader does, or `broken-input`. */
export async function readIsolated(kind: string, bytes: Uint8Array): Promise<PlainText> {
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    execArgv: [],
    workerData: { kind, bytes },
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const reply = await Promise.race([answerOf(worker), afterDeadline(worker)])
  await worker.terminate()
  if (reply !== undefined && 'read' in reply) return reply.read
  const { code, message } = reply?.refused ?? {
    code: 'broken-input',
    message: 'reading the file took more time or memory than any document needs; it is broken',
  }
  throw new InputError(message, { code })
}

/** Undefined where the thread dies. */
function answerOf(worker: Worker): Promise<SourceReply | undefined> {
  return new Promise((resolve) => {
    worker.once('message', (reply: SourceReply) => resolve(reply))
    worker.once('error', () => resolve(undefined))
    worker.once('exit', () => resolve(undefined))
  })
}

function afterDeadline(worker: Worker): Promise<undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), deadline)
    worker.once('exit', () => clearTimeout(timer))
  })
}
