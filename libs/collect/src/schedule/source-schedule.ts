import { describeError } from '#foundation'
import type { RecordStore, SourceTable } from '#record'
import type { DiskPause } from '../frontier/disk-pause.js'
import { type SourceRun, runSource, type SourceRunnerParts } from './run-source.js'

/** Milliseconds for which a source rests whose run broke here, not at the outlet: nothing was noted, so it is still due. */
const brokenRestMs = 60_000
/** Most sources asked at the same time. */
const atOnce = 6

/** Runs sources when they are due. The tick comes from outside; what is due is asked of the record and the clock. */
export class SourceSchedule {
  private readonly running = new Map<string, Promise<void>>()
  /** Until when sources rest whose run broke. */
  private readonly resting = new Map<string, number>()
  private looking: Promise<unknown> = Promise.resolve()
  private waits = 0
  private readonly stopping = new AbortController()

  constructor(
    private readonly parts: SourceRunnerParts & { disk: Pick<DiskPause, 'isOpen' | 'begun' | 'failed' | 'succeeded'> },
  ) {}

  /** Starts the sources that are due; returns how many are running. One look at a time: each begins what it has read. */
  tick(): Promise<number> {
    const look = this.looking.then(() => this.startDue())
    this.looking = look.catch(() => undefined)
    return look
  }

  private async startDue(): Promise<number> {
    const { disk, store, clock } = this.parts
    if (this.stopping.signal.aborted || !disk.isOpen) return this.running.size
    // One that ends while the list is on its way still stands in it as due.
    const asked = new Set(this.running.keys())
    if (asked.size < atOnce) {
      const most = atOnce + this.resting.size
      for (const source of await dueSources(store, clock.now(), most)) {
        if (this.running.size >= atOnce || !disk.isOpen || this.stopping.signal.aborted) break
        if (asked.has(source.id) || this.isResting(source.id)) continue
        disk.begun()
        this.begin(source)
      }
    }
    return this.running.size
  }

  /** Runs one source now, due or not. */
  async runNow(sourceId: string): Promise<SourceRun | null> {
    await this.running.get(sourceId)
    const source = await this.parts.store.db
      .selectFrom('source')
      .selectAll()
      .where('id', '=', sourceId)
      .executeTakeFirst()
    if (!source) return null
    return runSource(source, this.ownParts())
  }

  /** Sources being worked on, without those that wait for the clock. */
  working(): number {
    return this.running.size - this.waits
  }

  /** When the next source that is not running is due. */
  async nextDueMs(): Promise<number | null> {
    const running = [...this.running.keys()]
    const row = await this.parts.store.db
      .selectFrom('source')
      .select('nextDueAt')
      .where('state', '=', 'active')
      .$if(running.length > 0, (q) => q.where('id', 'not in', running))
      .orderBy('nextDueAt')
      .limit(1)
      .executeTakeFirst()
    return row ? Date.parse(row.nextDueAt) : null
  }

  async settled(): Promise<void> {
    await Promise.all(this.running.values())
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.settled()
  }

  private begin(source: SourceTable): void {
    const run = runSource(source, this.ownParts())
      .then(() => this.parts.disk.succeeded())
      .catch((error: unknown) => this.broken(source.id, error))
      .finally(() => {
        this.running.delete(source.id)
        this.refill(source.id)
      })
    this.running.set(source.id, run)
  }

  /** The place that one source leaves goes to the next that is due, not a tick later: a new office has hundreds. */
  private refill(sourceId: string): void {
    this.tick().catch((error: unknown) => {
      if (!this.stopping.signal.aborted) this.parts.log.error('source.next', { sourceId, cause: describeError(error) })
    })
  }

  private broken(sourceId: string, error: unknown): void {
    if (this.stopping.signal.aborted) return
    const { log, clock, disk } = this.parts
    log.error('source.run', { sourceId, cause: describeError(error) })
    if (!disk.failed(error)) this.resting.set(sourceId, clock.nowMs() + brokenRestMs)
  }

  private isResting(sourceId: string): boolean {
    const untilMs = this.resting.get(sourceId)
    if (untilMs === undefined) return false
    if (untilMs > this.parts.clock.nowMs()) return true
    this.resting.delete(sourceId)
    return false
  }

  private ownParts(): SourceRunnerParts {
    return {
      ...this.parts,
      signal: this.stopping.signal,
      whileWaiting: async (wait) => {
        this.waits++
        try {
          return await wait
        } finally {
          this.waits--
        }
      },
    }
  }
}

/** Active sources whose time has come, the longest overdue first. */
export function dueSources(store: RecordStore, now: string, limit: number): Promise<SourceTable[]> {
  return store.db
    .selectFrom('source')
    .selectAll()
    .where('state', '=', 'active')
    .where('nextDueAt', '<=', now)
    .orderBy('nextDueAt')
    .limit(limit)
    .execute()
}
