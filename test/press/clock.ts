/** The one clock of the simulated press; nothing else in the simulator asks for the time. */
export interface PressClock {
  now(): number
  /** Moves to `to`, never back and never past the limit; returns the new time. */
  advance(to: number): number
  limit(): number | null
  setLimit(to: number | null): void
}

/** The system's time. */
export function systemTime(): number {
  return Date.now()
}

/** How a clock moves: `driven` only when told, `real` with the system, `demo` driven until it reaches the present. */
export type ClockMode = 'driven' | 'real' | 'demo'

/** Makes a clock that stands at `start`. `present` is given by tests. */
export function makeClock(mode: ClockMode, start: number, present: () => number = systemTime): PressClock {
  let at = start
  let limit: number | null = null
  let follows = mode === 'real'
  const lead = start - present()
  const now = (): number => {
    if (!follows) return at
    return mode === 'demo' ? Math.max(at, present()) : present() + lead
  }
  return {
    now,
    limit: () => (mode === 'demo' ? present() : limit),
    setLimit: (to) => {
      limit = to
    },
    advance: (to) => {
      const end = mode === 'demo' ? present() : limit
      const wanted = end === null ? to : Math.min(to, end)
      at = Math.max(at, wanted)
      if (mode === 'demo' && to >= (end ?? Infinity)) follows = true
      return now()
    },
  }
}
