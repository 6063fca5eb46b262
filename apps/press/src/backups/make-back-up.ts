import { mkdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Clock, PressError } from '#foundation'
import { backupBroken, type RecordStore } from '#record'
import { pagesFolder } from '../roles/collector.js'
import type { Settings } from '../settings.js'
import {
  type BackUpNote,
  folderNameOf,
  type KeepRule,
  noteName,
  pagesName,
  recordName,
  rotate,
} from './back-up-folder.js'
import { copyPages, type PagesCopied } from './copy-pages.js'
import { hashFile, packFile } from './pack-record.js'
import { verifyAside } from './verify-aside.js'

export type BackUpSettings = Pick<
  Settings,
  'dataDir' | 'backupDir' | 'backupDaily' | 'backupWeekly' | 'backupMonthly' | 'workers'
>

/** Where back-ups go: the second folder, or beside the record when none is set. */
export const backUpFolder = ({ backupDir, dataDir }: Pick<Settings, 'backupDir' | 'dataDir'>): string =>
  backupDir ?? join(dataDir, 'backups', 'daily')

/** On the record's own disk a back-up helps against a mistake, not against a broken disk: two are enough. */
export const keepRule = ({ backupDir, ...s }: BackUpSettings): KeepRule =>
  backupDir
    ? { daily: s.backupDaily, weekly: s.backupWeekly, monthly: s.backupMonthly }
    : { daily: 2, weekly: 0, monthly: 0 }

export interface BackUpMade {
  readonly folder: string
  readonly bytes: number
  readonly articles: number
  readonly corrections: number
  readonly pages: PagesCopied | null
  /** Old ones that went. */
  readonly rotated: number
}

export interface BackUpOptions {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** Parts of the work before the pages, for the progress. */
const recordSteps = 3

/**
 * Copies the record while it is in use, reads the copy back, packs it, reads the packed file back, then copies kept pages:
 * after the record, so that every page the copy names is there. Only a whole and verified back-up makes older ones go.
 */
export async function makeBackUp(
  { settings, store, clock }: { settings: BackUpSettings; store: RecordStore; clock: Clock },
  { signal, onProgress }: BackUpOptions,
): Promise<BackUpMade> {
  const root = backUpFolder(settings)
  await mkdir(root, { recursive: true }).catch((cause: unknown) => {
    throw folderUnusable(root, cause)
  })
  const at = clock.now()
  const folder = join(root, folderNameOf(at))
  const part = join(root, '.unfinished')
  await rm(part, { recursive: true, force: true })
  await mkdir(part)
  try {
    onProgress(0, recordSteps)
    const plain = join(part, 'record.sqlite')
    await enoughRoom(root, store, settings)
    const { rows } = await store.backup(plain, verifyAside(settings.workers))
    signal.throwIfAborted()
    onProgress(1, recordSteps)
    const packed = await packFile(plain, join(part, recordName), signal)
    onProgress(2, recordSteps)
    const read = await hashFile(join(part, recordName), true, signal)
    if (read.sha256 !== packed.sha256) throw backupBroken(join(part, recordName))
    await rm(plain)
    onProgress(recordSteps, recordSteps)
    const pages = settings.backupDir ? await pagesTo(root, settings, at, { signal, onProgress }) : null
    const packedBytes = (await stat(join(part, recordName))).size
    const note: BackUpNote = {
      format: 1,
      at,
      verifiedAt: clock.now(),
      engine: store.kind,
      record: { ...packed, rows },
      packedBytes,
      pages: pages && { files: pages.files, bytes: pages.bytes },
    }
    await writeFile(join(part, noteName), JSON.stringify(note, null, 1))
    await rename(part, folder)
    const rotated = await rotate(root, keepRule(settings))
    const { article = 0, correction = 0 } = rows
    return { folder, bytes: packedBytes, articles: article, corrections: correction, pages, rotated }
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

function pagesTo(root: string, { dataDir }: BackUpSettings, at: string, options: BackUpOptions): Promise<PagesCopied> {
  return copyPages(pagesFolder(dataDir), join(root, pagesName), {
    now: at,
    signal: options.signal,
    onProgress: (done, total) => options.onProgress(recordSteps + done, recordSteps + total),
  })
}

/** Before hours of copying: the plain copy and the packed one have to find room. */
async function enoughRoom(root: string, store: RecordStore, { dataDir }: BackUpSettings): Promise<void> {
  if (store.kind !== 'sqlite') return
  const bytes = await stat(join(dataDir, 'record.sqlite')).then(
    (s) => s.size,
    () => 0,
  )
  const { bavail, bsize } = await statfs(root)
  if (bavail * bsize < bytes * 1.5) throw noRoom(root, bytes * 1.5)
}

const gb = (bytes: number): string => (bytes / 1e9).toFixed(1).replace('.', ',')

const noRoom = (folder: string, bytes: number): PressError =>
  new PressError('backup-no-room', {
    userMessage: `Ổ đĩa của thư mục sao lưu ${folder} không đủ chỗ (cần khoảng ${gb(bytes)} GB). Hãy giải phóng dung lượng hoặc giảm số bản được giữ (BACKUP_KEEP_…).`,
    retry: 'later',
  })

const folderUnusable = (folder: string, cause: unknown): PressError =>
  new PressError('backup-folder', {
    userMessage: `Không tạo được thư mục sao lưu ${folder} (trong ${dirname(folder)}). Hãy kiểm tra BACKUP_DIR, ổ đĩa và quyền ghi.`,
    cause,
  })
