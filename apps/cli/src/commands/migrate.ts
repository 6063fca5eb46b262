import { type Command, print, withEngines } from './command.js'

/** Opening the engines backs up and migrates; this does just that. */
export const migrate: Command = {
  name: 'migrate',
  usage: 'sao lưu rồi cập nhật cấu trúc dữ liệu',
  run: (_args, env) =>
    withEngines(env, async ({ store }) => {
      print(
        (await store.pendingMigrations()).length === 0
          ? 'Dữ liệu đã ở phiên bản mới nhất.'
          : 'Còn bước cập nhật chưa chạy được.',
      )
    }),
}
