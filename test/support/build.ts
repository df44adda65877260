/** Before the tests: the built program, made again only when a source file is newer than it. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Builds `dist/` where it is missing or older than `src/`; the tests of the command line run what is there. */
export function setup(): void {
  const built = modified(`${root}dist/cli/main.js`)
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).map((file) => `${root}src/${file}`)
  const newest = Math.max(...[...files, `${root}tsconfig.build.json`].map(modified))
  if (newest <= built) return
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' })
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
