import type { RecordStore } from '../record-store.js'

/** One step through a table: how many rows went, and where the next step goes on; null when there is nothing more. */
export interface Forgotten {
  readonly rows: number
  readonly next: string | null
}

/**
 * Forgets records of source runs that began before `before`, at most `most` of them. What a run found stays: the pages,
 * the articles and the links (`frontier` is how a known link is known, and where an article came from: it has no age).
 */
export async function forgetRuns(store: RecordStore, before: string, most: number): Promise<Forgotten> {
  const { numDeletedRows } = await store.db
    .deleteFrom('sourceRun')
    .where('id', 'in', (q) =>
      q.selectFrom('sourceRun').select('id').where('startedAt', '<', before).orderBy('startedAt').limit(most),
    )
    .executeTakeFirst()
  const rows = Number(numDeletedRows)
  return { rows, next: rows < most ? null : '' }
}

/**
 * Forgets attempts to fetch before `before` that brought no page, looking at `most` rows from `after` on (ids are in order
 * of time). A fetch that brought a page is the proof where it came from and stays as long as the page.
 */
export async function forgetFailedFetches(
  store: RecordStore,
  before: string,
  most: number,
  after: string,
): Promise<Forgotten> {
  const rows = await store.db
    .selectFrom('fetch')
    .select(['id', 'at', 'pageId'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute()
  const old = rows.filter((r) => r.at < before)
  const failed = old.filter((r) => r.pageId === null).map((r) => r.id)
  if (failed.length > 0) await store.db.deleteFrom('fetch').where('id', 'in', failed).execute()
  return { rows: failed.length, next: old.length < most ? null : (old.at(-1)?.id ?? null) }
}

/** Forgets jobs that ended before `before`, at most `most` of them. What waits or runs has no age. */
export async function forgetJobs(store: RecordStore, before: string, most: number): Promise<Forgotten> {
  const { numDeletedRows } = await store.db
    .deleteFrom('job')
    .where('id', 'in', (q) =>
      q
        .selectFrom('job')
        .select('id')
        .where('state', 'in', ['done', 'failed', 'cancelled'])
        .where('endedAt', '<', before)
        .orderBy('endedAt')
        .limit(most),
    )
    .executeTakeFirst()
  const rows = Number(numDeletedRows)
  return { rows, next: rows < most ? null : '' }
}
