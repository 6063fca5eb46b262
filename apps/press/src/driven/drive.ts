import { describeError } from '#foundation'
import { isDiskFull } from '#record'
import type { Engines } from '../compose.js'
import type { Collector } from '../roles/collector.js'
import type { DrivenClock } from './driven-clock.js'

/** Real time between two looks while the disk is full. */
const fullRestMs = 500
/** Sources within this of each other are asked in one step. */
const stepMs = 10 * 60_000

/**
 * Plays time: everything due is done, then the clock moves to the next thing that is due. Ends when the clock reaches its
 * limit for good (a demonstration that arrived at the present) or when told to stop.
 */
export async function drive(
  engines: Engines,
  driven: DrivenClock,
  collector: Collector,
  signal: AbortSignal,
  onStep: (nowMs: number) => void = () => undefined,
): Promise<void> {
  const { log } = engines
  while (!signal.aborted && !driven.isReal) {
    if (!(await settled(engines, collector, driven))) {
      // The disk is full: time stands still as well, or the press would go by unseen.
      await new Promise((r) => setTimeout(r, fullRestMs))
      continue
    }
    const due = await collector.nextDueMs()
    const nowMs = driven.nowMs()
    const waits = driven.nextWaitMs()
    const next = Math.min(due !== null && due > nowMs ? due : Infinity, waits ?? Infinity)
    const target = Math.max(nowMs + 1000, Number.isFinite(next) ? next : nowMs + 1000)
    // Close dates are taken together, but nobody who waits for a host is kept longer than asked.
    const to =
      waits !== null || collector.frontier.size > 0 ? target : Math.max(target, Math.ceil(target / stepMs) * stepMs)
    const moved = await driven.advanceTo(to)
    onStep(driven.nowMs())
    // At a limit set from outside the clock stands; look again until it is lifted.
    if (!moved && !driven.isReal) await new Promise((r) => setTimeout(r, 50))
  }
  log.info('driven.end', { now: driven.now() })
}

/** Settles; false where something could not be written for want of space. */
async function settled({ bus, log }: Engines, collector: Collector, driven: DrivenClock): Promise<boolean> {
  try {
    await settle(bus, collector, driven)
  } catch (error) {
    if (!isDiskFull(error)) throw error
    log.error('driven.full', { cause: describeError(error) })
    return false
  }
  return collector.pausedReason === null
}

/** Until nothing can be done at this moment of the driven clock. */
async function settle(bus: Engines['bus'], collector: Collector, driven: DrivenClock): Promise<void> {
  for (let idleRounds = 0; idleRounds < 3;) {
    await collector.tick()
    await bus.drain()
    if (collector.pausedReason !== null && collector.pages.underWay() === 0) return
    if (collector.pages.underWay() > 0 || collector.schedule.working() > 0) {
      idleRounds = 0
      await new Promise((r) => setTimeout(r, 1))
      continue
    }
    const due = await collector.nextDueMs()
    if (due === null || due > driven.nowMs()) return
    // Something is due but could not be begun (all places taken by runs that wait for a host): time has to move.
    idleRounds++
  }
}
