import { localDate } from '#press'
import type { RecordStore, SourceRunTable, SourceTable } from '#record'
import { failingAfter, type SourceHealth } from '../shell/components/marks.js'

export interface SourceRow {
  readonly source: SourceTable
  readonly outletName: string
  readonly health: SourceHealth
  /** Added, but not read yet: neither well nor unwell. */
  readonly isUnread: boolean
  /** New entries by local day of the last 28; null on a day whose runs all failed. */
  readonly days: readonly (number | null)[]
  /** Mean of new entries over the days on which it could be read. */
  readonly perDay: number
  readonly last24h: number
}

const dayMs = 86_400_000
/** A run that takes longer is slow. Milliseconds. */
export const slowMs = 15_000

/** All sources, or the one asked for, with their last four weeks; those that need somebody first. */
export async function sourceRows(store: RecordStore, now: string, id: string | null = null): Promise<SourceRow[]> {
  let sources = store.reader
    .selectFrom('source')
    .innerJoin('outlet', 'outlet.id', 'source.outletId')
    .selectAll('source')
    .select('outlet.name as outletName')
  if (id !== null) sources = sources.where('source.id', '=', id)
  const days = await runDays(store, now, id)
  const latest = await newLately(store, now, id)
  const order: SourceHealth[] = ['failing', 'slow', 'paused', 'good']
  const collator = new Intl.Collator('vi')
  return (await sources.execute())
    .map(({ outletName, ...source }) => {
      const ofSource = days.get(source.id) ?? new Map<string, RunDay>()
      const bars = lastDays(ofSource, now)
      // Days before the source was added, or on which it rested, say nothing about how much it brings.
      const counted = [...ofSource.values()].filter((d) => d.isOk).map((d) => d.fresh)
      return {
        source,
        outletName,
        health: healthOf(source),
        isUnread: healthOf(source) === 'good' && source.lastRunAt === null,
        days: bars,
        perDay: counted.length === 0 ? 0 : counted.reduce((a, b) => a + b, 0) / counted.length,
        last24h: latest.get(source.id) ?? 0,
      }
    })
    .sort((a, b) => order.indexOf(a.health) - order.indexOf(b.health) || collator.compare(a.outletName, b.outletName))
}

function healthOf(source: SourceTable): SourceHealth {
  if (source.state === 'paused') return 'paused'
  if (source.failures >= failingAfter) return 'failing'
  return source.failures > 0 || (source.lastDurationMs ?? 0) > slowMs ? 'slow' : 'good'
}

interface RunDay {
  fresh: number
  isOk: boolean
}

/**
 * Sums by source and local day. The record sums half days, cut at the office's midnight (17:00 UTC), because four weeks
 * of a hundred sources are hundreds of thousands of runs.
 */
async function runDays(store: RecordStore, now: string, id: string | null): Promise<Map<string, Map<string, RunDay>>> {
  let query = store.reader
    .selectFrom('sourceRun')
    .select((eb) => [
      'sourceId',
      eb.fn<string>('substr', ['startedAt', eb.val(1), eb.val(10)]).as('utcDay'),
      eb
        .case()
        .when(eb.fn<string>('substr', ['startedAt', eb.val(12), eb.val(2)]), '>=', '17')
        .then(1)
        .else(0)
        .end()
        .as('isNext'),
      eb.fn.sum<number>('new').as('fresh'),
      eb.fn.sum<number>(eb.case().when('outcome', 'in', ['ok', 'not-modified']).then(1).else(0).end()).as('good'),
    ])
    .where('startedAt', '>=', new Date(Date.parse(now) - 28 * dayMs).toISOString())
    .groupBy(['sourceId', 'utcDay', 'isNext'])
  if (id !== null) query = query.where('sourceId', '=', id)
  const bySource = new Map<string, Map<string, RunDay>>()
  for (const row of await query.execute()) {
    const day = localDate(`${row.utcDay}T${Number(row.isNext) === 1 ? '17' : '00'}:00:00.000Z`)
    const days = bySource.get(row.sourceId) ?? new Map<string, RunDay>()
    const sum = days.get(day) ?? { fresh: 0, isOk: false }
    days.set(day, { fresh: sum.fresh + Number(row.fresh), isOk: sum.isOk || Number(row.good) > 0 })
    bySource.set(row.sourceId, days)
  }
  return bySource
}

async function newLately(store: RecordStore, now: string, id: string | null): Promise<Map<string, number>> {
  let query = store.reader
    .selectFrom('sourceRun')
    .select(({ fn }) => ['sourceId', fn.sum<number>('new').as('fresh')])
    .where('startedAt', '>=', new Date(Date.parse(now) - dayMs).toISOString())
    .groupBy('sourceId')
  if (id !== null) query = query.where('sourceId', '=', id)
  return new Map((await query.execute()).map((r) => [r.sourceId, Number(r.fresh)]))
}

function lastDays(days: ReadonlyMap<string, RunDay>, now: string): (number | null)[] {
  return Array.from({ length: 28 }, (_, i) => {
    const day = days.get(localDate(new Date(Date.parse(now) - (27 - i) * dayMs).toISOString()))
    return day ? (day.isOk ? day.fresh : null) : 0
  })
}

/** The latest runs of one source, newest first. */
export function sourceRuns(store: RecordStore, sourceId: string): Promise<SourceRunTable[]> {
  return store.reader
    .selectFrom('sourceRun')
    .selectAll()
    .where('sourceId', '=', sourceId)
    .orderBy('startedAt', 'desc')
    .limit(50)
    .execute()
}
