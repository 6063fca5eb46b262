import type { INestApplication } from '@nestjs/common'
import { describeError } from '#foundation'
import { beginWork } from './begin-work.js'
import { openEngines } from './compose.js'
import { collectDesk } from './collect-desk.js'
import type { Desk } from './desk.js'
import { FirstRunCode } from './first-run-code.js'
import type { Collector } from './roles/collector.js'
import { HouseKeeping } from './roles/house-keeping.js'
import { startWeb } from './roles/web.js'
import type { Settings } from './settings.js'
import { StartUp } from './start-up.js'
import { startThreads } from './threads/start-threads.js'

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
  const stopDriving = new AbortController()
  const startUp = new StartUp(engines.log, stopDriving.signal)
  const code = await FirstRunCode.forStore(engines.store, settings.firstRunCode)
  const desk: Desk = {
    ...engines,
    collect: collectDesk(
      engines,
      () => collector,
      () => startUp.reason,
    ),
    firstRunCode: () => code.current(),
    endFirstRun: () => code.end(),
    isPlaying: () => engines.driven !== null && !engines.driven.isReal,
  }
  const house = new HouseKeeping(engines)
  const web = await startWeb(desk, { collect: async () => collector?.tick(), keepHouse: () => house.tick() })
  const work = beginWork(engines, threads, startUp, (c) => (collector = c))
  work.catch((error: unknown) => engines.log.error('press.work', { cause: describeError(error) }))
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

async function stopWeb(app: INestApplication): Promise<void> {
  await app.close()
}
