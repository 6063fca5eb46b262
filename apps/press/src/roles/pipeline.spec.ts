import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { correctArticle } from '#label'
import { weekOf } from '#press'
import { overview, storyView } from '#read'
import type { Engines } from '../compose.js'
import { keepPages, type PlayedPage, printedAt, sentence, sequence } from './contract/kept-press.js'
import { openStages } from './contract/open-stages.js'

const monday = weekOf('2026-11-18T00:00:00.000Z', { weekday: 1, time: '00:00' })
const before = weekOf('2026-11-11T00:00:00.000Z', { weekday: 1, time: '00:00' })
const later = '2026-11-25T00:00:00.000Z'
const at = (hours: number): string => new Date(Date.parse(monday.from) + hours * 3_600_000).toISOString()

const random = sequence(23)
const text = [
  'UBND tỉnh Quảng Ninh cho biết thành phố Hạ Long đã lập tổ kiểm tra cầu cảng.',
  ...Array.from({ length: 6 }, () => sentence(random)),
]
/** `published` and `fetched`: hours after the beginning of the week. */
function page(name: string, published: number, fetched: number, over: Partial<PlayedPage> = {}): PlayedPage {
  const printed = printedAt(at(published))
  return { url: `https://bao.example/${name}.html`, title: 'Quảng Ninh kiểm tra cầu cảng Hạ Long', paragraphs: text, at: at(fetched), printed, ...over } // prettier-ignore
}

let folder: string
let engines: Engines
let close: () => Promise<void>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-'))
  await start()
  const office = { id: 'o1', name: 'Quảng Ninh', provinceSlug: 'quang-ninh', createdAt: at(0) }
  await engines.store.db.insertInto('office').values(office).execute()
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  ;({ engines, close } = await openStages(folder))
}
async function restart(): Promise<void> {
  await close()
  await start()
}
async function arrive(...pages: PlayedPage[]): Promise<void> {
  await keepPages(engines, pages, true)
  await engines.bus.drain()
}
const figures = async () => {
  const of = async (period: typeof monday) => {
    const { articles, originals, tones } = await overview(engines, 'o1', period, later)
    return { articles: articles.now.value, originals: originals.now.value, neutral: tones.now.neutral.value }
  }
  return { before: await of(before), week: await of(monday) }
}
const idOf = async (name: string): Promise<string> => {
  const row = await engines.store.db
    .selectFrom('article')
    .select('id')
    .where('canonicalUrl', '=', `https://bao.example/${name}.html`)
    .executeTakeFirstOrThrow()
  return row.id
}

describe('a late earlier original', () => {
  it.each([false, true])(
    'moves the figures of both weeks, the search and the story; started again: %s',
    async (isRestarted) => {
      await arrive(page('chep-1', 10, 11), page('chep-2', 12, 13), page('chep-3', 30, 31))
      expect(await figures()).toEqual({
        before: { articles: 0, originals: 0, neutral: 0 },
        week: { articles: 3, originals: 1, neutral: 1 },
      })
      if (isRestarted) await restart()
      // Published on Saturday of the week before, found on Thursday.
      await arrive(page('goc', -36, 80))
      expect(await figures()).toEqual({
        before: { articles: 1, originals: 1, neutral: 1 },
        week: { articles: 3, originals: 0, neutral: 0 },
      })
      const originals = await engines.index.ids({ officeId: 'o1', filters: { original: true } })
      expect(originals).toEqual([await idOf('goc')])
      const story = (await engines.index.search({ officeId: 'o1' })).hits[0]?.story as string
      const view = await storyView(engines, 'o1', story, later)
      expect(view?.first.article.id).toBe(originals[0])
      expect(view?.articles.filter((a) => a.isOriginal)).toHaveLength(1)
    },
  )

  it('takes its place in the group as people have left it', async () => {
    await arrive(page('chep-1', 10, 11), page('chep-2', 12, 13), page('chep-3', 30, 31))
    const clock = { ...engines.clock, now: () => at(32), nowMs: () => Date.parse(at(32)) }
    const move = { officeId: 'o1', accountId: 'an', kind: 'reprint-group' as const, value: 'alone' }
    await correctArticle(engines.store, clock, { ...move, articleId: await idOf('chep-3') })
    await engines.bus.drain()
    expect((await figures()).week).toMatchObject({ articles: 3, originals: 2 })
    await restart()
    await arrive(page('goc', -36, 80))
    const originals = await engines.index.ids({ officeId: 'o1', filters: { original: true } })
    expect(new Set(originals)).toEqual(new Set([await idOf('chep-3'), await idOf('goc')]))
    expect(await figures()).toMatchObject({ before: { originals: 1 }, week: { articles: 3, originals: 1 } })
  })
})

describe('an edit that is taken back', () => {
  it('is found by its first words again, and by those of the edit no more', async () => {
    const first = page('bai', 10, 11)
    const edited = page('bai', 10, 15, { paragraphs: [...text, 'Đính chính: tổ kiểm tra có chín người.'] })
    const found = async (): Promise<number> => {
      const word = { folded: 'dinh', exact: null }
      const next = { folded: 'chinh', exact: null }
      return (await engines.index.search({ officeId: 'o1', text: { type: 'phrase', words: [word, next] } })).total
    }
    await arrive(first)
    await arrive(edited)
    expect(await found()).toBe(1)
    await arrive({ ...first, at: at(20) })
    expect(await found()).toBe(0)
    expect((await figures()).week).toEqual({ articles: 1, originals: 1, neutral: 1 })
    expect(await engines.store.db.selectFrom('version').select('id').execute()).toHaveLength(2)
    expect(await engines.store.db.selectFrom('edition').select('seq').execute()).toHaveLength(3)
  })
})
