import { isEmptyReason } from '#collect'
import type { ReportContext } from '../../draft/context.js'

interface NamedSource {
  readonly id: string
  readonly outlet: string
}
export interface SourceTroubles {
  readonly failing: readonly NamedSource[]
  readonly silent: readonly NamedSource[]
  /** Brought something in the period, and at its end were read well but listed nothing any more. */
  readonly emptied: readonly NamedSource[]
  readonly paused: readonly NamedSource[]
}

/** Runs that reached the source; every other outcome is a failure of that run. */
const reached = ['ok', 'not-modified']
/** A source fails the period when half of its runs or more did not reach it. */
const failingShare = 0.5

/** Health of the sources over the period, from their run records. */
export async function sourceTroubles(context: ReportContext): Promise<SourceTroubles> {
  const { store, period, outlets } = context
  const [sources, runs] = await Promise.all([
    store.reader.selectFrom('source').select(['id', 'outletId', 'state']).execute(),
    store.reader
      .selectFrom('sourceRun')
      .select((eb) => [
        'sourceId',
        'outcome',
        'reason',
        eb.fn.max<string>('startedAt').as('last'),
        eb.fn.countAll<number>().as('runs'),
        eb.fn.sum<number>('new').as('found'),
      ])
      .where('startedAt', '>=', period.from)
      .where('startedAt', '<', period.to)
      .groupBy(['sourceId', 'outcome', 'reason'])
      .execute(),
  ])
  const bySource = new Map<string, { ok: number; failed: number; found: number; lastRead: string; isEmpty: boolean }>()
  for (const run of runs) {
    const sum = bySource.get(run.sourceId) ?? { ok: 0, failed: 0, found: 0, lastRead: '', isEmpty: false }
    if (reached.includes(run.outcome)) sum.ok += Number(run.runs)
    else sum.failed += Number(run.runs)
    sum.found += Number(run.found)
    if (reached.includes(run.outcome) && run.last > sum.lastRead) {
      sum.lastRead = run.last
      sum.isEmpty = isEmptyReason(run.reason)
    }
    bySource.set(run.sourceId, sum)
  }
  const named = (keep: (id: string, state: string) => boolean): NamedSource[] =>
    sources.filter((s) => keep(s.id, s.state)).map((s) => ({ id: s.id, outlet: outlets.of(s.outletId).name }))
  const isFailing = (id: string): boolean => {
    const sum = bySource.get(id)
    return sum !== undefined && sum.failed > 0 && sum.failed >= (sum.ok + sum.failed) * failingShare
  }
  const isSilent = (id: string): boolean => {
    const sum = bySource.get(id)
    return sum !== undefined && !isFailing(id) && sum.found === 0
  }
  const isEmptied = (id: string): boolean => {
    const sum = bySource.get(id)
    return sum !== undefined && !isFailing(id) && sum.found > 0 && sum.isEmpty
  }
  return {
    failing: named((id, state) => state === 'active' && isFailing(id)),
    silent: named((id, state) => state === 'active' && isSilent(id)),
    emptied: named((id, state) => state === 'active' && isEmptied(id)),
    paused: named((_, state) => state === 'paused'),
  }
}
