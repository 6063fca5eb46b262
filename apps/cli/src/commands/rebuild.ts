import { type Command, print } from './command.js'
import { runJob } from './run-job.js'

export const reindex: Command = {
  name: 'reindex',
  usage: 'dựng lại chỉ mục tìm kiếm từ dữ liệu (chạy được khi hệ thống đang chạy)',
  run: async (_args, env) => {
    const { facts } = await runJob(env, { kind: 'reindex', label: 'Chỉ mục' })
    print(`Đã dựng lại chỉ mục: ${facts?.['articles']} tin bài.`)
  },
}

export const rebuild: Command = {
  name: 'rebuild',
  usage:
    'dựng lại phiên bản, nhóm bài, nhãn và chỉ mục từ trang đã lưu, giữ mọi hiệu chỉnh; bị ngắt thì chạy lại để làm tiếp',
  run: async (_args, env) => {
    const { facts } = await runJob(env, { kind: 'rebuild', label: 'Dựng lại' })
    print(`Đã dựng lại ${facts?.['pages']} trang; hiệu chỉnh của cán bộ được giữ nguyên.`)
    const parked = Number(facts?.['parked'] ?? 0)
    if (parked > 0) print(`${parked} trang đọc không được và bị gác; xem nguyên nhân và thử lại ở trang Vận hành.`)
  },
}
