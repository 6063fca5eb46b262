import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PressError } from '#foundation'

const folderOf = (dataDir: string): string => join(dataDir, 'exports')
/** Names that jobs give their files; nothing else is served. */
const namePattern = /^[\w-]{1,80}\.(?:csv|json)$/

/** Files that jobs made for people to fetch; returns the name. */
export async function writeExport(dataDir: string, name: string, parts: readonly string[]): Promise<string> {
  const path = await pathOf(dataDir, name)
  await writeFile(`${path}.part`, parts.join(''))
  await rename(`${path}.part`, path)
  return name
}

/** Writes at a place of the file and cuts off what an earlier run wrote behind it; returns the length now. */
export async function appendExport(dataDir: string, name: string, at: number, text: string): Promise<number> {
  const file = await open(await pathOf(dataDir, name), at === 0 ? 'w' : 'r+')
  try {
    await file.truncate(at)
    const bytes = Buffer.from(text)
    await file.write(bytes, 0, bytes.length, at)
    await file.datasync()
    return at + bytes.length
  } finally {
    await file.close()
  }
}

/** Length of a file; -1 where it is not there. */
export async function exportLength(dataDir: string, name: string): Promise<number> {
  return stat(join(folderOf(dataDir), name)).then(
    (s) => s.size,
    () => -1,
  )
}

export async function readExport(dataDir: string, name: string): Promise<ReadStream> {
  if (!namePattern.test(name) || (await exportLength(dataDir, name)) < 0) throw exportGone()
  return createReadStream(join(folderOf(dataDir), name))
}

/** Removes files older than `before` (milliseconds since 1970); returns how many. */
export async function forgetExports(dataDir: string, before: number): Promise<number> {
  let gone = 0
  for (const name of await readdir(folderOf(dataDir)).catch(() => [])) {
    const path = join(folderOf(dataDir), name)
    if ((await stat(path)).mtimeMs >= before) continue
    await rm(path, { force: true })
    gone++
  }
  return gone
}

async function pathOf(dataDir: string, name: string): Promise<string> {
  if (!namePattern.test(name)) throw exportGone()
  await mkdir(folderOf(dataDir), { recursive: true })
  return join(folderOf(dataDir), name)
}

const exportGone = (): PressError =>
  new PressError('export-unknown', {
    userMessage: 'Tệp này không còn: tệp xuất được giữ 30 ngày. Hãy yêu cầu xuất lại.',
  })
