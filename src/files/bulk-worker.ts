/** The thread of a bulk build: does what it is told to, one thing at a time. */
import { parentPort } from 'node:worker_threads'
import { loadAuthorities } from './authorities.ts'
import { openLocalWorker } from './local-worker.ts'
import type { WorkReply, WorkRequest } from './work.ts'

const work = openLocalWorker(loadAuthorities())

/** The bytes of a reply, to be handed over and not copied: a copy takes in all of the space that they lie in. */
function spacesOf(reply: WorkReply): readonly ArrayBuffer[] {
  const all = 'part' in reply ? [reply.part.bytes, reply.part.version] : 'bytes' in reply ? [reply.bytes] : []
  const spaces = all.flatMap((bytes) => (bytes ? (bytes.buffer as ArrayBuffer) : []))
  // Small buffers lie in one space, which others use.
  return spaces.filter(({ byteLength }) => byteLength !== Buffer.poolSize)
}

parentPort?.on('message', async (request: WorkRequest) => {
  const reply = await work(request).catch((cause: unknown): WorkReply => ({ failed: String(cause) }))
  parentPort?.postMessage(reply, [...spacesOf(reply)])
})
