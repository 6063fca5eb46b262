import type { Clock } from '#foundation'

/** Politeness per host; times in milliseconds of the clock. */
export interface HostGateSettings {
  /** Silence between the end of one request and the start of the next. */
  defaultGapMs: number
  /** Longest gap that a `Crawl-delay` may ask for; beyond it the host would never be read. */
  maxGapMs: number
  /** Unreachable this often in a row, the host is left alone … */
  deadAfterFailures: number
  /** … for this long at first, doubling up to the second figure. */
  deadFirstMs: number
  deadMaxMs: number
}

export const defaultHostGateSettings: HostGateSettings = {
  defaultGapMs: 2_500,
  maxGapMs: 60_000,
  deadAfterFailures: 3,
  deadFirstMs: 5 * 60_000,
  deadMaxMs: 6 * 3_600_000,
}

export type Reservation = { ok: true } | { ok: false; readyAtMs: number }

/** How a request went, as far as politeness cares. */
export interface Release {
  /** The host asked to be left alone for so long. */
  retryAfterMs?: number
  /** No answer came at all (refused, timed out, no such name); `false`: it answered; left out: not known. */
  isUnreachable?: boolean
}

/** What a fetch tells about its host: a wish to be left alone, and whether it answered at all. */
export function releaseOf(result: { outcome: string; status: number; retryAfterMs?: number }): Release {
  const answered = result.status > 0
  return {
    ...(result.retryAfterMs === undefined ? {} : { retryAfterMs: result.retryAfterMs }),
    ...(answered || result.outcome === 'temporary' || result.outcome === 'hard' ? { isUnreachable: !answered } : {}),
  }
}

/** A listing's place in front of a host. */
export interface ListingPlace {
  reserve(): Reservation
  leave(): void
}

/** One request at a time and a gap between two, per host. Holds no timer: who asks decides when to ask again. */
export interface HostGate {
  /** Takes the host's only slot, or says from when it may be asked for again. */
  reserve(host: string): Reservation
  /** Joins the listings that wait for this host: of a free slot they and pages take turns, however many pages wait. */
  joinListings(host: string): ListingPlace
  /** Ends a reservation; the gap counts from here. */
  release(host: string, answer?: Release): void
  /** From when `reserve` may succeed; for a host in use, an earliest guess. */
  readyAtMs(host: string): number
  /** The host's own gap (`Crawl-delay`); null: the default again. */
  setGap(host: string, gapMs: number | null): void
  /** Until when the host is taken for dead; null: it is not. */
  deadUntilMs(host: string): number | null
}

interface HostState {
  isBusy: boolean
  /** Listings that wait, and whether the last request was one. */
  listings: number
  wasListing: boolean
  readyAtMs: number
  gapMs: number | null
  failures: number
  deadUntilMs: number
}

export function createHostGate(clock: Clock, settings: HostGateSettings = defaultHostGateSettings): HostGate {
  const hosts = new Map<string, HostState>()
  let prunedAtMs = clock.nowMs()

  function stateOf(host: string): HostState {
    let state = hosts.get(host)
    if (!state) {
      state = {
        ...{ isBusy: false, listings: 0, wasListing: false },
        ...{ readyAtMs: 0, gapMs: null, failures: 0, deadUntilMs: 0 },
      }
      hosts.set(host, state)
    }
    return state
  }

  function gapOf(state: HostState): number {
    return state.gapMs ?? settings.defaultGapMs
  }

  function reserve(host: string, isListing = false): Reservation {
    prune()
    const state = stateOf(host)
    const nowMs = clock.nowMs()
    const readyAtMs = readyAt(state, nowMs)
    if (state.isBusy || readyAtMs > nowMs) return { ok: false, readyAtMs }
    // Pages ask in the moment in which a slot is freed and would take every one of them.
    if (!isListing && state.listings > 0 && !state.wasListing) return { ok: false, readyAtMs: nowMs + 1 }
    state.isBusy = true
    state.wasListing = isListing
    return { ok: true }
  }

  function joinListings(host: string): ListingPlace {
    let hasLeft = false
    stateOf(host).listings++
    return {
      reserve: () => reserve(host, true),
      leave: () => {
        if (!hasLeft) stateOf(host).listings--
        hasLeft = true
      },
    }
  }

  function readyAt(state: HostState, nowMs: number): number {
    if (state.isBusy) return nowMs + Math.max(gapOf(state), 1)
    return Math.max(state.readyAtMs, state.deadUntilMs)
  }

  function release(host: string, { retryAfterMs = 0, isUnreachable }: Release = {}): void {
    const state = stateOf(host)
    const nowMs = clock.nowMs()
    state.isBusy = false
    state.readyAtMs = Math.max(state.readyAtMs, nowMs + Math.max(gapOf(state), retryAfterMs))
    if (isUnreachable === undefined) return
    state.failures = isUnreachable ? state.failures + 1 : 0
    const times = state.failures - settings.deadAfterFailures
    state.deadUntilMs =
      times < 0 ? 0 : nowMs + Math.min(settings.deadFirstMs * 2 ** Math.min(times, 20), settings.deadMaxMs)
  }

  /** Forgets hosts without memory worth keeping, so that years of links do not fill it. */
  function prune(): void {
    const nowMs = clock.nowMs()
    if (hosts.size < 1000 || nowMs - prunedAtMs < 60_000) return
    prunedAtMs = nowMs
    for (const [host, s] of hosts) {
      const isInUse = s.isBusy || s.listings > 0
      if (!isInUse && s.readyAtMs <= nowMs && s.failures === 0 && s.gapMs === null) hosts.delete(host)
    }
  }

  return {
    reserve: (host) => reserve(host),
    joinListings,
    release,
    readyAtMs: (host) => readyAt(stateOf(host), clock.nowMs()),
    setGap: (host, gapMs) => {
      stateOf(host).gapMs = gapMs === null ? null : Math.min(Math.max(gapMs, settings.defaultGapMs), settings.maxGapMs)
    },
    deadUntilMs: (host) => {
      const until = hosts.get(host)?.deadUntilMs ?? 0
      return until > clock.nowMs() ? until : null
    },
  }
}
