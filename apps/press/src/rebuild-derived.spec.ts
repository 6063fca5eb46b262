import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyHandler } from '#bus'
import { correctArticle } from '#label'
import type { RecordStore } from '#record'
import type { Engines } from './compose.js'
import { beginRebuild, continueRebuild, parkedPages, readRebuild } from './rebuild-derived.js'
import { keepPages, type PlayedPage, printedAt, sentence, sequence } from './roles/contract/kept-press.js'
import { openStages } from './roles/contract/open-stages.js'

const start = Date.parse('2026-11-02T01:00:00.000Z')
const time = (hours: number): string => new Date(start + hours * 3_600_000).toISOString()

/** Three hundred fetches: own texts, copies, edits, an edit taken back, and pages that are no articles. */
function somePress(): PlayedPage[] {
  const random = sequence(7)
  const own: { title: string; paragraphs: string[] }[] = []
  return Array.from({ length: 260 }, (_, i) => {
    const at = time(i)
    const kind = random()
    const known = own[Math.floor(random() * own.length)]
    if (known && kind < 0.25) return page(`b${i}`, { ...known, title: `${known.title} nay` }, at)
    if (known && kind < 0.35)
      return page(`b${own.indexOf(known)}x`, { ...known, paragraphs: [...known.paragraphs, sentence(random)] }, at)
    if (kind < 0.4) return page(`c${i}`, { title: 'Trang chủ', paragraphs: [] }, at)
    const text = {
      title: `Quảng Ninh: ${sentence(random).slice(0, 40)}`,
      paragraphs: Array.from({ length: 6 }, () => sentence(random)),
    }
    own.push(text)
    return page(`b${own.length - 1}x`, text, at)
  })
}
const page = (name: string, text: { title: string; paragraphs: readonly string[] }, at: string): PlayedPage => ({
  url: `https://bao.example/${name}.html`,
  ...text,
  at,
  printed: printedAt(at),
})

let folder: string
let close: () => Promise<void>
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rebuild-'))))
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

/** Engines on the folder with all stages, as a process that has just been started. */
async function open(wrap?: (handler: AnyHandler) => AnyHandler): Promise<Engines> {
  const stages = await openStages(folder, wrap)
  close = stages.close
  return stages.engines
}

/** All that a person can see of what is derived. */
async function shown({ store, index }: Engines): Promise<object> {
  const { db } = store
  const all = { officeId: 'o1', limit: 500, facets: ['tone', 'topic', 'relevance', 'original'] as const }
  return {
    articles: await db.selectFrom('article').select(['id', 'canonicalUrl', 'publishedAt', 'firstSeenAt', 'currentVersionId']).orderBy('id').execute(),
    versions: await db.selectFrom('version').select(['id', 'articleId', 'seq', 'title', 'text']).orderBy('id').execute(),
    editions: await db.selectFrom('edition').selectAll().orderBy('articleId').orderBy('seq').execute(),
    groups: await db.selectFrom('groupMember').select(['articleId', 'reprintGroup', 'story', 'reason']).orderBy('articleId').execute(),
    labels: await db.selectFrom('label').select(['id', 'value', 'confidence']).orderBy('id').execute(),
    corrections: await db.selectFrom('correction').selectAll().orderBy('id').execute(),
    frontier: await db.selectFrom('frontier').select(['url', 'state', 'articleId', 'lastReason']).orderBy('url').execute(),
    search: await index.search(all),
    waiting: await db.selectFrom('message').select('topic').where('state', '!=', 'done').execute(),
  } // prettier-ignore
}

/** Collects the press, people correcting and moving meanwhile. */
async function collectAll(engines: Engines): Promise<void> {
  const { store, bus } = engines
  await store.db
    .insertInto('office')
    .values({ id: 'o1', name: 'Quảng Ninh', provinceSlug: 'quang-ninh', createdAt: time(0) })
    .execute()
  const pages = somePress()
  await keepPages(engines, pages.slice(0, 150), true)
  await bus.drain()
  const articles = await store.db.selectFrom('article').select('id').orderBy('firstSeenAt').execute()
  const who = { officeId: 'o1', accountId: 'an' }
  const correct = (at: number, kind: 'tone' | 'story' | 'reprint-group', value: string) =>
    correctArticle(store, { ...engines.clock, now: () => time(149.5), nowMs: () => Date.parse(time(149.5)) }, {
      ...who, articleId: articles[at]?.id as string, kind, value,
    }) // prettier-ignore
  await correct(3, 'tone', 'critical')
  await correct(5, 'story', 'alone')
  await correct(8, 'reprint-group', 'alone')
  await correct(20, 'story', articles[10]?.id as string)
  await keepPages(engines, pages.slice(150), true)
  await bus.drain()
}

describe('rebuilding what is derived', () => {
  it('makes the same again from pages and people’s decisions', async () => {
    const collected = await open()
    await collectAll(collected)
    const before = await shown(collected)
    await close()
    const engines = await open()
    await beginRebuild(engines)
    await continueRebuild(engines)
    expect(await shown(engines)).toEqual(before)
    expect(await readRebuild(engines.store)).toBeNull()
    expect(await engines.index.count()).toBeGreaterThan(150)
  })

  it('goes on where it stood, wherever it was broken off, when it is run again', async () => {
    const first = await open()
    await collectAll(first)
    const before = await shown(first)
    const { length } = await first.store.db.selectFrom('fetch').select('id').execute()
    await close()
    let engines = await open()
    let broken = 0
    for (let writes = 1; ; writes += 7) {
      breakAfter(engines.store, writes)
      try {
        await beginRebuild(engines)
        await continueRebuild(engines)
        break
      } catch {
        broken++
      }
      // The process dies and is started again.
      await close()
      engines = await open()
      if (broken > 2) expect(await readRebuild(engines.store)).toMatchObject({ total: length })
    }
    expect(broken).toBeGreaterThan(2)
    expect(await readRebuild(engines.store)).toBeNull()
    expect(await shown(engines)).toEqual(before)
  })

  it.each([
    ['waits for', 1, 0],
    ['parks', Infinity, 1],
  ])('%s a page whose stage fails %d times before it sends further ones', async (_, times, parked) => {
    let failures = 0
    let failing = ''
    const engines = await open((handler) => {
      if (handler.on !== 'page.fetched') return handler
      const prepare: AnyHandler['prepare'] = async (batch) => {
        failing ||= batch[0]?.id ?? ''
        const made = await handler.prepare(batch)
        const broken = batch.findIndex((m) => m.id === failing)
        if (broken < 0 || failures >= times) return made
        failures++
        return made.map((p, i) => (i === broken ? { error: new Error('the thread ended') } : p))
      }
      return { ...handler, prepare }
    })
    const progress: [number, number][] = []
    await keepPages(engines, somePress().slice(0, 110), false)
    await beginRebuild(engines)
    await continueRebuild(engines, { restMs: 5, onProgress: (done) => progress.push([done, failures]) })
    // Every attempt at the page had been made when the first portion was called done.
    expect(progress.find(([done]) => done > 0)).toEqual([100, parked ? 6 : 1])
    expect(await parkedPages(engines.store.db)).toBe(parked)
    expect(await readRebuild(engines.store)).toBeNull()
    const unread = engines.store.db.selectFrom('frontier').select('id').where('state', '=', 'fetched')
    expect(await unread.execute()).toHaveLength(parked)
  })

  it('leaves a page wanted that is to be fetched again', async () => {
    const engines = await open()
    await collectAll(engines)
    const [one] = await engines.store.db.selectFrom('frontier').select('id').where('state', '=', 'done').execute()
    const id = one?.id as string
    await engines.store.db.updateTable('frontier').set({ state: 'wanted' }).where('id', '=', id).execute()
    await beginRebuild(engines)
    await continueRebuild(engines)
    const row = await engines.store.db.selectFrom('frontier').selectAll().where('id', '=', id).executeTakeFirst()
    expect(row).toMatchObject({ state: 'wanted', articleId: expect.any(String) as string })
  })
})

/** The disk answers a number of transactions; from then on every write fails. */
function breakAfter(store: RecordStore, writes: number): void {
  let left = writes
  const transaction = store.transaction.bind(store)
  store.transaction = (work) =>
    left-- > 0 ? transaction(work) : Promise.reject(new Error('ENOSPC: no space left on device, write'))
}
