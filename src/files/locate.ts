/** Where the package's own data lies: the same place seen from `src/files/` and from `dist/files/`. */
import { fileURLToPath } from 'node:url'

/** The path of a file or folder of the package, `data/authorities` for example. Total; it need not exist. */
export function packagePath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url))
}
