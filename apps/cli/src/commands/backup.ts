import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PressError, readSettings } from '#foundation'
import { restoreBackUp } from '../../../press/src/backups/restore-back-up.js'
import { backupRecord, lockRecord, recordExists, recordMissing } from '../../../press/src/compose-record.js'
import { type Settings, settingsShape } from '../../../press/src/settings.js'
import { words } from '../../../press/src/web/jobs/words.js'
import { type Command, print, progress, readArguments, usageError } from './command.js'
import { runJob } from './run-job.js'

/** The nightly back-up now, by the same job as the site; with `--out` one plain copy of the record alone. */
export const backup: Command = {
  name: 'backup',
  usage: '[--out FILE.sqlite]  sao lưu dữ liệu và trang đã lưu (chạy được khi hệ thống đang chạy)',
  run: async (args, env) => {
    const { values } = readArguments(backup, args, { out: { type: 'string' } })
    const settings = readSettings(settingsShape, env)
    if (values.out) return copyTo(settings, values.out)
    if (!recordExists(settings)) throw recordMissing(settings)
    const job = await runJob(env, { kind: 'back-up', label: 'Sao lưu', isOfRecord: true })
    print(`${words().result(job)}\nThư mục: ${job.facts?.['folder']}`)
  },
}

async function copyTo(settings: Settings, file: string): Promise<void> {
  const result = await backupRecord(settings, file)
  print(
    `Đã sao lưu vào ${result.file} (${Math.ceil(result.bytes / 1e6)} MB) và đọc lại được: ${result.rows['article'] ?? 0} tin bài, ${result.rows['correction'] ?? 0} hiệu chỉnh.`,
  )
  print('Trang đã lưu nằm ở thư mục pages; hãy chép cả thư mục đó.')
}

/**
 * Puts a copy in the place of the record; what stood there is kept beside it. A folder of the nightly back-up brings its kept
 * pages too. With `DATABASE_URL` the copy fills an empty PostgreSQL database: that is also how an office moves from SQLite.
 * The index is rebuilt at the next start.
 */
export const restore: Command = {
  name: 'restore',
  usage:
    '--from THƯ-MỤC-SAO-LƯU | FILE.sqlite  khôi phục từ bản sao lưu, hoặc chép sang PostgreSQL trống khi có DATABASE_URL (dừng hệ thống trước)',
  run: async (args, env) => {
    const { values } = readArguments(restore, args, { from: { type: 'string' } })
    if (!values.from) throw usageError(restore)
    if (!existsSync(values.from))
      throw new PressError('backup-missing', { userMessage: `Không có tệp hay thư mục ${values.from}.` })
    const settings = readSettings(settingsShape, env)
    const lock = await lockRecord(settings)
    try {
      const bars = new Map<string, ReturnType<typeof progress>>()
      const { rows, aside, pages } = await restoreBackUp(settings, values.from, (part, done, total) => {
        if (!bars.has(part)) bars.set(part, progress(`Chép ${part}`))
        bars.get(part)?.(done, total)
      })
      rmSync(join(settings.dataDir, 'index'), { recursive: true, force: true })
      const kept = aside ? `Dữ liệu cũ ở ${aside}. ` : `Đã đối chiếu số dòng của ${Object.keys(rows).length} bảng. `
      const put = pages === null ? '' : `Đã chép lại ${pages} tệp trang. `
      print(`Đã khôi phục ${rows['article'] ?? 0} tin bài. ${kept}${put}Chỉ mục được dựng lại khi khởi động.`)
    } finally {
      await lock.release()
    }
  },
}
