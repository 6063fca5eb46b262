import { join } from 'node:path'
import {
  createFetcher,
  createHostGate,
  createRobots,
  defaultFetchSettings,
  defaultHostGateSettings,
  DiskPause,
  type Fetcher,
  Frontier,
  type HostGate,
  PageFetcher,
  pageIdOf,
  type Robots,
  SourceSchedule,
  WarcArchive,
  wantedPage,
} from '#collect'
import type { Engines } from '../compose.js'
import type { PagePool } from '../threads/page-tasks.js'
import type { RecentExtractions } from '../threads/recent-extractions.js'

/** Messages waiting behind fetching beyond which it rests. */
const backlogMax = 800

/** The collector role: sources when they are due, pages when their host allows. */
export interface Collector {
  readonly fetcher: Fetcher
  readonly robots: Robots
  readonly gate: HostGate
  readonly frontier: Frontier
  readonly pages: PageFetcher
  readonly schedule: SourceSchedule
  /** Why collecting stands still, for the screen; null while it runs. */
  readonly pausedReason: 'disk-full' | null
  /** What is due now is begun. */
  tick(): Promise<void>
  /** Earliest time at which something becomes due; null when nothing ever does. */
  nextDueMs(): Promise<number | null>
  stop(): Promise<void>
}

export async function startCollector(engines: Engines, pool: PagePool, recent: RecentExtractions): Promise<Collector> {
  const { settings, clock, log, store, metrics, bus } = engines
  // What can fail comes first: nothing is left open when the start has to be tried again.
  const frontier = new Frontier()
  await frontier.load(store)
  const archive = await WarcArchive.open({ folder: pagesFolder(settings.dataDir), clock })
  const fetchSettings = {
    ...defaultFetchSettings,
    contact: settings.contact || defaultFetchSettings.contact,
    allowHosts: settings.allowHosts,
    legacyTlsHosts: settings.legacyTlsHosts,
    pressSimulator: settings.pressSimulator,
  }
  const fetcher = createFetcher({ clock, settings: fetchSettings, log })
  const gate = createHostGate(clock, { ...defaultHostGateSettings, defaultGapMs: settings.hostGapMs })
  const robots = createRobots({
    fetcher,
    clock,
    log,
    productToken: fetchSettings.productToken,
    onRead: (host, gapMs) => gate.setGap(host, gapMs),
  })
  const disk = new DiskPause(async () => {
    if (pages.pump() === 0) await schedule.tick()
  })
  let isBehind = false
  const pages = new PageFetcher(frontier, {
    store,
    clock,
    fetcher,
    gate,
    robots,
    archive,
    log,
    metrics,
    disk,
    concurrency: settings.fetchConcurrency,
    isBacklogged: () => isBehind,
    onSaved: () => bus.wake(),
    prepare: async (page) => {
      // A body in memory of its own is handed over to the thread instead of being copied.
      const { buffer, byteLength } = page.bytes
      const transfer = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
      const { packed, extraction } = await pool.run({ type: 'prepare', ...page }, transfer)
      if (!packed) throw new Error('page thread gave no page')
      recent.put(pageIdOf(packed.digest, page.wantedUrl), extraction)
      return packed
    },
  })
  const schedule = new SourceSchedule({
    store,
    clock,
    fetcher,
    gate,
    robots,
    log,
    metrics,
    disk,
    onDiscovered: (rows) => {
      for (const row of rows) frontier.add(wantedPage(row))
      pages.pump()
    },
  })
  return {
    fetcher,
    robots,
    gate,
    frontier,
    pages,
    schedule,
    get pausedReason() {
      return disk.reason
    },
    tick: async () => {
      isBehind = await bus.isBehind(backlogMax)
      await schedule.tick()
      pages.pump()
    },
    nextDueMs: async () => soonest(await schedule.nextDueMs(), pages.nextReadyMs()),
    stop: async () => {
      await schedule.stop()
      await pages.stop()
      await archive.close()
      await fetcher.close()
    },
  }
}

export const pagesFolder = (dataDir: string): string => join(dataDir, 'pages')

function soonest(...times: (number | null)[]): number | null {
  const known = times.filter((t) => t !== null)
  return known.length === 0 ? null : Math.min(...known)
}
