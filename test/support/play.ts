import type { RecordStore } from '#record'
import type { Running } from './running.js'
import type { TruthRow } from './truth.js'

interface Clocked {
  control<T>(path: string, body?: unknown): Promise<T>
}

/** Waits until the driven clock stands within a minute of `toMs`: the product has played so far. */
export async function playTo(simulator: Clocked, toMs: number, waitMs = 240_000): Promise<void> {
  const started = performance.now()
  for (;;) {
    const { now } = await simulator.control<{ now: string }>('clock')
    if (toMs - Date.parse(now) < 60_000) return
    if (performance.now() - started > waitMs) throw new Error(`the clock stands at ${now}`)
    await new Promise((r) => setTimeout(r, 200))
  }
}

/** Waits until the driven clock has reached its end, or `isSo` says that it stands where it should. */
export async function played(
  simulator: Clocked,
  isSo = (nowMs: number, limitMs: number): boolean => limitMs - nowMs < 5_000,
  product?: Running,
): Promise<void> {
  for (;;) {
    const { now, limit } = await simulator.control<{ now: string; limit: string }>('clock')
    if (isSo(Date.parse(now), Date.parse(limit))) return
    if (product && product.child.exitCode !== null) throw new Error(product.output.join(''))
    await new Promise((r) => setTimeout(r, 300))
  }
}

/** Waits until for two seconds no message has been on its way and no long work (a nightly back-up) under way. */
export async function quiet({ db }: RecordStore): Promise<void> {
  const messages = db.selectFrom('message').select('id').where('state', 'in', ['pending', 'sent'])
  const jobs = db.selectFrom('job').select('id').where('state', 'in', ['waiting', 'running'])
  for (let still = 0; still < 5;) {
    const isBusy = (await messages.limit(1).executeTakeFirst()) ?? (await jobs.limit(1).executeTakeFirst())
    still = isBusy ? 0 : still + 1
    await new Promise((r) => setTimeout(r, 400))
  }
}

/** What came out long enough ago for every source to have been looked at since. */
export async function publishedAndSeen(simulator: Clocked): Promise<TruthRow[]> {
  const seen = await hoursAgo(simulator, 7)
  return (await simulator.control<TruthRow[]>('truth')).filter((t) => t.publishedAt < seen)
}

/** Of that, what came out in the last 36 hours and could be read: listings of some outlets no longer show what is older. */
export async function publishedWhileWatched(simulator: Clocked): Promise<TruthRow[]> {
  const begun = await hoursAgo(simulator, 36)
  return (await publishedAndSeen(simulator)).filter((t) => t.publishedAt > begun && isToBeHad(t))
}

export const isToBeHad = (t: TruthRow): boolean => t.reachable && !t.removedAt

async function hoursAgo(simulator: Clocked, hours: number): Promise<string> {
  const { now } = await simulator.control<{ now: string }>('clock')
  return new Date(Date.parse(now) - hours * 3_600_000).toISOString()
}
