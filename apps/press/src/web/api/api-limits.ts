import { Injectable } from '@nestjs/common'
import { Throttle } from '#accounts'
import { type Clock, PressError } from '#foundation'
import { words } from './words.js'

/** Requests of one token within a minute: all of them, those that change something, and files. */
export const perMinute = { all: 120, write: 30, file: 6 } as const
export type LimitKind = keyof typeof perMinute
const minuteMs = 60_000
/** Tokens remembered; the oldest go first. */
const keysMax = 5_000

/** Keeps a program from taking the desk away from people. Counted in this process, by token. */
@Injectable()
export class ApiLimits {
  private readonly counts = new Map<string, { since: number; count: number }>()
  /** Wrong tokens by network address; right ones never wait for them. */
  readonly wrong: Throttle
  constructor(private readonly clock: Clock) {
    this.wrong = new Throttle(clock)
  }

  /** Counts a request; throws `api-throttled` when the minute is full. Returns what is left of it. */
  take(tokenId: string, kinds: readonly LimitKind[]): { limit: number; remaining: number } {
    const entries = kinds.map((kind) => ({ kind, entry: this.entryOf(`${kind}:${tokenId}`) }))
    for (const { kind, entry } of entries)
      if (entry.count >= perMinute[kind]) {
        const waitMs = Math.max(1000, entry.since + minuteMs - this.clock.nowMs())
        throw new PressError('api-throttled', {
          userMessage: words().throttled(perMinute[kind], Math.ceil(waitMs / 1000)),
          details: { waitMs },
        })
      }
    for (const { entry } of entries) entry.count += 1
    const left = entries.map(({ kind, entry }) => ({
      limit: perMinute[kind],
      remaining: perMinute[kind] - entry.count,
    }))
    return left.reduce((a, b) => (b.remaining < a.remaining ? b : a))
  }

  private entryOf(key: string): { since: number; count: number } {
    const now = this.clock.nowMs()
    const known = this.counts.get(key)
    if (known && now - known.since < minuteMs && now >= known.since) return known
    const entry = { since: now, count: 0 }
    this.counts.delete(key)
    this.counts.set(key, entry)
    for (const old of this.counts.keys()) {
      if (this.counts.size <= keysMax) break
      this.counts.delete(old)
    }
    return entry
  }
}
