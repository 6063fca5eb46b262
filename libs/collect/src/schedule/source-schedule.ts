import type { RecordStore, SourceTable } from '#record'
import { type SourceRun, runSource, type SourceRunnerParts } from './run-source.js'

/** Most sources asked at the same time. */
const atOnce = 6

/** Runs sources when they are due. The tick comes from outside; what is due is asked of the record and the clock. */
export class SourceSchedule {
  private readonly running = new Map<string, Promise<void>>()
  private waits = 0
  private stopped = false

  constructor(private readonly parts: SourceRunnerParts & { isPaused?: () => boolean }) {}

  /** Starts the sources that are due; returns how many are running. */
  async tick(): Promise<number> {
    if (this.stopped || this.parts.isPaused?.()) return this.running.size
    const free = atOnce - this.running.size
    if (free > 0) {
      for (const source of await dueSources(this.parts.store, this.parts.clock.now(), free + this.running.size)) {
        if (this.running.size >= atOnce) break
        if (!this.running.has(source.id)) this.begin(source)
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
    this.stopped = true
    await this.settled()
  }

  private begin(source: SourceTable): void {
    const run = runSource(source, this.ownParts())
      .then(() => undefined)
      .catch((error: unknown) => this.parts.log.error('source.run', { sourceId: source.id, cause: String(error) }))
      .finally(() => this.running.delete(source.id))
    this.running.set(source.id, run)
  }

  private ownParts(): SourceRunnerParts {
    return {
      ...this.parts,
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
