import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A file that lies in the source tree, looked for in each folder above a module; null when it is nowhere. Sources and
 * built files stand at different depths, and both find it so.
 *
 * @example findUpwards(import.meta.url, 'libs/gazetteer/data/gazetteer.json')
 */
export function findUpwards(moduleUrl: string, path: string): string | null {
  for (let folder = dirname(fileURLToPath(moduleUrl)); ; folder = dirname(folder)) {
    const candidate = join(folder, path)
    if (existsSync(candidate)) return candidate
    if (dirname(folder) === folder) return null
  }
}
