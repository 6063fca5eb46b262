import { bad, type Check, good, warn } from '../check.js'

/** Waiting this long, messages do not only queue: something stands still. */
const stuckMs = 3_600_000

/** Messages that wait or were parked, and jobs that failed. */
export const queues: Check = {
  name: 'queues',
  look: async ({ store, clock, busTrouble, running }) => {
    const rows = await store.reader
      .selectFrom('message')
      .select(({ fn }) => ['state', fn.countAll<number>().as('n'), fn.min('availableAt').as('oldest')])
      .where('state', 'in', ['pending', 'sent', 'parked'])
      .groupBy('state')
      .execute()
    const of = (state: string): number => Number(rows.find((r) => r.state === state)?.n ?? 0)
    const waiting = of('pending') + of('sent')
    const oldest = rows.find((r) => r.state === 'pending')?.oldest ?? null
    const isStuck = running !== null && oldest !== null && clock.nowMs() - Date.parse(oldest) > stuckMs
    return [
      of('parked') > 0 ? warn('parked', { parked: of('parked') }) : good('queue', { waiting }),
      ...(isStuck ? [bad('queue-stuck', { waiting, hours: Math.floor((clock.nowMs() - Date.parse(oldest)) / stuckMs) })] : []), // prettier-ignore
      ...(busTrouble === null ? [] : [bad('bus-away', { sentence: busTrouble })]),
    ]
  },
}
