import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** Space where the data folder lies. Bytes. */
export interface DiskSpace {
  readonly free: number
  readonly total: number
  /** What each part of the data folder takes. */
  readonly parts: readonly { readonly name: string; readonly bytes: number }[]
}

/** Parts of the data folder by their names on disk. */
const partNames = { record: 'record.sqlite', pages: 'pages', index: 'index', backups: 'backups' } as const

/** Null where the system does not say. */
export async function diskSpace(dataDir: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(dataDir)
    const parts = await Promise.all([
      sizeOf([partNames.record, `${partNames.record}-wal`].map((f) => join(dataDir, f))).then(named('Hồ sơ tin bài')),
      folderSize(join(dataDir, partNames.pages)).then(named('Trang đã lưu')),
      folderSize(join(dataDir, partNames.index)).then(named('Chỉ mục tìm kiếm')),
      folderSize(join(dataDir, partNames.backups)).then(named('Bản sao lưu')),
    ])
    return { free: bavail * bsize, total: blocks * bsize, parts }
  } catch {
    return null
  }
}

const named =
  (name: string) =>
  (bytes: number): { name: string; bytes: number } => ({ name, bytes })

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        (s) => s.size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((a, b) => a + b, 0)
}

async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return sizeOf(entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)))
}
