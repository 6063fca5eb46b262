import { publish } from '#bus'
import type { Engines } from './compose.js'
import { registerStages } from './roles/pipeline.js'
import { startThreads } from './threads/start-threads.js'

/** Pages sent at a time, so that the queue stays short. */
const portion = 200

/**
 * Makes again all that is derived, from kept pages and people's decisions: in the order in which pages were first seen,
 * so that groups get the same ids. Articles keep their ids and first times; corrections, flags and reports are not touched.
 */
export async function rebuildDerived(
  engines: Engines,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const { store, bus, clock, index, settings } = engines
  const threads = startThreads(settings)
  registerStages(engines, threads)
  const pages = await store.db
    .selectFrom('fetch')
    .innerJoin('frontier', 'frontier.id', 'fetch.frontierId')
    .select(['fetch.pageId', 'frontier.id as frontierId', 'fetch.at'])
    .where('fetch.pageId', 'is not', null)
    .orderBy('fetch.at')
    .orderBy('fetch.id')
    .execute()
  try {
    await store.transaction(async (tx) => {
      for (const table of ['label', 'place', 'groupMember', 'edition', 'version', 'articleUrl', 'article'] as const)
        await tx.deleteFrom(table).execute()
      await tx.deleteFrom('message').where('state', '!=', 'parked').execute()
      await tx
        .updateTable('frontier')
        .set({ state: 'fetched', articleId: null })
        .where('state', 'in', ['done', 'not-article'])
        .execute()
    })
    const fresh = await index.beginRebuild()
    await fresh.commit()
    for (let i = 0; i < pages.length; i += portion) {
      const some = pages.slice(i, i + portion)
      await store.transaction((tx) =>
        publish(
          tx,
          clock,
          some.map((p) => ({
            type: 'page.fetched' as const,
            key: p.frontierId,
            lane: 'backfill' as const,
            payload: { pageId: p.pageId as string, frontierId: p.frontierId, fetchedAt: p.at },
          })),
        ),
      )
      await bus.drain()
      onProgress(Math.min(i + portion, pages.length), pages.length)
    }
    return pages.length
  } finally {
    await threads.close()
  }
}
