import { figuresOf, type Draft } from '#report'
import { week47 } from '../../../../../libs/report/contract/two-weeks.js'
import { ReportIssuing } from '../../reports/report-issuing.js'
import { ReportService } from '../../reports/report-service.js'
import {
  type Browser,
  flag,
  office,
  openPressDesk,
  type PressDesk,
  textOf,
  totalOf,
} from '../search/contract/press-desk.js'

let site: PressDesk
let leader: Browser
beforeEach(async () => {
  site = await openPressDesk()
  Object.assign(site.desk.gazetteer, { resolveProvince: () => ({ name: 'Vân Hạ', type: 'tỉnh' }) })
  leader = await site.as('lanh-dao')
})
afterEach(() => site.close())

const officeRow = { id: office, provinceSlug: 'van-ha' }
const page = async (path = '/week'): Promise<string> => (await leader.get(path).expect(200)).text
const late = {
  at: '2026-11-20T05:00:00.000Z', outlet: 'lachai', story: 'giao-vien-na-suong', topics: 'giao-duc', tone: 'critical' as const,
  title: 'Thăm lớp cô Thơm ở Nà Sương', lead: 'Đoàn từ Lạc Hải mang sách lên điểm trường.',
} // prettier-ignore

async function frozen(): Promise<string> {
  const id = await new ReportService(site.desk).create(officeRow, 'weekly', week47, 'a1')
  await new ReportIssuing(site.desk).freeze(office, id, 1, 'a1')
  return id
}

describe('the week of a leader', () => {
  it('opens on the last whole week, says it first, and every number opens a list of its length', async () => {
    const html = await page()
    const text = textOf(html)
    expect(text).toContain('Báo chí tuần 47 16/11–22/11/2026. Đọc khoảng 2 phút.')
    expect(text).toContain('Báo chí có 7 bài gốc về tỉnh, nhiều hơn tuần trước 2 bài.')
    expect(text).toContain('Chưa có báo cáo của tuần 47')
    const numbers = [...html.matchAll(/<a class="plain-number" href="(\/search[^"]+)">([\d.]+)<\/a>/g)]
    expect(numbers.length).toBeGreaterThan(12)
    const outlets: string[] = []
    for (const [, href = '', n = ''] of numbers) {
      const list = (await leader.get(href.replaceAll('&amp;', '&'))).text
      if (totalOf(list) === Number(n)) continue
      outlets.push(n)
      expect(textOf(list)).toContain(`${n} đầu báo`)
    }
    // Only the line of outlets counts something else than the articles of its list.
    expect(outlets.length).toBeLessThanOrEqual(2)
  })
  it('prints what the fixed report prints, whatever came in since, and leads to the lists fixed with it', async () => {
    const id = await frozen()
    await site.press.play([late])
    const html = await page()
    const { editedDraft } = await site.press.store.db
      .selectFrom('report')
      .select('editedDraft')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const printed = figuresOf(JSON.parse(editedDraft) as Draft).map((f) => f.run.id)
    const links = [...html.matchAll(/href="\/reports\/[^/"]+\/behind\?figure=([^"]+)">/g)].map((m) => m[1] ?? '')
    expect(links.length).toBeGreaterThan(6)
    for (const link of links) expect(printed).toContain(decodeURIComponent(link))
    expect(textOf(html)).toContain('Báo chí có 7 bài gốc về tỉnh')
    expect(textOf(html)).toContain('Số liệu chốt lúc')
  })
  it('tells the matters of the report in its own words, with the cases on them', async () => {
    const article = { outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' }
    await flag(site.press.store, article, {
      number: 7, createdAt: '2026-11-18T01:00:00.000Z', body: 'Sở Xây dựng', deadline: '2026-11-20T01:00:00.000Z', state: 'dispatched',
    }) // prettier-ignore
    await frozen()
    const html = await page()
    expect(textOf(html)).toContain('“Công trường đập Khe Mơ không có công nhân')
    expect(textOf(html)).toContain('PH-7. Sở Xây dựng')
    expect(textOf(html)).toContain('1 trong 1 việc phản hồi đang mở đã quá hạn ở 1 đơn vị.')
    expect(textOf((await leader.get('/cases?body=S%E1%BB%9F+X%C3%A2y+d%E1%BB%B1ng&due=overdue')).text)).toContain(
      'PH-7',
    )
    expect(html).toContain('href="/cases?body=S%E1%BB%9F+X%C3%A2y+d%E1%BB%B1ng&amp;due=overdue"')
  })
  it('knows the cases with a deadline before those without, however many there are', async () => {
    const { store } = site.press
    const article = { outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' }
    await flag(store, article, { number: 7, createdAt: '2026-11-18T01:00:00.000Z', body: 'Sở Xây dựng', deadline: '2026-11-20T01:00:00.000Z', state: 'dispatched' })
    const row = await store.db.selectFrom('responseCase').selectAll().executeTakeFirstOrThrow()
    const others = Array.from({ length: 400 }, (_, i) => ({ ...row, id: `c${i}`, number: 100 + i, deadline: null, body: null }))
    await store.db.insertInto('responseCase').values(others).execute()
    expect(textOf(await page())).toContain('PH-7. Sở Xây dựng')
  }) // prettier-ignore
  it('has the issued paper beside it, and no paper before', async () => {
    const id = await frozen()
    expect(await page()).not.toContain('week-paper')
    await new ReportIssuing(site.desk).issue(officeRow, id, 2, '05', 'a1')
    expect(await page()).toContain('week-paper')
    expect(textOf(await page())).toContain('Đã phát hành, số 05.')
  })
  it('sets a running week against the same hours, and knows no week to come', async () => {
    site.desk.clock.now = () => '2026-11-18T03:00:00.000Z'
    expect(textOf(await page('/week?at=2026-11-18'))).toContain('Cùng giờ tuần 46')
    expect(textOf(await page('/week?at=2027-01-20'))).toContain('Báo chí tuần 46')
    expect(textOf(await page('/week?at=khong'))).toContain('Báo chí tuần 46')
  })
  it('stands first in the menu of leaders and of nobody else; those who read no reports are refused', async () => {
    expect(await page()).toMatch(/class="main-nav"[^>]*>\s*<a href="\/week"/)
    expect((await (await site.as('truong-phong')).get('/overview')).text).not.toContain('href="/week"')
    expect((await (await site.as('quan-tri')).get('/week')).status).toBe(403)
    expect((await (await site.as('don-vi')).get('/week')).status).toBe(403)
  })
})
