import type { Bus } from '#bus'
import { type Clock, describeError, type Log } from '#foundation'
import { forgetFailedFetches, forgetJobs, forgetRuns, type RecordStore } from '#record'
import { eraseLeftPages } from '../erase-article.js'
import { forgetExports } from '../jobs/export-files.js'
import type { Settings } from '../settings.js'

/** Rows looked at in one statement: it holds the write lock for a few milliseconds. */
const portion = 300
/** Real time between two portions, so that stages and people get their turn. */
const restMs = 10
/** After a start, when the first round is due: nobody waits for it, and a process that restarts daily gets one too. */
const firstAfterMs = 10 * 60_000
/** A round that failed (a full disk) is tried again. */
const againAfterMs = 60 * 60_000
/** 03:10 in Vietnam, when nobody reads. */
const hourOfDayMs = 20 * 3_600_000 + 10 * 60_000
const dayMs = 86_400_000
/** Days for which files that jobs made can be fetched. */
const exportDays = 30

export interface HouseKeepingParts {
  readonly store: RecordStore
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
  readonly settings: Pick<Settings, 'keepDeliveredDays' | 'keepRunsDays' | 'dataDir'>
}

/** What a round forgot, in rows. */
export interface Round {
  readonly deliveries: number
  readonly runs: number
  readonly fetches: number
  /** Jobs that have ended, and files that they made. */
  readonly jobs: number
  readonly exports: number
  /** Pages of erased articles that were fetched again. */
  readonly erased: number
}

/**
 * Once a day, forgets what only operations needed: delivered messages, records of source runs, attempts that brought
 * nothing. What was published, what people decided and which links are known is never touched.
 */
export class HouseKeeping {
  private dueMs: number
  private round: Promise<void> | null = null
  private stopped = false

  constructor(private readonly parts: HouseKeepingParts) {
    this.dueMs = parts.clock.nowMs() + firstAfterMs
  }

  /** Begins a round when it is due; resolves when it has ended. */
  async tick(): Promise<void> {
    const { clock } = this.parts
    if (this.round || this.stopped || clock.nowMs() < this.dueMs) return
    this.round = this.runLogged()
    await this.round
    this.round = null
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.round
  }

  /** One round now. */
  async run(): Promise<Round> {
    const { store, bus, clock, settings } = this.parts
    const before = (days: number): string => new Date(clock.nowMs() - days * dayMs).toISOString()
    const delivered = before(settings.keepDeliveredDays)
    const runs = before(settings.keepRunsDays)
    const round = {
      deliveries: await this.inPortions(async () => {
        const rows = await bus.prune(delivered, portion)
        return { rows, next: rows > 0 ? '' : null }
      }),
      runs: await this.inPortions(() => forgetRuns(store, runs, portion)),
      fetches: await this.inPortions((after) => forgetFailedFetches(store, runs, portion, after)),
      jobs: await this.inPortions(() => forgetJobs(store, runs, portion)),
      exports: await forgetExports(settings.dataDir, clock.nowMs() - exportDays * dayMs),
      erased: await eraseLeftPages({ store, clock, settings }),
    }
    await store.tidy()
    return round
  }

  private async runLogged(): Promise<void> {
    const { clock, log } = this.parts
    const startedMs = performance.now()
    try {
      const round = await this.run()
      this.dueMs = nextNightMs(clock.nowMs())
      log.info('house-keeping', { ...round, durationMs: Math.round(performance.now() - startedMs) })
    } catch (error) {
      this.dueMs = clock.nowMs() + againAfterMs
      log.error('house-keeping', { cause: describeError(error) })
    }
  }

  private async inPortions(step: (after: string) => Promise<{ rows: number; next: string | null }>): Promise<number> {
    let rows = 0
    for (let after: string | null = ''; after !== null && !this.stopped;) {
      const done = await step(after)
      rows += done.rows
      after = done.next
      if (after !== null) await new Promise((r) => setTimeout(r, restMs))
    }
    return rows
  }
}

function nextNightMs(nowMs: number): number {
  const today = Math.floor(nowMs / dayMs) * dayMs + hourOfDayMs
  return today > nowMs ? today : today + dayMs
}
