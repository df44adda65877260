#!/usr/bin/env node
/** The command line: arguments in, exit status out. */
import { createProgram } from './program.ts'
import { errorMessage, exitStatus } from './status.ts'
import { endOnClosedPipe } from './terminal.ts'

endOnClosedPipe()
try {
  const program = await createProgram(process.argv[2])
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitStatus(error)
  const message = errorMessage(error)
  if (message !== undefined) process.stderr.write(`resograph: ${message}\n`)
}
