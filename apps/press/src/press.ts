import type { INestApplication } from '@nestjs/common'
import { BackUpSchedule } from './backups/back-up-schedule.js'
import { type Engines, openEngines } from './compose.js'
import { collectDesk } from './collect-desk.js'
import type { Desk } from './desk.js'
import { DiskWatch } from './disk/disk-watch.js'
import { FirstRunCode } from './first-run-code.js'
import { HouseKeeping } from './roles/house-keeping.js'
import { startWeb } from './roles/web.js'
import type { Settings } from './settings.js'
import { StartUp } from './start-up.js'
import { startThreads } from './threads/start-threads.js'
import { Work } from './work.js'

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
  const stopping = new AbortController()
  const startUp = new StartUp(engines.log, stopping.signal)
  const work = new Work(engines, threads, startUp)
  const code = await FirstRunCode.forStore(engines.store, settings.firstRunCode)
  const desk: Desk = {
    ...engines,
    collect: collectDesk(
      engines,
      () => work.collector,
      () => startUp.reason,
    ),
    firstRunCode: () => code.current(),
    endFirstRun: () => code.end(),
    isPlaying: () => isPlaying(engines),
  }
  const house = new HouseKeeping(engines)
  const backUps = new BackUpSchedule(engines)
  const disk = new DiskWatch(engines)
  const web = await startWeb(desk, {
    collect: () => work.collect(),
    keepHouse: async () => {
      if (!isPlaying(engines)) await disk.tick()
      await house.tick()
    },
    runJobs: async () => {
      if (!isPlaying(engines)) await backUps.tick()
      await work.runJobs()
    },
  })
  work.begin()
  return {
    url: web.url,
    desk,
    stop: async () => {
      stopping.abort()
      await stopWeb(web.app)
      await house.stop()
      await work.stop()
      await threads.close()
      await engines.close()
    },
  }
}

/** Weeks of a demonstration pass in seconds: nothing is backed up meanwhile. */
const isPlaying = ({ driven }: Engines): boolean => driven !== null && !driven.isReal

async function stopWeb(app: INestApplication): Promise<void> {
  await app.close()
}
