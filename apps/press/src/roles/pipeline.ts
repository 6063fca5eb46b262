import { indexArticle } from '#article-index'
import { readPageStage } from '#extract'
import { groupStage } from '#group'
import { labelStage } from '#label'
import type { Engines } from '../compose.js'
import type { Threads } from '../threads/start-threads.js'
import { pagesFolder } from './collector.js'

/** The pipeline role: registers the stages on the bus, in the order of the flow. */
export function registerStages({ bus, store, clock, log, metrics, index, settings }: Engines, threads: Threads): void {
  bus.register(
    readPageStage({
      store,
      clock,
      metrics,
      readKeptPage: async ({ pageId, entry, ...page }) => {
        const known = threads.recent.take(pageId)
        if (known) return known
        const task = {
          type: 'read' as const,
          folder: pagesFolder(settings.dataDir),
          entry: JSON.stringify(entry),
          ...page,
        }
        return (await threads.pages.run(task)).extraction
      },
    }),
  )
  bus.register(groupStage({ store, clock, log, metrics, windowDays: settings.windowDays }))
  bus.register(labelStage({ store, clock, metrics, labelTexts: (texts) => threads.labels.run({ texts }) }))
  bus.register(indexArticle(store, index))
}
