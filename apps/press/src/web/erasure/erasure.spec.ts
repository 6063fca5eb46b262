import { idOf, openPressDesk, type PlayedArticle, type PressDesk } from '../search/contract/press-desk.js'

const article: PlayedArticle = {
  at: '2026-11-19T23:10:00.000Z',
  outlet: 'dongkinh',
  story: 's1',
  tone: 'critical',
  title: 'Cầu <b>Ngòi Lạt</b> lún mố',
  lead: 'Tin.',
}
let press: PressDesk
beforeEach(async () => {
  press = await openPressDesk([article])
})
afterEach(() => press.close())

describe('erasing an article on screen', () => {
  it('is for administrators, wants a reason, and says before what goes and what stays', async () => {
    const [admin, analyst] = [await press.as('quan-tri'), await press.as('chuyen-vien')]
    const here = `/articles/${idOf(article)}`
    expect((await analyst.get(here)).text).not.toContain('/erasure')
    expect((await admin.get(here)).text).toContain(`href="${here}/erasure"`)
    const { text } = await admin.get(`${here}/erasure`).expect(200)
    expect(text).toContain('Cầu &lt;b>Ngòi Lạt&lt;/b> lún mố')
    expect(text).toContain('toàn văn của 1 phiên bản')
    const without = await admin.post(`${here}/erasure`, { reason: '  ' })
    expect([without.status, without.text.includes('Ghi lý do xóa.')]).toEqual([422, true])
    await admin.get(here).expect(200)
    const done = await admin.post(`${here}/erasure`, { reason: 'Báo yêu cầu gỡ' })
    expect([done.status, done.headers['location']]).toEqual([303, '/erased'])
    expect((await admin.get('/erased')).text).toContain('Đã xóa bài')
    for (const path of [here, `${here}/page`, `${here}/erasure`]) await admin.get(path).expect(404)
    await admin.post(`${here}/erasure`, { reason: 'lần nữa' }).expect(404)
    const log = (await admin.get('/audit')).text
    expect(log).toContain('Xóa bài')
    expect(log).toContain('lý do Báo yêu cầu gỡ')
  })
})
