import { type Engines, indexIsBehind } from './compose.js'
import { drive } from './driven/drive.js'
import type { JobRunner } from './jobs/job-runner.js'
import { readRebuild } from './rebuild-derived.js'
import { type Collector, startCollector } from './roles/collector.js'
import { registerStages } from './roles/pipeline.js'
import type { StartUp } from './start-up.js'
import type { Threads } from './threads/start-threads.js'

/** Begins the stages and collecting, once what the record and the index hold is whole. */
export async function beginWork(
  engines: Engines,
  threads: Threads,
  startUp: StartUp,
  jobs: Pick<JobRunner, 'runFirst'>,
  onCollector: (collector: Collector) => void,
): Promise<void> {
  const { signal } = startUp
  registerStages(engines, threads)
  // A rebuild that was broken off goes on before anything new is collected; every page says so meanwhile.
  await startUp.step('rebuild', async (say) => {
    if ((await readRebuild(engines.store)) === null) return
    say('rebuild')
    await jobs.runFirst('rebuild')
  })
  await startUp.step('index', async () => {
    if (await indexIsBehind(engines)) await jobs.runFirst('reindex')
  })
  const collector = await startUp.step('collector', () => startCollector(engines, threads.pages, threads.recent))
  if (!collector) return
  onCollector(collector)
  if (engines.driven) await drive(engines, engines.driven, collector, signal)
  if (!signal.aborted) engines.bus.start()
}
