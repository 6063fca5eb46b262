import { flag, idOf, openPressDesk, textOf, type PlayedArticle, type PressDesk } from '../search/contract/press-desk.js'

const article: PlayedArticle = {
  at: '2026-11-19T23:10:00.000Z',
  outlet: 'dongkinh',
  story: 's1',
  tone: 'critical',
  title: 'Cầu Ngòi Lạt lún mố',
  lead: 'Mố cầu lún 9 cm.',
}
/** Where somebody must notice that a body is late; now is 08:00 on Monday 23 November in the office. */
const places = {
  'search row': '/search?q=l%C3%BAn+m%E1%BB%91&from=2026-11-16&to=2026-11-22',
  article: `/articles/${idOf(article)}`,
  overview: '/overview',
  'the case': '/cases/case-1',
  'table of cases': '/cases',
  "leader's week": '/week?week=2026-W47',
}

let press: PressDesk
beforeEach(async () => {
  press = await openPressDesk([article])
  await flag(press.desk.store, article, {
    number: 1,
    createdAt: '2026-11-20T01:00:00.000Z',
    state: 'verifying',
    body: 'Sở Xây dựng',
    deadline: '2026-11-21T10:00:00.000Z',
  })
})
afterEach(() => press.close())

/** The page without what stands on every page. */
const mainOf = (html: string): string => textOf(html.slice(html.indexOf('<main')))

describe('a case past its deadline', () => {
  it('is said on every page that shows it, and counted in the navigation', async () => {
    const leader = await press.as('lanh-dao')
    for (const [place, address] of Object.entries(places)) {
      const { text: html } = await leader.get(address).expect(200)
      expect([place, mainOf(html)]).toEqual([place, expect.stringMatching(/Quá 39 giờ|1 quá hạn/)])
      expect(textOf(html)).toContain('Phản hồi 1 1 quá hạn')
    }
  })
  it('is no longer called so once the body has reported, wherever it stands', async () => {
    await press.desk.store.db.updateTable('responseCase').set({ state: 'reported' }).execute()
    const leader = await press.as('lanh-dao')
    for (const address of Object.values(places)) {
      const { text: html } = await leader.get(address).expect(200)
      expect([address, /Quá 39 giờ|\d quá hạn/.exec(textOf(html))]).toEqual([address, null])
    }
  })
})
