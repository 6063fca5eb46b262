/** The only source of time in the product. Times are UTC ISO 8601 text with milliseconds unless named `…Ms`. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number
  /** `2026-03-02T01:15:00.000Z` */
  now(): string
  /** Resolves when the clock has reached `untilMs`, or at once when `signal` aborts. */
  waitUntil(untilMs: number, signal?: AbortSignal): Promise<void>
}

/** Real time. */
export class SystemClock implements Clock {
  nowMs(): number {
    return Date.now()
  }
  now(): string {
    return new Date(Date.now()).toISOString()
  }
  waitUntil(untilMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const delay = Math.max(0, Math.min(untilMs - this.nowMs(), 2 ** 31 - 1))
      const timer = setTimeout(done, delay)
      function done(): void {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      if (signal?.aborted) done()
      else signal?.addEventListener('abort', done)
    })
  }
}

/** A clock that stands still until it is set: for tests, and the base of the driven clock. */
export class ManualClock implements Clock {
  private waiting: { untilMs: number; wake: () => void }[] = []
  constructor(private currentMs: number) {}

  nowMs(): number {
    return this.currentMs
  }
  now(): string {
    return new Date(this.currentMs).toISOString()
  }
  /** Moves forward (never back) and wakes those whose time has come. */
  set(ms: number): void {
    this.currentMs = Math.max(this.currentMs, ms)
    const due = this.waiting.filter((w) => w.untilMs <= this.currentMs)
    this.waiting = this.waiting.filter((w) => w.untilMs > this.currentMs)
    for (const w of due) w.wake()
  }
  advance(ms: number): void {
    this.set(this.currentMs + ms)
  }
  /** The earliest time anybody waits for; null when nobody does. */
  nextWaitMs(): number | null {
    return this.waiting.length === 0 ? null : Math.min(...this.waiting.map((w) => w.untilMs))
  }
  waitUntil(untilMs: number, signal?: AbortSignal): Promise<void> {
    if (untilMs <= this.currentMs || signal?.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const entry = { untilMs, wake: resolve }
      this.waiting.push(entry)
      signal?.addEventListener('abort', () => {
        this.waiting = this.waiting.filter((w) => w !== entry)
        resolve()
      })
    })
  }
}
