import type { FaultMode } from '../../../press/server/faults.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A failure to be played, as the simulator's control takes it. */
export interface Trouble {
  readonly host: string
  readonly mode: FaultMode
  readonly from: number
  readonly to: number
  readonly path: string
  readonly delayMs?: number
}

export interface PressHost {
  readonly host: string
  /** Paths of its feeds, sitemaps and lists. */
  readonly listings: readonly string[]
}

/** Numbers between 0 and 1 in a fixed order: a run that failed can be repeated. */
export function sequence(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

/** What dies, cuts, slows and refuses anywhere on a host. */
const anywhere: readonly FaultMode[] = [
  '503',
  '500',
  '429',
  '403',
  '404',
  'reset',
  'cut',
  'slow',
  'empty-body',
  'false-gzip',
]
/**
 * What lies, on listings only: a page that shows another text with status 200 is an article as far as anybody can know.
 */
const lies: readonly FaultMode[] = ['html-feed', 'broken-xml', 'empty-feed', 'loop', 'huge', 'gzip-bomb']

/**
 * Troubles at random over `days` from `start`: on average `perHostAndDay` of them, most of minutes, some of hours. The
 * first host is also down for `outageDays` in the middle.
 */
export function randomTrouble(
  hosts: readonly PressHost[],
  plan: { start: number; days: number; perHostAndDay: number; outageDays: number },
  random: () => number,
): Trouble[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const troubles: Trouble[] = []
  for (const { host, listings } of hosts) {
    const count = Math.round(plan.days * plan.perHostAndDay * 2 * random())
    for (let i = 0; i < count; i++) {
      const from = plan.start + random() * plan.days * dayMs
      const to = Math.min(plan.start + plan.days * dayMs, from + (random() ** 3 * 8 + 0.1) * hourMs)
      if (random() < 0.35) troubles.push({ host, mode: pick(lies), from, to, path: pick(listings) })
      else troubles.push({ host, mode: pick(anywhere), from, to, path: '/', delayMs: 200 })
    }
  }
  const from = plan.start + ((plan.days - plan.outageDays) / 2) * dayMs
  const down = hosts[0] as PressHost
  // The last that holds wins: an outage outlasts what else was planned for its host.
  troubles.push({ host: down.host, mode: 'reset', from, to: from + plan.outageDays * dayMs, path: '/' })
  return troubles
}
