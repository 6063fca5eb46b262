import { storyList, storyView } from '#read'
import {
  now,
  numberLinks,
  office,
  openPressDesk,
  type PressDesk,
  textOf,
  totalOf,
} from '../search/contract/press-desk.js'

let site: PressDesk
beforeAll(async () => {
  site = await openPressDesk()
})
afterAll(() => site.close())
const page = async (path: string): Promise<string> => (await (await site.as('lanh-dao')).get(path)).text

describe('a story', () => {
  it('is told by its originals, outlets and days', async () => {
    const story = await storyView(site.desk, office, 'dap-khe-mo', now)
    expect(story?.row).toMatchObject({
      title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng',
      articles: { value: 8 },
      originals: { value: 2 },
      outlets: 7,
      tones: { critical: 2, neutral: 0, favourable: 0 },
    })
    expect(story?.first.outlet.name).toBe('Xây dựng Việt')
    expect(story?.outlets.slice(0, 2).map((o) => [o.name, o.articles.length, o.originals])).toEqual([
      ['Xây dựng Việt', 1, 1],
      ['Nhật báo Đông Kinh', 2, 1],
    ])
    expect(story?.days.map((d) => [d.date, d.tones.critical.value])).toEqual([
      ['2026-11-17', 1],
      ['2026-11-18', 1],
    ])
    expect(story?.spread.map((s) => s.members.value)).toEqual([7])
    expect(story?.extract.map((e) => e.outlet)).toEqual(expect.arrayContaining(['Xây dựng Việt']))
  })
  it('quotes sentences that stand in the articles named', async () => {
    const story = await storyView(site.desk, office, 'dap-khe-mo', now)
    for (const { text, articleId } of story?.extract ?? [])
      expect(story?.articles.find((a) => a.article.id === articleId)?.version.text).toContain(text)
  })
  it('of articles that only mention the province still opens', async () => {
    const story = await storyView(site.desk, office, 'noi-khac', now)
    expect([story?.row.articles.value, story?.mentions.value]).toEqual([1, 0])
  })
  it('that does not exist is no story', async () => {
    expect(await storyView(site.desk, office, 'khong-co', now)).toBeNull()
    expect((await (await site.as('lanh-dao')).get('/stories/khong-co')).status).toBe(404)
  })
})

describe('story pages', () => {
  it('list stories of two articles and more, largest first', async () => {
    const { rows, total } = await storyList(site.desk, office, now)
    expect(total).toBe(3)
    expect(rows.map((r) => r.story)).toEqual(['dap-khe-mo', 'cau-ngoi-lat', 'cam-loc-khe'])
  })
  it('turn pages, and show the last one where a later one was asked for', async () => {
    const second = await storyList(site.desk, office, now, { page: 2, size: 2 })
    expect(second.rows.map((r) => r.story)).toEqual(['cam-loc-khe'])
    expect((await storyList(site.desk, office, now, { page: 9, size: 2 })).page).toBe(2)
  })
  it('state numbers that equal the lists behind their links', async () => {
    for (const path of ['/stories', '/stories/dap-khe-mo']) {
      const links = numberLinks(await page(path))
      expect(links.length).toBeGreaterThan(4)
      for (const { href, n } of links) {
        const list = await page(href)
        const shown = href.endsWith('#loc-outlet') ? /([\d.]+) đầu báo/.exec(textOf(list))?.[1] : totalOf(list)
        expect([href, Number(shown)]).toEqual([href, n])
      }
      expect(links.some((l) => l.href.endsWith('#loc-outlet'))).toBe(true)
    }
  })
  it('name who printed first and draw every article', async () => {
    const html = await page('/stories/dap-khe-mo')
    expect(textOf(html)).toContain('Xây dựng Việt đăng đầu tiên lúc 17/11, 07:15')
    expect(html.match(/class="strip-copy/g)).toHaveLength(6)
    expect(html.match(/class="glyph-at/g)).toHaveLength(2)
  })
  it('are closed to those who only answer cases', async () => {
    expect((await (await site.as('don-vi')).get('/stories')).status).toBe(403)
  })
})

describe('what a story page says of the press', () => {
  it('how fast it went, through which tiers, and who of those followed kept silent', async () => {
    const { db } = site.press.store
    const source = { kind: 'feed', rule: null, stateReason: null, intervalMs: 1, etag: null, lastModified: null, nextDueAt: now, lastRunAt: null, lastOkAt: null, lastNewAt: null, lastOutcome: null, lastReason: null, lastDurationMs: null, failures: 0, createdAt: now } // prettier-ignore
    for (const [outletId, state] of [
      ['vanha', 'active'],
      ['cong', 'active'],
      ['lachai', 'paused'],
    ] as const)
      await db
        .insertInto('source')
        .values({ ...source, id: outletId, outletId, url: outletId, state })
        .execute()
    const { coverage } = (await storyView(site.desk, office, 'dap-khe-mo', now)) ?? {}
    const hour = 3_600_000
    expect(coverage).toMatchObject({ speed: { second: hour, half: 3 * hour }, silent: [{ id: 'cong' }], followed: 2 })
    expect(coverage?.tiers.map((t) => [t.tier, t.figure.value])).toEqual([
      ['trung-uong', 3], ['dia-phuong', 2], ['nganh', 1], ['tap-chi', 1], ['trang-tin', 1],
    ]) // prettier-ignore
    expect(textOf(await page('/stories/dap-khe-mo'))).toContain('1 trong 2 đầu báo đang theo dõi chưa đăng')
  })
  it('what it continues and what continues it, both ways', async () => {
    const { db } = site.press.store
    await db.updateTable('groupMember').set({ continues: 'cau-ngoi-lat' }).where('story', '=', 'rac-ben-dau').execute()
    const titles = async (story: string) => {
      const links = (await storyView(site.desk, office, story, now))?.links
      return { before: links?.before.map((r) => r.story), after: links?.after.map((r) => r.story) }
    }
    expect(await titles('rac-ben-dau')).toEqual({ before: ['cau-ngoi-lat'], after: [] })
    expect(await titles('cau-ngoi-lat')).toEqual({ before: [], after: ['rac-ben-dau'] })
    expect(textOf(await page('/stories/cau-ngoi-lat'))).toContain(
      'Diễn biến sau Mùi rác quanh trạm trung chuyển Bến Dâu',
    )
  })
})
