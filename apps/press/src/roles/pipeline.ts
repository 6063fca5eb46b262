import { indexArticle } from '#article-index'
import { readPageStage } from '#extract'
import { groupStage } from '#group'
import { createClassifier, labelStage, loadModel, type StoredPlace } from '#label'
import type { Engines } from '../compose.js'
import type { PagePool } from '../page-worker/page-pool.js'
import type { RecentExtractions } from '../page-worker/recent-extractions.js'
import { pagesFolder } from './collector.js'

/** The pipeline role: registers the stages on the bus, in the order of the flow. Models are loaded here, not at import. */
export function registerStages(engines: Engines, pool: PagePool, recent: RecentExtractions): void {
  const { bus, store, clock, log, metrics, index, gazetteer, settings } = engines
  const classifier = createClassifier(loadModel(), gazetteer)
  bus.register(
    readPageStage({
      store,
      clock,
      metrics,
      readKeptPage: async ({ pageId, entry, ...page }) => {
        const known = recent.take(pageId)
        if (known) return known
        const task = {
          type: 'read' as const,
          folder: pagesFolder(settings.dataDir),
          entry: JSON.stringify(entry),
          ...page,
        }
        return (await pool.run(task)).extraction
      },
    }),
  )
  bus.register(groupStage({ store, clock, log, metrics, windowDays: settings.windowDays }))
  bus.register(
    labelStage({
      store,
      clock,
      metrics,
      classifier,
      findPlaces: (text, slug, publishedAt): StoredPlace[] => {
        const own = gazetteer.resolveProvince(slug)
        return gazetteer
          .findPlaces(text, { province: slug, publishedAt })
          .map((p) => ({ ...p, isOwn: p.province === own?.name }))
      },
    }),
  )
  bus.register(indexArticle(store, index))
}
