import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyPart, hashFile } from './pack-record.js'

/** Old files read again in one back-up, so that each is read about once a month. Bytes. */
const checkBudget = 2_000_000_000
const listName = 'files.json'

interface CopiedFile {
  readonly bytes: number
  /** Time of change of the original, milliseconds. */
  readonly changedMs: number
  readonly sha256: string
  /** When the copy was last read back, UTC. */
  readonly checkedAt: string
}
export interface PagesCopied {
  readonly files: number
  readonly bytes: number
  readonly copied: number
  /** Copies that were read back in this run, those among them that had to be made again, and those that could not. */
  readonly checked: number
  readonly mended: number
  readonly lost: number
}

export interface CopyPagesOptions {
  readonly now: string
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
  readonly checkBudget?: number
}

/**
 * Copies archive files that are new, have grown, or in which a page was erased; each copy is read back. What a run has copied
 * is noted after each file, so a broken-off one goes on. A file that has gone here is kept there.
 */
export async function copyPages(from: string, to: string, options: CopyPagesOptions): Promise<PagesCopied> {
  await mkdir(to, { recursive: true })
  const known = readList(to)
  const names = (await readdir(from).catch(() => [])).filter((name) => name.endsWith('.warc.gz')).sort()
  let copied = 0
  for (const [i, name] of names.entries()) {
    options.signal?.throwIfAborted()
    if (!(await isSame(join(from, name), join(to, name), known[name]))) {
      known[name] = await copyOne(join(from, name), join(to, name), options)
      await writeList(to, known)
      copied++
    }
    options.onProgress?.(i + 1, names.length)
  }
  const { checked, mended, lost } = await checkOld(from, to, known, options)
  const files = Object.values(known)
  return {
    files: files.length,
    bytes: files.reduce((n, f) => n + f.bytes, 0),
    copied,
    checked: checked + copied,
    mended,
    lost,
  }
}

async function isSame(from: string, to: string, known: CopiedFile | undefined): Promise<boolean> {
  if (!known || !existsSync(to)) return false
  const [here, there] = [await stat(from), await stat(to)]
  const isUnchanged = here.size === known.bytes && here.mtimeMs === known.changedMs
  return isUnchanged && there.size === known.bytes
}

async function copyOne(from: string, to: string, { now, signal }: CopyPagesOptions): Promise<CopiedFile> {
  const { size, mtimeMs, atime, mtime } = await stat(from)
  const part = `${to}.part`
  const made = await copyPart(from, part, size, signal)
  const read = await hashFile(part, false, signal)
  if (made.bytes !== size || read.sha256 !== made.sha256) throw new Error(`copy of ${from} differs`)
  await utimes(part, atime, mtime)
  await rename(part, to)
  return { bytes: size, changedMs: mtimeMs, sha256: made.sha256, checkedAt: now }
}

/** Reads again what was read longest ago; a copy that has changed by itself is made again where the original still is. */
async function checkOld(
  from: string,
  to: string,
  known: Record<string, CopiedFile>,
  options: CopyPagesOptions,
): Promise<{ checked: number; mended: number; lost: number }> {
  const oldest = Object.entries(known)
    .filter(([, f]) => f.checkedAt !== options.now)
    .sort(([, a], [, b]) => (a.checkedAt < b.checkedAt ? -1 : 1))
  let left = options.checkBudget ?? checkBudget
  let [checked, mended, lost] = [0, 0, 0]
  for (const [name, file] of oldest) {
    if (left < file.bytes || options.signal?.aborted) break
    left -= file.bytes
    checked++
    const path = join(to, name)
    const isGood = existsSync(path) && (await hashFile(path, false)).sha256 === file.sha256
    if (isGood) known[name] = { ...file, checkedAt: options.now }
    else if (existsSync(join(from, name))) {
      known[name] = await copyOne(join(from, name), path, options)
      mended++
    } else {
      delete known[name]
      lost++
    }
  }
  if (checked > 0) await writeList(to, known)
  return { checked, mended, lost }
}

function readList(folder: string): Record<string, CopiedFile> {
  try {
    return JSON.parse(readFileSync(join(folder, listName), 'utf8')) as Record<string, CopiedFile>
  } catch {
    // None yet, or damaged: every file is compared anew.
    return {}
  }
}

async function writeList(folder: string, list: Record<string, CopiedFile>): Promise<void> {
  const file = join(folder, listName)
  await writeFile(`${file}.part`, JSON.stringify(list, null, 1))
  await rename(`${file}.part`, file)
}

/** Puts kept pages back: files that are missing or shorter here. Longer ones hold all of the copy and more. */
export async function restorePages(
  from: string,
  to: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  await mkdir(to, { recursive: true })
  const names = (await readdir(from).catch(() => [])).filter((name) => name.endsWith('.warc.gz')).sort()
  let put = 0
  for (const [i, name] of names.entries()) {
    const [there, here] = [join(from, name), join(to, name)]
    const { size, atime, mtime } = await stat(there)
    if (!existsSync(here) || (await stat(here)).size < size) {
      await copyPart(there, `${here}.part`, size)
      await utimes(`${here}.part`, atime, mtime)
      await rm(here, { force: true })
      await rename(`${here}.part`, here)
      put++
    }
    onProgress(i + 1, names.length)
  }
  return put
}
