/** Where threads get their data: from an image of a loaded store where there is a good one, and else from N-Quads. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ImagePlace, WorkerData } from './messages.ts'
import { startThread, ThreadDeath, ThreadEnd } from './thread.ts'
import type { Thread } from './thread.ts'

/** A dataset that threads are loaded with. */
export interface Dataset {
  /** Its length as N-Quads. */
  readonly bytes: number
  /** The N-Quads, asked for only where no image serves. */
  readonly chunks: () => Promise<readonly Uint8Array[]>
  /** Where an image is kept. Default: nowhere. */
  readonly image?: ImagePlace | undefined
}

/** Starts loaded threads. */
export interface Starter {
  /** A thread that stands back by `niceness`. Throws ThreadDeath where the data cannot be loaded. */
  start(niceness: number): Promise<Thread>
  /** No thread is loaded any more, whatever is under way. */
  close(): void
  /** How the last thread got its data. */
  readonly last: 'image' | 'quads'
}

/** What all threads of one engine share. */
interface Manner {
  readonly base: string
  readonly memory: number
}

/** Images that proved bad before no other is made: something must be wrong with the disk. */
const PATIENCE = 2

/** A starter; the image is made by the first thread that has to load N-Quads, before it is handed out. */
export function openStarter(dataset: Dataset, manner: Manner): Starter {
  let [image, verified, failures] = [dataset.image, false, 0]
  let last: 'image' | 'quads' = 'quads'
  let closed = false
  const fromImage = async (niceness: number): Promise<Thread | undefined> => {
    if (image === undefined || !existsSync(image.path)) return undefined
    try {
      const thread = await insist({ ...manner, niceness, from: { ...image, verify: !verified } })
      verified = true
      return thread
    } catch {
      // Stale or damaged: it is made again.
      if (++failures > PATIENCE) image = undefined
      return undefined
    }
  }
  const fromQuads = async (niceness: number): Promise<Thread> => {
    if (closed) throw new ThreadDeath('The engine is closed.')
    const thread = await insist({ ...manner, niceness, from: { chunks: await dataset.chunks() } })
    if (image === undefined) return thread
    verified = false
    try {
      mkdirSync(dirname(image.path), { recursive: true, mode: 0o700 })
      await thread.keep(image)
      return thread
    } catch {
      // The disk is full or cannot be written: all goes on without an image.
      image = undefined
      await thread.end()
      return startThread({ ...manner, niceness, from: { chunks: await dataset.chunks() } })
    }
  }
  return {
    async start(niceness) {
      const thread = await fromImage(niceness)
      last = thread ? 'image' : 'quads'
      return thread ?? fromQuads(niceness)
    },
    close() {
      closed = true
    },
    get last() {
      return last
    },
  }
}

/** One that is ended from outside while it loads is started once more: nothing is wrong with the data. */
async function insist(data: WorkerData): Promise<Thread> {
  try {
    return await startThread(data)
  } catch (error) {
    if (!(error instanceof ThreadEnd)) throw error
    return startThread(data)
  }
}
