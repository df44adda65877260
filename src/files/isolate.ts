/** Readers that may run without end, fill the memory or throw behind one's back, in a process that is stopped then. */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { InputError } from '../errors.ts'
import type { PlainText } from '../source/text.ts'

// Node 20 cannot run TypeScript, so from source the built program is taken.
const program = import.meta.url.endsWith('.ts') ? '../../dist/files/source-process.js' : './source-process.js'

/**
 * Milliseconds that a file may take: some for any, and more for a large one. They pass on a busy machine too, where a
 * good file takes many times as long as on an idle one.
 */
const deadline = { base: 30_000, perMebibyte: 10_000 }
/** Mebibytes of memory for one file. A thread would not do: running out of memory ends the process that it is in. */
const memory = 512

/** What the process is told. */
export interface SourceOrder {
  readonly kind: string
  readonly bytes: Uint8Array
}

/** What the process answers. */
export type SourceReply =
  { readonly read: PlainText } | { readonly refused: { readonly code: string; readonly message: string } }

/** Processes that have nothing to do; they do not keep this one alive, and end with it. */
const idle: ChildProcess[] = []

/** Read `bytes` as the named kind in another process. Throws InputError as the reader does, or `broken-input`. */
export async function readIsolated(kind: string, bytes: Uint8Array): Promise<PlainText> {
  const child = takeIdle() ?? start()
  const reply = await ask(child, { kind, bytes })
  if (reply === undefined) {
    child.kill('SIGKILL')
    throw new InputError('reading the file takes more time or memory than any document needs; it is broken', {
      code: 'broken-input',
    })
  }
  child.unref()
  child.channel?.unref()
  idle.push(child)
  if ('read' in reply) return reply.read
  throw new InputError(reply.refused.message, { code: reply.refused.code })
}

/** One that has died since it was last used is passed over. */
function takeIdle(): ChildProcess | undefined {
  const child = idle.pop()
  return child === undefined || child.connected ? child : takeIdle()
}

function start(): ChildProcess {
  return fork(fileURLToPath(new URL(program, import.meta.url)), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memory}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** The answer, or undefined where the process dies or its time is over. */
function ask(child: ChildProcess, order: SourceOrder): Promise<SourceReply | undefined> {
  return new Promise((resolve) => {
    const settle = (reply?: SourceReply): void => {
      clearTimeout(timer)
      child.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      resolve(reply)
    }
    const onMessage = (reply: unknown): void => settle(reply as SourceReply)
    const onEnd = (): void => settle()
    const mebibytes = order.bytes.length / 1024 / 1024
    const timer = setTimeout(onEnd, deadline.base + deadline.perMebibyte * mebibytes)
    child.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
    child.ref()
    child.channel?.ref()
    child.send(order, (error) => error && onEnd())
  })
}
