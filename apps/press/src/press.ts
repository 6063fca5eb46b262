import type { INestApplication } from '@nestjs/common'
import { describeError } from '#foundation'
import { type Engines, mendIndex, openEngines } from './compose.js'
import { collectDesk } from './collect-desk.js'
import type { Desk } from './desk.js'
import { drive } from './driven/drive.js'
import { FirstRunCode } from './first-run-code.js'
import { type Collector, startCollector } from './roles/collector.js'
import { continueRebuild } from './rebuild-derived.js'
import { HouseKeeping } from './roles/house-keeping.js'
import { registerStages } from './roles/pipeline.js'
import { startWeb } from './roles/web.js'
import type { Settings } from './settings.js'
import { startThreads, type Threads } from './threads/start-threads.js'

/** A running product. */
export interface Press {
  readonly url: string
  readonly desk: Desk
  stop(): Promise<void>
}

/** Starts every role in this process: the site first, so that a person sees something, then the stages and collecting. */
export async function startPress(
  settings: Settings,
  write: (line: string) => void,
  say: (text: string) => void,
): Promise<Press> {
  const engines = await openEngines(settings, write, say)
  const threads = startThreads(settings)
  let collector: Collector | null = null
  const code = await FirstRunCode.forStore(engines.store, settings.firstRunCode)
  const desk: Desk = {
    ...engines,
    collect: collectDesk(engines, () => collector),
    firstRunCode: () => code.current(),
    endFirstRun: () => code.end(),
    isPlaying: () => engines.driven !== null && !engines.driven.isReal,
  }
  const house = new HouseKeeping(engines)
  const web = await startWeb(desk, { collect: async () => collector?.tick(), keepHouse: () => house.tick() })
  const stopDriving = new AbortController()
  const work = begin(engines, threads, stopDriving.signal, (c) => (collector = c))
  work.catch((error: unknown) => engines.log.error('press.start', { cause: describeError(error) }))
  return {
    url: web.url,
    desk,
    stop: async () => {
      stopDriving.abort()
      await work.catch(() => undefined)
      await stopWeb(web.app)
      await house.stop()
      await collector?.stop()
      await engines.bus.stop()
      await threads.close()
      await engines.close()
    },
  }
}

async function begin(
  engines: Engines,
  threads: Threads,
  signal: AbortSignal,
  onCollector: (collector: Collector) => void,
): Promise<void> {
  registerStages(engines, threads)
  // A rebuild that was broken off goes on before anything new is collected; every page says so meanwhile.
  await continueRebuild(engines, undefined, signal)
  if (signal.aborted) return
  const collector = await startCollector(engines, threads.pages, threads.recent)
  await mendIndex(engines)
  onCollector(collector)
  if (engines.driven) {
    await drive(engines, engines.driven, collector, signal)
    if (signal.aborted) return
  }
  engines.bus.start()
}

async function stopWeb(app: INestApplication): Promise<void> {
  await app.close()
}
