import { existsSync, mkdirSync, realpathSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clock, PressError, SystemClock } from '#foundation'
import {
  type BackupResult,
  copyRecord,
  copySqliteFile,
  countRows,
  databaseHeld,
  recordUnreachable,
  type RecordStore,
  verifyBackup,
} from '#record'
import { SqliteRecordStore } from '../../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { holdDatabase, PostgresRecordStore } from '../../../libs/record/src/adapters/postgres/postgres-record-store.js'
import { lockDataFolder } from './process-lock.js'
import type { Settings } from './settings.js'

type RecordSettings = Pick<Settings, 'dataDir' | 'databaseUrl' | 'databasePool'>

const recordFile = (settings: RecordSettings): string => join(settings.dataDir, 'record.sqlite')
const backupFile = (settings: RecordSettings, name: string, at: string): string =>
  join(settings.dataDir, 'backups', `${name}-${at.replaceAll(/[:.]/g, '-')}.sqlite`)

/** The record the settings name, as it stands: not migrated. */
function storeOf(settings: RecordSettings): RecordStore {
  return settings.databaseUrl
    ? new PostgresRecordStore(settings.databaseUrl, { connections: settings.databasePool })
    : new SqliteRecordStore(recordFile(settings))
}

/** Holds data folder and database for this process; a second product on either is refused. */
export async function lockRecord(settings: RecordSettings): Promise<{ release(): Promise<void> }> {
  const folder = lockDataFolder(settings.dataDir)
  const { databaseUrl } = settings
  if (!databaseUrl) return { release: () => Promise.resolve(folder.release()) }
  try {
    const database = await reached(holdDatabase(databaseUrl), settings)
    if (!database) throw databaseHeld(databaseUrl)
    return {
      release: async () => {
        await database.release()
        folder.release()
      },
    }
  } catch (error) {
    folder.release()
    throw error
  }
}

/** Opens the record; where an update brings a new schema, a back-up is made before it is changed in place. */
export async function openRecord(
  settings: RecordSettings,
  clock: Clock,
  say: (text: string) => void,
): Promise<RecordStore> {
  const store = storeOf(settings)
  try {
    const pending = await reached(store.pendingMigrations(), settings)
    if (pending.length === 0) return store
    const isNew = await isEmpty(store)
    if (!isNew) {
      const target = backupFile(settings, 'before-update', clock.now())
      mkdirSync(dirname(target), { recursive: true })
      say(`Sao lưu trước khi cập nhật: ${target}`)
      await store.backup(target)
    }
    say(isNew ? 'Tạo dữ liệu mới' : `Cập nhật dữ liệu: ${pending.join(', ')}`)
    await store.migrate()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

export const recordExists = (settings: RecordSettings): boolean =>
  settings.databaseUrl !== null || existsSync(recordFile(settings))

/** The record of a product that runs, for a second process that reads and asks. Nothing is migrated. */
export async function recordBeside(settings: RecordSettings): Promise<RecordStore> {
  if (!recordExists(settings)) throw recordMissing(settings)
  const store = storeOf(settings)
  try {
    await reached(store.pendingMigrations(), settings)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

export const recordMissing = ({ dataDir }: RecordSettings): PressError =>
  new PressError('record-missing', {
    userMessage: `Thư mục ${dataDir} chưa có dữ liệu. Hãy kiểm tra DATA_DIR.`,
  })

const isEmpty = async (store: RecordStore): Promise<boolean> => (await store.tables()).length === 0

/** Says at once, and in words a person can act on, that the database of the settings does not answer. */
async function reached<T>(work: Promise<T>, { databaseUrl }: RecordSettings): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw databaseUrl ? recordUnreachable(databaseUrl, cause) : cause
  }
}

/** Copies the record while it may be in use; `target` null: into `backups` with the time as name. */
export async function backupRecord(settings: RecordSettings, target: string | null): Promise<BackupResult> {
  if (!recordExists(settings)) throw recordMissing(settings)
  const out = target ?? backupFile(settings, 'record', new SystemClock().now())
  mkdirSync(dirname(out), { recursive: true })
  const store = storeOf(settings)
  try {
    await reached(store.pendingMigrations(), settings)
    return await store.backup(out)
  } finally {
    await store.close()
  }
}

export interface Restored {
  readonly rows: Record<string, number>
  /** Where the record that stood there before is kept; null on PostgreSQL, which must be empty. */
  readonly aside: string | null
}

/**
 * Puts a copy (a SQLite file, whichever engine made it) in the place of the record. On SQLite what stood there is kept
 * beside it; a PostgreSQL database has to be empty and is filled in one transaction, counts compared at its end.
 */
export async function restoreRecord(
  settings: RecordSettings,
  from: string,
  onProgress: (table: string, done: number, total: number) => void,
): Promise<Restored> {
  const { rows } = verifyBackup(from)
  if (
    existsSync(recordFile(settings)) &&
    realpathSync(from) === realpathSync(recordFile(settings)) &&
    !settings.databaseUrl
  )
    throw sameFile(from)
  if (settings.databaseUrl) return { rows: await fillDatabase(settings, from, rows, onProgress), aside: null }
  const file = recordFile(settings)
  const aside = backupFile(settings, 'before-restore', new SystemClock().now())
  mkdirSync(dirname(aside), { recursive: true })
  if (existsSync(file)) {
    verifyBackup(file)
    for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
  }
  await copySqliteFile(from, file)
  return { rows, aside }
}

async function fillDatabase(
  settings: RecordSettings,
  from: string,
  expected: Record<string, number>,
  onProgress: (table: string, done: number, total: number) => void,
): Promise<Record<string, number>> {
  const source = new SqliteRecordStore(from)
  const target = storeOf(settings)
  try {
    await reached(target.migrate(), settings)
    const to = { db: target.db, tables: await target.tables() }
    const before = Object.values(await countRows(to)).reduce((a, b) => a + b, 0)
    if (before > 0) throw notEmpty()
    // A copy of an older build is brought up to date in a file of its own before its rows move.
    if ((await source.pendingMigrations()).length > 0) throw olderCopy(from)
    const read = { db: source.db, tables: await source.tables() }
    return await target.transaction(async (tx) => {
      await copyRecord(read, tx, (table, done) => onProgress(table, done, expected[table] ?? done))
      const [there, here] = [await countRows(read), await countRows({ ...to, db: tx })]
      const wrong = Object.keys(there).filter((name) => there[name] !== here[name])
      if (wrong.length > 0) throw countsDiffer(wrong)
      return here
    })
  } finally {
    await source.close()
    await target.close()
  }
}

const sameFile = (file: string): PressError =>
  new PressError('restore-same-file', {
    userMessage: `Tệp ${file} chính là dữ liệu đang dùng. Hãy chọn một bản sao lưu.`,
  })

const notEmpty = (): PressError =>
  new PressError('restore-target-not-empty', {
    userMessage:
      'Cơ sở dữ liệu ở DATABASE_URL đã có dữ liệu nên không chép đè. Hãy tạo một cơ sở dữ liệu trống rồi chạy lại.',
  })

const olderCopy = (file: string): PressError =>
  new PressError('restore-older-copy', {
    userMessage: `Tệp ${file} thuộc phiên bản cũ. Hãy khôi phục tệp này vào một thư mục dữ liệu SQLite, chạy lệnh migrate, rồi chép tệp record.sqlite ở đó.`,
  })

const countsDiffer = (tables: readonly string[]): PressError =>
  new PressError('restore-counts-differ', {
    userMessage: `Số dòng sau khi chép không khớp ở: ${tables.join(', ')}. Hãy dừng mọi tiến trình đang ghi, tạo cơ sở dữ liệu trống rồi chép lại.`,
    details: { tables: tables.join(', ') },
  })
