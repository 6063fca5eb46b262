import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PressError, SystemClock } from '#foundation'
import type { BackupResult } from '#record'
import { SqliteRecordStore } from '../../../libs/record/src/adapters/sqlite/sqlite-record-store.js'

/** Copies the record of a data folder while it may be in use; `target` null: into `backups` with the time as name. */
export async function backupRecord(dataDir: string, target: string | null): Promise<BackupResult> {
  const file = join(dataDir, 'record.sqlite')
  if (!existsSync(file)) {
    throw new PressError('record-missing', {
      userMessage: `Thư mục ${dataDir} chưa có dữ liệu để sao lưu. Hãy kiểm tra DATA_DIR.`,
    })
  }
  const out = target ?? join(dataDir, 'backups', `record-${new SystemClock().now().replaceAll(/[:.]/g, '-')}.sqlite`)
  mkdirSync(dirname(out), { recursive: true })
  const store = new SqliteRecordStore(file)
  try {
    return await store.backup(out)
  } finally {
    await store.close()
  }
}
