import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { playArchive } from './archive/play-archive.js'
import { readArchive } from './archive/read-archive.js'
import { makeClock, systemTime, type PressClock } from './clock.js'
import { dayMs, startOfLocalDay } from './dates.js'
import { outlets as demonstrationOutlets } from './demonstration/outlets.js'
import { playDemonstration } from './demonstration/play-demonstration.js'
import { readDemonstrationTexts } from './demonstration/read-texts.js'
import { failingFrom } from './demonstration/trouble.js'
import type { PressOptions } from './options.js'
import { makeMutation } from './pages/mutation.js'
import { Faults } from './server/faults.js'
import { RequestLog } from './server/request-log.js'
import { makeRouter } from './server/route.js'
import { makeServer } from './server/server.js'
import type { OutletSpec, Publication } from './world/types.js'
import { makeWorld, type World } from './world/world.js'

/** A running simulator. */
export interface PressSimulator {
  port: number
  world: World
  clock: PressClock
  close(): Promise<void>
}

/** The folder of the demonstration texts in the source tree, found from the built or the source module. */
export function textsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error('the project folder was not found')
    folder = dirname(folder)
  }
  return join(folder, 'test', 'press', 'demonstration', 'texts')
}

/** In bulk every outlet lists all it has by a paged sitemap, so that nothing depends on the hour of a visit. */
function bulkOutlets(outlets: OutletSpec[]): OutletSpec[] {
  return outlets
    .filter((outlet) => outlet.robots !== 'forbid-all')
    .map((outlet) => ({
      ...outlet,
      robots: 'open',
      sources: [{ kind: 'sitemap', path: '/sitemap.xml', sitemap: 'index' }],
    }))
}

async function publish(options: PressOptions, outlets: OutletSpec[], start: number): Promise<Publication[]> {
  const lastDay = start + (options.days - 1) * dayMs
  if (options.archive === null)
    return playDemonstration(readDemonstrationTexts(textsFolder(), lastDay), outlets, lastDay, options.seed)
  const texts = await readArchive(options.archive, options.limit)
  return playArchive(texts, outlets, start, options.days, options.seed, options.limit)
}

/** A demonstration has its troubles: one outlet fails during the last three days. */
function plannedFaults(world: World): Faults {
  const faults = new Faults()
  if (!world.troubled) return faults
  for (const outlet of world.outlets) {
    const from = failingFrom(outlet, world.end)
    if (from < world.end)
      faults.add({ host: outlet.host, mode: '503', from, to: null, path: '/', delayMs: 0, retryAfter: null })
  }
  return faults
}

/** Where the clock stands at first: at the beginning, at the end when all is listed at once, at the present in real time. */
function openingTime(options: PressOptions, start: number, end: number): number {
  if (options.allAtOnce) return end
  return options.clock === 'real' && options.start === null ? systemTime() : start
}

/** Builds the world, opens the server on the loopback interface and says on which port it listens. */
export async function startSimulator(options: PressOptions): Promise<PressSimulator> {
  const start =
    startOfLocalDay(options.start ?? systemTime()) - (options.start === null ? (options.days - 1) * dayMs : 0)
  const end = start + options.days * dayMs
  const outlets = options.allAtOnce ? bulkOutlets(demonstrationOutlets) : demonstrationOutlets
  const world = makeWorld(outlets, await publish(options, outlets, start), start, end, options.archive === null)
  const clock = makeClock(options.demo ? 'demo' : options.clock, openingTime(options, start, end))
  const mutation = options.mutate === null ? null : makeMutation(options.mutate)
  const server = makeServer({
    world,
    clock,
    router: makeRouter(world, mutation),
    faults: plannedFaults(world),
    log: new RequestLog(),
    touched: new Set(),
    port: () => (server.address() as AddressInfo).port,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port: (server.address() as AddressInfo).port, world, clock, close }
}
