import { isEmptyReason } from '#collect'
import type { CaseTable, RecordStore } from '#record'
import { dueOf, dueGroups } from '#respond'

export interface OpenCases {
  /** Overdue first, then by deadline; those without one last. */
  readonly cases: readonly CaseTable[]
  readonly open: number
  readonly overdue: number
}

/** What waits for an answer. */
export async function openCases(store: RecordStore, officeId: string, now: string, most = 8): Promise<OpenCases> {
  const rows = await store.reader
    .selectFrom('responseCase')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('state', 'not in', ['closed', 'dismissed'])
    .orderBy('number')
    .execute()
  const place = (c: CaseTable): number => dueGroups.indexOf(dueOf(c, now))
  const byDeadline = rows.sort((a, b) => place(a) - place(b) || compare(a.deadline ?? '9', b.deadline ?? '9'))
  return {
    cases: byDeadline.slice(0, most),
    open: rows.length,
    overdue: rows.filter((c) => dueOf(c, now) === 'overdue').length,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export interface TroubledSource {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly isFailing: boolean
  readonly reason: string | null
  readonly lastNewAt: string | null
  readonly lastOkAt: string | null
}

/** Days without anything new after which a working source is called silent. */
const silentDays = 3

/** Sources that fail, and sources that work but bring nothing. */
export async function troubledSources(store: RecordStore, now: string, most = 8): Promise<TroubledSource[]> {
  const since = new Date(Date.parse(now) - silentDays * 86_400_000).toISOString()
  const rows = await store.reader
    .selectFrom('source')
    .innerJoin('outlet', 'outlet.id', 'source.outletId')
    .select([
      'source.id',
      'outlet.name',
      'source.url',
      'source.failures',
      'source.lastReason',
      'source.lastNewAt',
      'source.lastOkAt',
    ])
    .where('source.state', '=', 'active')
    .where('source.lastRunAt', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('source.lastReason', 'in', ['feed-empty', 'sitemap-empty']),
        eb('source.failures', '>=', 3),
        eb('source.lastNewAt', '<', since),
        eb('source.lastNewAt', 'is', null),
      ]),
    )
    .execute()
  return rows
    .map((r) => ({
      ...r,
      isFailing: r.failures >= 3,
      reason: r.failures >= 3 || isEmptyReason(r.lastReason) ? r.lastReason : null,
    }))
    .sort((a, b) => Number(b.isFailing) - Number(a.isFailing) || ((a.lastNewAt ?? '') < (b.lastNewAt ?? '') ? -1 : 1))
    .slice(0, most)
}
