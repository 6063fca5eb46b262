import { timeOrderedId } from '#foundation'
import { memoryRecordStore } from '../memory.js'
import type { RecordStore } from '../record-store.js'
import { forgetFailedFetches, forgetRuns } from './forget-old.js'

const at = (day: number): string => new Date(Date.parse('2026-11-24T00:00:00.000Z') + day * 86_400_000).toISOString()

let store: RecordStore
beforeEach(async () => {
  store = await memoryRecordStore()
})
afterEach(() => store.close())

async function aRun(day: number): Promise<void> {
  await store.db
    .insertInto('sourceRun')
    .values({
      id: timeOrderedId(Date.parse(at(day))), sourceId: 's', startedAt: at(day), finishedAt: at(day), outcome: 'ok',
      reason: 'ok', status: 200, seen: 1, new: 1, known: 0, skipped: 0, failed: 0, reasons: '{}', durationMs: 1,
    })
    .execute() // prettier-ignore
}
async function aFetch(day: number, pageId: string | null): Promise<void> {
  await store.db
    .insertInto('fetch')
    .values({
      id: timeOrderedId(Date.parse(at(day))), url: `https://bao.example/${day}`, sourceId: null, frontierId: 'f',
      at: at(day), outcome: pageId ? 'ok' : 'temporary', reason: 'ok', status: 200, finalUrl: null, wireBytes: 1,
      durationMs: 1, pageId,
    })
    .execute() // prettier-ignore
}

it('forgets old runs in portions, the oldest first, and keeps the young', async () => {
  for (const day of [1, 2, 3, 4, 5]) await aRun(day)
  expect(await forgetRuns(store, at(4), 2)).toEqual({ rows: 2, next: '' })
  const left = async (): Promise<string[]> =>
    (await store.db.selectFrom('sourceRun').select('startedAt').orderBy('startedAt').execute()).map((r) => r.startedAt)
  expect(await left()).toEqual([at(3), at(4), at(5)])
  expect(await forgetRuns(store, at(4), 2)).toEqual({ rows: 1, next: null })
  expect(await left()).toEqual([at(4), at(5)])
})

it('forgets old attempts that brought nothing; one that brought a page stays', async () => {
  await aFetch(1, null)
  await aFetch(2, 'p2')
  await aFetch(3, null)
  await aFetch(9, null)
  let after = ''
  const gone: number[] = []
  for (let next: string | null = after; next !== null;) {
    const step = await forgetFailedFetches(store, at(5), 2, after)
    gone.push(step.rows)
    after = step.next ?? after
    next = step.next
  }
  expect(gone).toEqual([1, 1])
  const left = await store.db.selectFrom('fetch').select('url').orderBy('id').execute()
  expect(left.map((r) => r.url)).toEqual(['https://bao.example/2', 'https://bao.example/9'])
})
