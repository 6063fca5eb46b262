import { setTimeout as sleep } from 'node:timers/promises'
import { publish } from '#bus'
import type { Database } from '#record'
import type { Engines } from './compose.js'
import { forgetSetting, readSetting, wholeRecord, writeSetting } from './setting-rows.js'

/** Pages sent at a time, so that the queue stays short and people's corrections get through in between. */
const portion = 100
/** Real time until a page that failed is tried again: the first, and the longest. */
const firstRestMs = 5_000
const longestRestMs = 60_000

/** How far a rebuild has come; stands in the record from its first change to its end. */
export interface RebuildState {
  /** UTC. */
  readonly startedAt: string
  /** The last fetch whose page was sent into the stages; null at the beginning. */
  readonly lastFetchId: string | null
  /** Pages sent, of all kept. */
  readonly done: number
  readonly total: number
}

export interface RebuildOptions {
  readonly onProgress?: (done: number, total: number) => void
  /** Breaks off after the portion in hand. */
  readonly signal?: AbortSignal
  /** Real time until a page that failed is tried again the first time; milliseconds. */
  readonly restMs?: number
}

/** The rebuild that is under way or was broken off; null when what is shown is whole. */
export const readRebuild = (store: Pick<Engines, 'store'>['store']): Promise<RebuildState | null> =>
  readSetting(store, wholeRecord, 'rebuild') as Promise<RebuildState | null>

/**
 * Begins to make again all that is derived, from kept pages and people's decisions: empties it and notes that a rebuild is
 * under way. Articles will get their ids and first times again; corrections, flags and reports are not touched. One that was
 * broken off goes on where it stood.
 */
export async function beginRebuild({ store, clock }: Engines): Promise<RebuildState> {
  const known = await readRebuild(store)
  if (known) return known
  const { n } = await keptPages(store.db)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const state: RebuildState = { startedAt: clock.now(), lastFetchId: null, done: 0, total: Number(n) }
  await store.transaction(async (tx) => {
    const derived = ['label', 'place', 'groupMember', 'edition', 'version'] as const
    for (const table of derived) await tx.deleteFrom(table).execute()
    // What stands for an erased article stays, with its addresses: it keeps the article from coming back.
    const erased = tx.selectFrom('article').select('id').where('state', '=', 'erased')
    await tx.deleteFrom('articleUrl').where('articleId', 'not in', erased).execute()
    await tx.deleteFrom('article').where('state', '!=', 'erased').execute()
    // What waited or was parked comes from pages too, and is sent again.
    await tx.deleteFrom('message').execute()
    await tx
      .updateTable('frontier')
      .set({ state: 'fetched', articleId: null })
      .where('state', 'in', ['done', 'not-article'])
      .where((eb) => eb.or([eb('lastReason', 'is', null), eb('lastReason', '!=', 'erased')]))
      .execute()
    await writeSetting(tx, { officeId: wholeRecord, key: 'rebuild', value: state, at: clock.now(), by: null })
  })
  return state
}

/**
 * Goes on with a rebuild to its end; returns the pages sent in this call. Pages go in the order in which they were kept, so
 * that groups get the same ids. Each portion is sent and noted in one transaction: broken off anywhere, nothing is lost or
 * twice; and none is sent while an earlier one waits for another attempt: it would be read out of its order, and the rebuild
 * called whole without it. Stages have to be registered on the bus, and the bus must not have been started.
 */
export async function continueRebuild(engines: Engines, options: RebuildOptions = {}): Promise<number> {
  const { store, clock, index, log } = engines
  let state = await readRebuild(store)
  if (!state) return 0
  const { done: before } = state
  log.info('rebuild.begin', { ...state })
  // Nothing has been read yet: what the index holds is from before.
  if (state.lastFetchId === null) await (await index.beginRebuild()).commit()
  for (;;) {
    // First of all what an earlier run has sent and not finished.
    await allDelivered(engines, options)
    options.onProgress?.(state.done, state.total)
    if (options.signal?.aborted) return state.done - before
    const pages = await nextPages(store.db, state.lastFetchId)
    if (pages.length === 0) break
    state = { ...state, lastFetchId: pages.at(-1)?.id as string, done: state.done + pages.length }
    const value = state
    await store.transaction(async (tx) => {
      await publish(tx, clock, pages.map(pageFetched))
      await writeSetting(tx, { officeId: wholeRecord, key: 'rebuild', value, at: clock.now(), by: null })
    })
  }
  await forgetSetting(store.db, wholeRecord, 'rebuild')
  log.info('rebuild.end', { ...state, parked: await parkedPages(store.db) })
  return state.done - before
}

/** Delivers what was sent until each page has gone all the way, or is parked; what was put off is not left to its time. */
async function allDelivered({ store, bus, clock }: Engines, { signal, restMs = firstRestMs }: RebuildOptions) {
  for (let rest = restMs; ; rest = Math.min(rest * 2, longestRestMs)) {
    await bus.drain()
    const waiting = await backfill(store.db, 'pending', 'sent').select('id').limit(1).executeTakeFirst()
    if (!waiting || signal?.aborted) return
    await sleep(rest, undefined, { signal }).catch(() => undefined)
    const due = { availableAt: clock.now() }
    await store.db.updateTable('message').set(due).where('lane', '=', lane).where('state', '=', 'pending').execute()
  }
}

/** Lane of the messages of a rebuild. */
const lane = 'backfill'
/** Messages of a rebuild; `sent` are at a broker and not yet handled. */
const backfill = (db: Database, ...states: ('pending' | 'sent' | 'parked')[]) =>
  db.selectFrom('message').where('lane', '=', lane).where('state', 'in', states)

/** Pages of a rebuild that kept failing and wait for a person. */
export async function parkedPages(db: Database): Promise<number> {
  const { n } = await backfill(db, 'parked')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

const keptPages = (db: Database) =>
  db.selectFrom('fetch').innerJoin('frontier', 'frontier.id', 'fetch.frontierId').where('fetch.pageId', 'is not', null)

/** Ids of fetches are ordered by the time at which their pages were kept, which is the order of their messages. */
const nextPages = (db: Database, after: string | null) =>
  keptPages(db)
    .select(['fetch.id', 'fetch.pageId', 'fetch.at', 'frontier.id as frontierId'])
    .$if(after !== null, (q) => q.where('fetch.id', '>', after as string))
    .orderBy('fetch.id')
    .limit(portion)
    .execute()

const pageFetched = (fetch: Awaited<ReturnType<typeof nextPages>>[number]) => ({
  type: 'page.fetched' as const,
  key: fetch.frontierId,
  lane: lane as typeof lane,
  payload: { pageId: fetch.pageId as string, frontierId: fetch.frontierId, fetchedAt: fetch.at },
})
