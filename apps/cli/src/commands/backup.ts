import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PressError, readSettings } from '#foundation'
import { verifyBackup } from '../../../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { lockDataFolder } from '../../../press/src/process-lock.js'
import { backupRecord } from '../../../press/src/back-up.js'
import { settingsShape } from '../../../press/src/settings.js'
import { type Command, print, readArguments, usageError } from './command.js'

/** Online copy of the record, verified by reading it back; works while the product runs. */
export const backup: Command = {
  name: 'backup',
  usage: '[--out FILE.sqlite]  sao lưu dữ liệu (chạy được khi hệ thống đang chạy)',
  run: async (args, env) => {
    const { values } = readArguments(backup, args, { out: { type: 'string' } })
    const settings = readSettings(settingsShape, env)
    const result = await backupRecord(settings.dataDir, values.out ?? null)
    print(
      `Đã sao lưu vào ${result.file} (${Math.ceil(result.bytes / 1e6)} MB) và đọc lại được: ${result.rows['article'] ?? 0} tin bài, ${result.rows['correction'] ?? 0} hiệu chỉnh.`,
    )
    print('Trang đã lưu nằm ở thư mục pages; hãy chép cả thư mục đó.')
  },
}

/** Puts a copy in the place of the record; what stood there is kept beside it. The index is rebuilt at the next start. */
export const restore: Command = {
  name: 'restore',
  usage: '--from FILE.sqlite  khôi phục từ bản sao lưu (dừng hệ thống trước)',
  run: (args, env) => {
    const { values } = readArguments(restore, args, { from: { type: 'string' } })
    if (!values.from) throw usageError(restore)
    if (!existsSync(values.from))
      throw new PressError('backup-missing', { userMessage: `Không có tệp ${values.from}.` })
    const { rows } = verifyBackup(values.from)
    const { dataDir } = readSettings(settingsShape, env)
    const lock = lockDataFolder(dataDir)
    try {
      const file = join(dataDir, 'record.sqlite')
      const aside = join(dataDir, 'backups', `before-restore-${Math.round(performance.timeOrigin)}.sqlite`)
      mkdirSync(dirname(aside), { recursive: true })
      if (existsSync(file)) {
        verifyBackup(file)
        for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
      }
      copyFileSync(values.from, file)
      rmSync(join(dataDir, 'index'), { recursive: true, force: true })
      print(`Đã khôi phục ${rows['article'] ?? 0} tin bài. Dữ liệu cũ ở ${aside}. Chỉ mục được dựng lại khi khởi động.`)
    } finally {
      lock.release()
    }
    return Promise.resolve()
  },
}
