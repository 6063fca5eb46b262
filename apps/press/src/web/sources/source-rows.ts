import { localDate } from '#press'
import type { RecordStore, SourceRunTable, SourceTable } from '#record'
import type { SourceHealth } from '../shell/components/marks.js'

export interface SourceRow {
  readonly source: SourceTable
  readonly outletName: string
  readonly health: SourceHealth
  /** New entries by local day of the last 28; null on a day whose runs all failed. */
  readonly days: readonly (number | null)[]
  readonly perDay: number
  readonly last24h: number
}

const dayMs = 86_400_000
/** A run that takes longer is slow. Milliseconds. */
const slowMs = 15_000

/** All sources with their last four weeks, those that need somebody first. */
export async function sourceRows(store: RecordStore, now: string): Promise<SourceRow[]> {
  const since = new Date(Date.parse(now) - 28 * dayMs).toISOString()
  const sources = await store.reader
    .selectFrom('source')
    .innerJoin('outlet', 'outlet.id', 'source.outletId')
    .selectAll('source')
    .select('outlet.name as outletName')
    .execute()
  const runs = await store.reader
    .selectFrom('sourceRun')
    .select(['sourceId', 'startedAt', 'outcome', 'new'])
    .where('startedAt', '>=', since)
    .execute()
  const bySource = new Map<string, typeof runs>()
  for (const run of runs) {
    const list = bySource.get(run.sourceId)
    if (list) list.push(run)
    else bySource.set(run.sourceId, [run])
  }
  const order: SourceHealth[] = ['failing', 'slow', 'paused', 'good']
  const collator = new Intl.Collator('vi')
  return sources
    .map(({ outletName, ...source }) => rowOf(source, outletName, bySource.get(source.id) ?? [], now))
    .sort((a, b) => order.indexOf(a.health) - order.indexOf(b.health) || collator.compare(a.outletName, b.outletName))
}

type Run = Pick<SourceRunTable, 'startedAt' | 'outcome' | 'new'>

function rowOf(source: SourceTable, outletName: string, runs: readonly Run[], now: string): SourceRow {
  const days = lastDays(runs, now)
  const counted = days.filter((d) => d !== null)
  const dayAgo = new Date(Date.parse(now) - dayMs).toISOString()
  return {
    source,
    outletName,
    health: healthOf(source),
    days,
    perDay: counted.length === 0 ? 0 : counted.reduce((a, b) => a + b, 0) / counted.length,
    last24h: runs.filter((r) => r.startedAt >= dayAgo).reduce((sum, r) => sum + r.new, 0),
  }
}

function healthOf(source: SourceTable): SourceHealth {
  if (source.state === 'paused') return 'paused'
  if (source.failures >= 2) return 'failing'
  return source.failures > 0 || (source.lastDurationMs ?? 0) > slowMs ? 'slow' : 'good'
}

function lastDays(runs: readonly Run[], now: string): (number | null)[] {
  const byDay = new Map<string, { fresh: number; isOk: boolean }>()
  for (const run of runs) {
    const day = localDate(run.startedAt)
    const entry = byDay.get(day) ?? { fresh: 0, isOk: false }
    entry.fresh += run.new
    entry.isOk ||= run.outcome === 'ok' || run.outcome === 'not-modified'
    byDay.set(day, entry)
  }
  return Array.from({ length: 28 }, (_, i) => {
    const entry = byDay.get(localDate(new Date(Date.parse(now) - (27 - i) * dayMs).toISOString()))
    return entry ? (entry.isOk ? entry.fresh : null) : 0
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
