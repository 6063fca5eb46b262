import { type Engines, mendIndex } from './compose.js'
import { drive } from './driven/drive.js'
import { continueRebuild } from './rebuild-derived.js'
import { type Collector, startCollector } from './roles/collector.js'
import { registerStages } from './roles/pipeline.js'
import type { StartUp } from './start-up.js'
import type { Threads } from './threads/start-threads.js'

/** Begins the stages and collecting, once what the record and the index hold is whole. */
export async function beginWork(
  engines: Engines,
  threads: Threads,
  startUp: StartUp,
  onCollector: (collector: Collector) => void,
): Promise<void> {
  const { signal } = startUp
  registerStages(engines, threads)
  // A rebuild that was broken off goes on before anything new is collected; every page says so meanwhile.
  await startUp.step('rebuild', (say) => continueRebuild(engines, { onProgress: () => say('rebuild'), signal }))
  await startUp.step('index', () => mendIndex(engines))
  const collector = await startUp.step('collector', () => startCollector(engines, threads.pages, threads.recent))
  if (!collector) return
  onCollector(collector)
  if (engines.driven) await drive(engines, engines.driven, collector, signal)
  if (!signal.aborted) engines.bus.start()
}
