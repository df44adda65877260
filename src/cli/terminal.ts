/** What a command says: results to standard output, messages to standard error. */
import { once } from 'node:events'

/** Where a command writes. Messages are one line each; results are written as they are. */
export interface Terminal {
  /** Part of the result. Waits when the reader is slower than the writer. */
  readonly print: (text: string) => Promise<void>
  /** Something worth knowing; not said with `--quiet`. */
  readonly note: (message: string) => void
  /** Something that went wrong; always said. */
  readonly fail: (message: string) => void
  /** How far the work is; shown only while a person watches, and overwritten by what comes next. */
  readonly progress: (message: string) => void
  /** Whether a person watches. */
  readonly watched: boolean
}

/** The process's own terminal. `quiet` leaves failures only. */
export function openTerminal({ quiet }: { readonly quiet: boolean }): Terminal {
  const watched = !quiet && process.stderr.isTTY
  const clear = watched ? '\r\u001b[K' : ''
  const say = (message: string): void => void process.stderr.write(`${clear}resograph: ${oneLine(message)}\n`)
  return {
    print,
    note: quiet ? () => {} : say,
    fail: say,
    watched,
    progress: watched ? (message) => void process.stderr.write(`${clear}${oneLine(message)}`) : () => {},
  }
}

/**
 * A reader that stops early (`resograph … | head`) is no error: nobody is left for the result, so the process ends
 * quietly with the status it has. When nobody hears the messages any more, the work goes on.
 */
export function endOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Text fit for a terminal: a file name or a document can carry control sequences that would be obeyed. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '\uFFFD')
}

function oneLine(message: string): string {
  return printable(message.replace(/(?<!\s)\s+/g, (space) => (space.includes('\n') ? ' ' : space)))
}
