import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PressError, readSettings } from '#foundation'
import { backupRecord, lockRecord, restoreRecord } from '../../../press/src/compose-record.js'
import { settingsShape } from '../../../press/src/settings.js'
import { type Command, print, progress, readArguments, usageError } from './command.js'

/** Online copy of the record, verified by reading it back; works while the product runs. */
export const backup: Command = {
  name: 'backup',
  usage: '[--out FILE.sqlite]  sao lưu dữ liệu (chạy được khi hệ thống đang chạy)',
  run: async (args, env) => {
    const { values } = readArguments(backup, args, { out: { type: 'string' } })
    const result = await backupRecord(readSettings(settingsShape, env), values.out ?? null)
    print(
      `Đã sao lưu vào ${result.file} (${Math.ceil(result.bytes / 1e6)} MB) và đọc lại được: ${result.rows['article'] ?? 0} tin bài, ${result.rows['correction'] ?? 0} hiệu chỉnh.`,
    )
    print('Trang đã lưu nằm ở thư mục pages; hãy chép cả thư mục đó.')
  },
}

/**
 * Puts a copy in the place of the record; what stood there is kept beside it. With `DATABASE_URL` the copy fills an
 * empty PostgreSQL database: that is also how an office moves from SQLite. The index is rebuilt at the next start.
 */
export const restore: Command = {
  name: 'restore',
  usage:
    '--from FILE.sqlite  khôi phục từ bản sao lưu, hoặc chép sang PostgreSQL trống khi có DATABASE_URL (dừng hệ thống trước)',
  run: async (args, env) => {
    const { values } = readArguments(restore, args, { from: { type: 'string' } })
    if (!values.from) throw usageError(restore)
    if (!existsSync(values.from))
      throw new PressError('backup-missing', { userMessage: `Không có tệp ${values.from}.` })
    const settings = readSettings(settingsShape, env)
    const lock = await lockRecord(settings)
    try {
      const bars = new Map<string, ReturnType<typeof progress>>()
      const { rows, aside } = await restoreRecord(settings, values.from, (table, done, total) => {
        if (!bars.has(table)) bars.set(table, progress(`Chép ${table}`))
        bars.get(table)?.(done, total)
      })
      rmSync(join(settings.dataDir, 'index'), { recursive: true, force: true })
      const kept = aside ? `Dữ liệu cũ ở ${aside}. ` : `Đã đối chiếu số dòng của ${Object.keys(rows).length} bảng. `
      print(`Đã khôi phục ${rows['article'] ?? 0} tin bài. ${kept}Chỉ mục được dựng lại khi khởi động.`)
    } finally {
      await lock.release()
    }
  },
}
