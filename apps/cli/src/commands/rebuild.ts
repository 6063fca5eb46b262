import { rebuildIndex } from '#article-index'
import { beginRebuild, continueRebuild, parkedPages, readRebuild } from '../../../press/src/rebuild-derived.js'
import { registerStages } from '../../../press/src/roles/pipeline.js'
import { startThreads } from '../../../press/src/threads/start-threads.js'
import { type Command, print, progress, withEngines } from './command.js'

export const reindex: Command = {
  name: 'reindex',
  usage: 'dựng lại chỉ mục tìm kiếm từ dữ liệu',
  run: (_args, env) =>
    withEngines(env, async ({ store, index }) => {
      const n = await rebuildIndex(store, index, progress('Chỉ mục'))
      print(`Đã dựng lại chỉ mục: ${n} tin bài.`)
    }),
}

export const rebuild: Command = {
  name: 'rebuild',
  usage:
    'dựng lại phiên bản, nhóm bài, nhãn và chỉ mục từ trang đã lưu, giữ mọi hiệu chỉnh; bị ngắt thì chạy lại để làm tiếp',
  run: (_args, env) =>
    withEngines(env, async (engines) => {
      const broken = await readRebuild(engines.store)
      if (broken) print(`Làm tiếp lần dựng lại đang dở: đã qua ${broken.done}/${broken.total} trang.`)
      const threads = startThreads(engines.settings)
      try {
        registerStages(engines, threads)
        await beginRebuild(engines)
        const n = await continueRebuild(engines, { onProgress: progress('Dựng lại') })
        print(`Đã dựng lại ${n} trang; hiệu chỉnh của cán bộ được giữ nguyên.`)
        const parked = await parkedPages(engines.store.db)
        if (parked > 0) print(`${parked} trang đọc không được và bị gác; xem nguyên nhân và thử lại ở trang Vận hành.`)
      } finally {
        await threads.close()
      }
    }),
}
