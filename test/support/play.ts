import type { RecordStore } from '#record'

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

/** Waits until no message has been on its way for a while. */
export async function quiet(store: RecordStore): Promise<void> {
  for (let still = 0; still < 5;) {
    const pending = await store.db
      .selectFrom('message')
      .select('id')
      .where('state', '=', 'pending')
      .limit(1)
      .executeTakeFirst()
    still = pending ? 0 : still + 1
    await new Promise((r) => setTimeout(r, 200))
  }
}
