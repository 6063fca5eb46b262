import type { Lane } from '#press'
import type { FrontierTable, RecordStore } from '#record'

/** A page to fetch. */
export interface WantedPage {
  readonly id: string
  readonly url: string
  readonly host: string
  readonly outletId: string
  readonly sourceId: string | null
  readonly lane: Lane
  /** JSON of what the source said. */
  readonly entry: string
  readonly attempts: number
  readonly nextAttemptMs: number
}

export const wantedPage = (row: FrontierTable): WantedPage => ({
  id: row.id,
  url: row.url,
  host: row.host,
  outletId: row.outletId,
  sourceId: row.sourceId,
  lane: row.lane as Lane,
  entry: row.entry,
  attempts: row.attempts,
  nextAttemptMs: Date.parse(row.nextAttemptAt),
})

/** Answers whether a host may be asked now; a yes holds the host until it is released. */
export interface Gate {
  reserve(host: string): { ok: true } | { ok: false; readyAtMs: number }
}

interface HostQueue {
  readonly ready: Record<Lane, WantedPage[]>
  later: WantedPage[]
}

const laneOrder: readonly Lane[] = ['people', 'news', 'backfill']

/**
 * Pages that are wanted, by host, in memory; the record's `frontier` table is the truth and refills it at start.
 * Hosts take turns, so that a paper with ten thousand links does not hold up one with three.
 */
export class Frontier {
  private readonly hosts = new Map<string, HostQueue>()
  private readonly known = new Set<string>()
  private turn: string[] = []

  /** Fills the queues from the record; returns how many pages wait. */
  async load(store: RecordStore): Promise<number> {
    const rows = await store.db
      .selectFrom('frontier')
      .selectAll()
      .where('state', '=', 'wanted')
      .orderBy('firstSeenAt')
      .execute()
    for (const row of rows) this.add(wantedPage(row))
    return rows.length
  }

  get size(): number {
    return this.known.size
  }

  add(page: WantedPage): void {
    if (this.known.has(page.id)) return
    this.known.add(page.id)
    const queue = this.queueOf(page.host)
    if (page.nextAttemptMs > 0) queue.later.push(page)
    else queue.ready[page.lane].push(page)
  }

  /** The next page whose host is open; its host is then reserved. People's pages of any host go first. */
  next(nowMs: number, gate: Gate): WantedPage | null {
    for (const lane of laneOrder) {
      for (let i = 0; i < this.turn.length; i++) {
        const host = this.turn[i] as string
        const queue = this.queueOf(host)
        promote(queue, nowMs)
        if (queue.ready[lane].length === 0 || !gate.reserve(host).ok) continue
        this.turn.splice(i, 1)
        this.turn.push(host)
        return queue.ready[lane].shift() as WantedPage
      }
    }
    return null
  }

  /** Settled for good, or handed back with a later time. */
  finish(page: WantedPage): void {
    this.known.delete(page.id)
    const queue = this.queueOf(page.host)
    if (queue.later.length === 0 && laneOrder.every((l) => queue.ready[l].length === 0)) {
      this.hosts.delete(page.host)
      this.turn = this.turn.filter((h) => h !== page.host)
    }
  }

  putBack(page: WantedPage, nextAttemptMs: number): void {
    this.known.delete(page.id)
    this.add({ ...page, nextAttemptMs })
  }

  /** When a page will be due that is not yet, or a waiting host opens; null when nothing waits. */
  nextReadyMs(nowMs: number, readyAt: (host: string) => number): number | null {
    let soonest: number | null = null
    for (const [host, queue] of this.hosts) {
      const hasReady = laneOrder.some((l) => queue.ready[l].length > 0)
      const due = hasReady ? nowMs : Math.min(...queue.later.map((p) => p.nextAttemptMs))
      if (!Number.isFinite(due)) continue
      const at = Math.max(due, readyAt(host))
      if (soonest === null || at < soonest) soonest = at
    }
    return soonest
  }

  private queueOf(host: string): HostQueue {
    let queue = this.hosts.get(host)
    if (!queue) {
      queue = { ready: { people: [], news: [], backfill: [] }, later: [] }
      this.hosts.set(host, queue)
      this.turn.push(host)
    }
    return queue
  }
}

function promote(queue: HostQueue, nowMs: number): void {
  if (queue.later.length === 0 || !queue.later.some((p) => p.nextAttemptMs <= nowMs)) return
  for (const page of queue.later) if (page.nextAttemptMs <= nowMs) queue.ready[page.lane].push(page)
  queue.later = queue.later.filter((p) => p.nextAttemptMs > nowMs)
}
