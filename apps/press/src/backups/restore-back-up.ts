import { existsSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PressError } from '#foundation'
import { backupBroken } from '#record'
import { type Restored, restoreRecord } from '../compose-record.js'
import { pagesFolder } from '../roles/collector.js'
import type { Settings } from '../settings.js'
import { listBackUps, pagesName, readBackUp, recordName } from './back-up-folder.js'
import { restorePages } from './copy-pages.js'
import { unpackFile } from './pack-record.js'

export interface RestoredBackUp extends Restored {
  /** Files of kept pages put back; null where the back-up has none. */
  readonly pages: number | null
}

/**
 * Puts a back-up back: a plain copy of the record, or a folder of the nightly back-up with its kept pages (given the folder
 * of all back-ups, the newest). What is unpacked has to be what was packed.
 */
export async function restoreBackUp(
  settings: Settings,
  from: string,
  onProgress: (part: string, done: number, total: number) => void,
): Promise<RestoredBackUp> {
  if (!statSync(from).isDirectory()) return { ...(await restoreRecord(settings, from, onProgress)), pages: null }
  const backUp = readBackUp(from) ?? listBackUps(from)[0]
  if (!backUp) throw noBackUp(from)
  await mkdir(settings.dataDir, { recursive: true })
  const plain = join(settings.dataDir, 'restoring.sqlite')
  try {
    const packed = join(backUp.folder, recordName)
    const { sha256 } = await unpackFile(packed, plain).catch((cause: unknown) => {
      throw backupBroken(packed, cause)
    })
    if (sha256 !== backUp.record.sha256) throw backupBroken(packed)
    const restored = await restoreRecord(settings, plain, onProgress)
    const pages = join(dirname(backUp.folder), pagesName)
    const put = existsSync(pages)
      ? await restorePages(pages, pagesFolder(settings.dataDir), (done, total) => onProgress('trang', done, total))
      : null
    return { ...restored, pages: put }
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(plain + end, { force: true })
  }
}

const noBackUp = (folder: string): PressError =>
  new PressError('backup-missing', {
    userMessage: `Thư mục ${folder} không có bản sao lưu nào còn nguyên. Hãy chọn thư mục có tên theo ngày giờ, bên trong có back-up.json.`,
  })
