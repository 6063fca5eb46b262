import type { Settings } from '../settings.js'
import { labelPool, type LabelPool } from './label-tasks.js'
import { pagePool, type PagePool } from './page-tasks.js'
import { RecentExtractions } from './recent-extractions.js'

/** The threads behind the stages, and what was read while it was fetched. */
export interface Threads {
  readonly pages: PagePool
  readonly labels: LabelPool
  readonly recent: RecentExtractions
  close(): Promise<void>
}

export function startThreads({ workers, gazetteerOverlay }: Settings): Threads {
  const pages = pagePool(workers)
  const labels = labelPool(Math.min(1, workers), gazetteerOverlay)
  const close = async (): Promise<void> => {
    await pages.close()
    await labels.close()
  }
  return { pages, labels, recent: new RecentExtractions(), close }
}
