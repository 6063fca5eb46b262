import { rebuildIndex } from '#article-index'
import { rebuildDerived } from '../../../press/src/rebuild-derived.js'
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
  usage: 'dựng lại phiên bản, nhóm bài, nhãn và chỉ mục từ trang đã lưu, giữ mọi hiệu chỉnh',
  run: (_args, env) =>
    withEngines(env, async (engines) => {
      const n = await rebuildDerived(engines, progress('Dựng lại'))
      print(`Đã dựng lại ${n} trang; hiệu chỉnh của cán bộ được giữ nguyên.`)
    }),
}
