import { PressError, type Clock } from '#foundation'

/** Tries before waiting begins: by account name, and by address (a whole office may stand behind one). */
const freeTries = { name: 4, address: 20 }
/** The first wait, doubled with every further failure up to the longest. Milliseconds. */
const firstWaitMs = 5_000
const waitMaxMs = 15 * 60_000
/** A key without a failure for so long starts afresh. Milliseconds. */
const forgetMs = 60 * 60_000
/** Keys remembered; beyond this the oldest go first. */
const keysMax = 20_000

type KeyKind = keyof typeof freeTries
/** `name:lan`, `address:127.0.0.1` */
export type ThrottleKey = `${KeyKind}:${string}`

/**
 * Slows guessing down. A try is counted before the password is looked at and taken back when it was right, so that a
 * hundred guesses sent at once are a hundred guesses.
 */
export class Throttle {
  private readonly tries = new Map<ThrottleKey, { count: number; lastMs: number }>()
  constructor(private readonly clock: Clock) {}

  /** Counts a try against every key; throws `sign-in-throttled` (and counts nothing) while one of them has to wait. */
  begin(keys: readonly ThrottleKey[]): void {
    const waitMs = Math.max(0, ...keys.map((k) => this.waitMs(k)))
    if (waitMs > 0) throw mustWait(waitMs)
    for (const key of keys) {
      const count = this.countOf(key) + 1
      // Deleted first, so that the map stays in order of the last try.
      this.tries.delete(key)
      this.tries.set(key, { count, lastMs: this.clock.nowMs() })
    }
    for (const key of this.tries.keys()) {
      if (this.tries.size <= keysMax) break
      this.tries.delete(key)
    }
  }

  /** The try was right: the name starts afresh, the address has this one try taken back. */
  succeeded(keys: readonly ThrottleKey[]): void {
    for (const key of keys) {
      const entry = this.tries.get(key)
      if (key.startsWith('name:') || !entry || entry.count <= 1) this.tries.delete(key)
      else this.tries.set(key, { ...entry, count: entry.count - 1 })
    }
  }

  private countOf(key: ThrottleKey): number {
    const entry = this.tries.get(key)
    return entry && this.clock.nowMs() - entry.lastMs < forgetMs ? entry.count : 0
  }

  private waitMs(key: ThrottleKey): number {
    const count = this.countOf(key)
    const free = freeTries[key.slice(0, key.indexOf(':')) as KeyKind]
    if (count < free) return 0
    const wait = Math.min(waitMaxMs, firstWaitMs * 2 ** Math.min(20, count - free))
    return Math.max(0, (this.tries.get(key)?.lastMs ?? 0) + wait - this.clock.nowMs())
  }
}

/** The key of a network address; an IPv6 client owns a whole /64. */
export function addressKey(address: string): ThrottleKey {
  if (!address.includes(':') || address.startsWith('::ffff:')) return `address:${address.replace('::ffff:', '')}`
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter((g) => g !== '')
  const right = tail.split(':').filter((g) => g !== '')
  const zeros = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0
  return `address:${[...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4).join(':')}`
}

function mustWait(waitMs: number): PressError {
  const wait = waitMs < 60_000 ? `${Math.ceil(waitMs / 1000)} giây` : `${Math.ceil(waitMs / 60_000)} phút`
  return new PressError('sign-in-throttled', {
    userMessage: `Đã nhập sai nhiều lần. Hãy thử lại sau ${wait}.`,
    retry: 'later',
    details: { waitMs },
  })
}
