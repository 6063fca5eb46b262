import { continueRebuild } from '../../../press/src/rebuild-derived.js'
import { startCollector } from '../../../press/src/roles/collector.js'
import { registerStages } from '../../../press/src/roles/pipeline.js'
import { startThreads } from '../../../press/src/threads/start-threads.js'
import { type Command, print, progress, readArguments, usageError, withEngines } from './command.js'

/** One round over every active source, now, with all that follows; for offices that prefer their own scheduler. */
export const crawl: Command = {
  name: 'crawl',
  usage: '--once  thu một lượt mọi nguồn rồi dừng',
  run: async (args, env) => {
    const { values } = readArguments(crawl, args, { once: { type: 'boolean' } })
    if (!values.once) throw usageError(crawl)
    await withEngines(env, async (engines) => {
      const { settings, store, clock, bus, index } = engines
      const threads = startThreads(settings)
      registerStages(engines, threads)
      await continueRebuild(engines, { onProgress: progress('Dựng lại') })
      const collector = await startCollector(engines, threads.pages, threads.recent)
      const before = await index.count()
      await store.db.updateTable('source').set({ nextDueAt: clock.now() }).where('state', '=', 'active').execute()
      const startedAt = clock.now()
      for (;;) {
        await collector.tick()
        await bus.drain()
        const isDone = await nothingLeft(engines, collector, startedAt)
        if (isDone) break
        await clock.waitUntil(clock.nowMs() + 100)
      }
      await collector.stop()
      await threads.close()
      print(`Thu xong: thêm ${(await index.count()) - before} tin bài.`)
    })
  },
}

async function nothingLeft(
  { store }: Parameters<typeof registerStages>[0],
  collector: Awaited<ReturnType<typeof startCollector>>,
  startedAt: string,
): Promise<boolean> {
  const due = await store.db
    .selectFrom('source')
    .select('id')
    .where('state', '=', 'active')
    .where('nextDueAt', '<=', startedAt)
    .limit(1)
    .executeTakeFirst()
  if (due || collector.schedule.working() > 0 || collector.pages.underWay() > 0) return false
  // Pages put off to a later time are left for the next round.
  const ready = collector.pages.nextReadyMs()
  return ready === null || ready > Date.parse(startedAt) + 120_000
}
