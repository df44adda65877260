/** Noticing that the data have changed. */
import { stat } from 'node:fs/promises'

/** Something that tells one state of the data from another; undefined while nothing can be said. */
export type Fingerprint = () => Promise<string | undefined>

/** A watch that is kept. */
export interface Watch {
  /** Takes the present state as known: somebody else has seen to it. Never rejects. */
  accept(): Promise<void>
  end(): void
}

/** The state of a file: its inode, size and time of change; undefined while it is not there. */
export function fingerprintFile(path: string): Fingerprint {
  return () =>
    stat(path).then(
      ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
      () => undefined,
    )
}

/**
 * Calls `changed` once for each new state that was seen twice in a row, so that a file that is still being written is
 * left alone. The first state is taken as known.
 */
export function watchState(fingerprint: Fingerprint, every: number, changed: () => void): Watch {
  let known: string | undefined
  let seen: string | undefined
  let ended = false
  const look = async (): Promise<void> => {
    const now = await fingerprint()
    known ??= now
    if (now !== undefined && now !== known && now === seen && !ended) {
      known = now
      changed()
    }
    seen = now
  }
  const timer = setInterval(() => void look().catch(() => undefined), every)
  timer.unref()
  void look().catch(() => undefined)
  return {
    accept: async () => {
      known = await fingerprint().catch(() => known)
    },
    end: () => {
      ended = true
      clearInterval(timer)
    },
  }
}
