import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** Parts of the data folder, each a file or a folder on disk. */
export const diskParts = ['record', 'wal', 'pages', 'index', 'backups', 'logs', 'exports'] as const
export type DiskPart = (typeof diskParts)[number]

/** Space where the data folder lies. Bytes. */
export interface DiskSpace {
  readonly free: number
  readonly total: number
  /** What each part of the data folder takes. */
  readonly parts: Readonly<Record<DiskPart, number>>
}

/** Null where the system does not say. */
export async function diskSpace(dataDir: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(dataDir)
    const parts: Record<DiskPart, number> = {
      record: await fileSize(join(dataDir, 'record.sqlite')),
      wal: await fileSize(join(dataDir, 'record.sqlite-wal')),
      pages: await folderSize(join(dataDir, 'pages')),
      index: await folderSize(join(dataDir, 'index')),
      backups: await folderSize(join(dataDir, 'backups')),
      logs: await folderSize(join(dataDir, 'logs')),
      exports: await folderSize(join(dataDir, 'exports')),
    }
    return { free: bavail * bsize, total: blocks * bsize, parts }
  } catch {
    return null
  }
}

const fileSize = (file: string): Promise<number> =>
  stat(file).then(
    (s) => s.size,
    () => 0,
  )

async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const e of entries) if (e.isFile()) bytes += await fileSize(join(e.parentPath, e.name))
  return bytes
}
