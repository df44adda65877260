/** The thread of a bulk build: makes the parts it is told to, one at a time. */
import { parentPort } from 'node:worker_threads'
import { loadAuthorities } from './authorities.ts'
import { openPartWorker, type PartRequest } from './bulk-work.ts'

const work = openPartWorker(loadAuthorities())

parentPort?.on('message', async (request: PartRequest) => {
  const reply = await work(request)
  const whole = 'part' in reply && reply.part.bytes.byteLength === reply.part.bytes.buffer.byteLength
  parentPort?.postMessage(reply, whole ? [reply.part.bytes.buffer as ArrayBuffer] : [])
})
