import { figureUrl, overview } from '#read'
import { aSource, week46, week47 } from '../../../../../libs/report/contract/two-weeks.js'
import {
  flag,
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
  const article = { outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' }
  await flag(site.press.store, article, { number: 1, createdAt: '2026-11-18T01:00:00.000Z', deadline: '2026-11-20T01:00:00.000Z' })
  await flag(site.press.store, article, { number: 2, createdAt: '2026-11-18T01:00:00.000Z', title: 'Việc <b>đã</b> xong', state: 'closed' })
}) // prettier-ignore
afterAll(() => site.close())

const page = async (path: string): Promise<string> => (await (await site.as('chuyen-vien')).get(path)).text
const lastWeek = '/overview?at=2026-11-18T03:00:00.000Z'

describe('the overview', () => {
  it('sets a finished week against the whole week before', async () => {
    const view = await overview(site.desk, office, week47, now)
    expect(view.isUnfinished).toBe(false)
    expect(view.previous).toEqual(week46)
    expect([view.articles.now.value, view.articles.before.value]).toEqual([15, 8])
    expect([view.originals.now.value, view.originals.before.value]).toEqual([7, 5])
  })
  it('sets a running week against the same hours of the week before', async () => {
    const view = await overview(site.desk, office, week47, '2026-11-18T03:00:00.000Z')
    expect(view.isUnfinished).toBe(true)
    expect(view.previous).toEqual({ from: week46.from, to: '2026-11-11T03:00:00.000Z' })
    expect(view.articles.now.filters).toMatchObject({ to: '2026-11-18T03:00:00.000Z' })
  })
  it('puts the story that grew most first and names the one criticised most', async () => {
    const { stories, criticalStory } = await overview(site.desk, office, week47, now)
    expect(stories.map((s) => [s.story, s.articles.value, s.before.value])).toEqual([
      ['dap-khe-mo', 8, 0],
      ['cam-loc-khe', 3, 0],
    ])
    expect(criticalStory).toMatchObject({ story: 'dap-khe-mo', critical: { value: 2 } })
  })
  it('counts tones by originals, and each figure opens what it counts', async () => {
    const { tones, topics } = await overview(site.desk, office, week47, now)
    for (const figure of [...Object.values(tones.now), ...topics.flatMap((t) => [t.now, t.before, t.critical])])
      expect([figureUrl(figure.filters), totalOf(await page(figureUrl(figure.filters)))]).toEqual([
        figureUrl(figure.filters),
        figure.value,
      ])
  })
})

describe('the overview page', () => {
  it('states numbers that equal the lists behind their links', async () => {
    const html = await page(lastWeek)
    const links = numberLinks(html)
    expect(links.length).toBeGreaterThan(20)
    for (const { href, n } of links) {
      const list = await page(href)
      // The number of outlets opens the articles, and that of stories a list of stories; both state how many they are.
      const said = (unit: string) => Number(new RegExp(`([\\d.]+) ${unit}`).exec(textOf(list))?.[1] ?? 0)
      const shown = href.includes('view=stories') ? [said('dòng sự kiện')] : [totalOf(list), said('đầu báo')]
      expect([href, shown.includes(n)]).toEqual([href, true])
    }
  })
  it('opens with a sentence from its figures', async () => {
    const text = textOf(await page(lastWeek))
    expect(text).toContain('Có 15 tin, bài về tỉnh, nhiều hơn tuần trước 7 tin, trong đó 7 bài gốc .')
    expect(text).toContain('8 đầu báo có tin.')
    expect(text).toContain('Đập Khe Mơ dừng thi công')
  })
  it('says how many of the outlets that are followed have written, and opens their articles', async () => {
    for (const [id, outlet] of [['s1', 'nhanluan'], ['s2', 'dongkinh'], ['s3', 'khong-viet']] as const) {
      if (outlet === 'khong-viet')
        await site.press.store.db
          .insertInto('outlet')
          .values({ id: outlet, agencyId: 'a-nhanluan', name: 'Không Viết', tier: 'nganh', kind: 'báo', home: 'https://kv.example', domains: '[]', provinceSlug: null, createdAt: now })
          .execute()
      await aSource(site.press.store, id, outlet, { outcome: 'ok', found: 1, at: now })
    }
    const html = await page(lastWeek)
    expect(textOf(html)).toContain('2 trong 3 đầu báo đang theo dõi có tin.')
    const href = /<a href="(\/search[^"]+)">2<\/a> trong/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(textOf(await page(href))).toContain('2 đầu báo')
  }) // prettier-ignore
  it('opens no article where none of the outlets that are followed has written', async () => {
    const { store } = site.press
    await store.db.updateTable('source').set({ state: 'paused' }).where('outletId', '!=', 'khong-viet').execute()
    const html = await page(lastWeek)
    expect(textOf(html)).toContain('0 trong 1 đầu báo đang theo dõi có tin.')
    const href = /<a href="(\/search[^"]+)">0<\/a> trong/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(totalOf(await page(href))).toBe(0)
    await store.db.updateTable('source').set({ state: 'active' }).execute()
  })
  it('names open cases with what is overdue, and not those that are closed', async () => {
    const text = textOf(await page(lastWeek))
    expect(text).toContain('1 đang mở , 1 quá hạn')
    expect(text).not.toContain('xong')
  })
  it('opens for a week without any press, and for a date that makes no sense', async () => {
    expect(textOf(await page('/overview?at=2025-03-03T03:00:00.000Z'))).toContain('Chưa có tin, bài nào về tỉnh')
    expect(textOf(await page('/overview?at=never'))).toContain('Tổng quan tuần 48')
  })
  it('offers a report only to those who write them', async () => {
    expect(await page(lastWeek)).toContain('/reports/new?')
    const admin = await (await site.as('quan-tri')).get(lastWeek)
    expect(admin.status).toBe(200)
    expect(admin.text).not.toContain('/reports/new?')
    expect((await (await site.as('don-vi')).get(lastWeek)).status).toBe(403)
  })
})
