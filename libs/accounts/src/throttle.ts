import { PressError, type Clock } from '#foundation'

/** Failures allowed before waiting begins, and the longest wait. Milliseconds. */
const freeFailures = 4
const firstWaitMs = 5_000
const waitMaxMs = 15 * 60_000
/** A name or address without a failure for so long starts afresh. */
const forgetMs = 60 * 60_000
const keysMax = 20_000

/** Slows guessing down, by account name and by address: each failure past the fourth doubles the wait. */
export class Throttle {
  private readonly failures = new Map<string, { count: number; lastMs: number }>()
  constructor(private readonly clock: Clock) {}

  /** Throws `sign-in-throttled` while one of the keys has to wait. */
  check(keys: readonly string[]): void {
    const waitMs = Math.max(0, ...keys.map((k) => this.waitMs(k)))
    if (waitMs === 0) return
    const minutes = Math.ceil(waitMs / 60_000)
    const wait = waitMs < 60_000 ? `${Math.ceil(waitMs / 1000)} giây` : `${minutes} phút`
    throw new PressError('sign-in-throttled', {
      userMessage: `Đã nhập sai nhiều lần. Hãy thử lại sau ${wait}.`,
      retry: 'later',
      details: { waitMs },
    })
  }

  failed(keys: readonly string[]): void {
    if (this.failures.size > keysMax) this.failures.clear()
    for (const key of keys) this.failures.set(key, { count: this.countOf(key) + 1, lastMs: this.clock.nowMs() })
  }

  succeeded(keys: readonly string[]): void {
    for (const key of keys) this.failures.delete(key)
  }

  private countOf(key: string): number {
    const entry = this.failures.get(key)
    return entry && this.clock.nowMs() - entry.lastMs < forgetMs ? entry.count : 0
  }

  private waitMs(key: string): number {
    const count = this.countOf(key)
    if (count < freeFailures) return 0
    const wait = Math.min(waitMaxMs, firstWaitMs * 2 ** Math.min(20, count - freeFailures))
    return Math.max(0, (this.failures.get(key)?.lastMs ?? 0) + wait - this.clock.nowMs())
  }
}
