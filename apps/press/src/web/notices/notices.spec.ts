import { may, roles } from '#press'
import { office, openPressDesk, textOf, type PressDesk } from '../search/contract/press-desk.js'

let press: PressDesk
beforeEach(async () => {
  press = await openPressDesk([])
  const notice = (id: string, officeId: string, at: string, text: string, link: string | null) => ({ id, officeId, at, kind: 'case', text, link, readAt: null }) // prettier-ignore
  await press.desk.store.db
    .insertInto('notice')
    .values([
      notice('n1', office, '2026-11-22T01:00:00.000Z', 'Bản thảo tuần 47 đã sẵn sàng', '/reports/r1'),
      notice('n2', office, '2026-11-23T00:30:00.000Z', 'PH-1: Sở <b>Xây dựng</b> đã báo cáo', '/cases/c1'),
      notice('n3', office, '2026-11-21T00:30:00.000Z', 'Lạ', 'https://noi-khac.example/x'),
      notice('n4', 'o2', '2026-11-23T00:00:00.000Z', 'Của cơ quan khác', null),
    ])
    .execute()
})
afterEach(() => press.close())

const unread = async (): Promise<string[]> =>
  (await press.desk.store.db.selectFrom('notice').select('id').where('readAt', 'is', null).orderBy('id').execute()).map((n) => n.id) // prettier-ignore

describe('notices', () => {
  it('stand newest first, of the own office only, and lead to pages of ours only', async () => {
    const { text: html } = await (await press.as('chuyen-vien')).get('/notices').expect(200)
    const text = textOf(html)
    expect(text).toContain('3 thông báo chưa đọc.')
    expect(text).toMatch(/23\/11, 07:30 .*PH-1: Sở <b>Xây dựng<\/b> đã báo cáo.*22\/11, 08:00 .*Bản thảo tuần 47/)
    expect(text).not.toContain('Của cơ quan khác')
    expect(html).toContain('href="/cases/c1"')
    expect(html).not.toContain('noi-khac.example')
    expect(html).not.toContain('<b>Xây dựng')
  })
  it('are read one by one or all at once, never those of another office', async () => {
    const browser = await press.as('truong-phong')
    expect((await browser.post('/notices/n1/reading', {}).expect(303)).headers['location']).toBe('/notices')
    await browser.post('/notices/n4/reading', {}).expect(303)
    expect(await unread()).toEqual(['n2', 'n3', 'n4'])
    await browser.post('/notices/reading', {}).expect(303)
    expect(await unread()).toEqual(['n4'])
    const { text: html } = await browser.get('/notices')
    expect(textOf(html)).toContain('Đã đọc hết.')
    expect(html).not.toContain('/reading"')
  })
  it.each(roles)('are for who reads the press: %s', async (role) => {
    const browser = await press.as(role)
    const isReader = may(role, 'read-press')
    expect((await browser.get('/notices')).status).toBe(isReader ? 200 : 403)
    expect((await browser.post('/notices/n1/reading', {})).status).toBe(isReader ? 303 : 403)
    expect((await browser.post('/notices/reading', {})).status).toBe(isReader ? 303 : 403)
  })
  it('are not marked by a form from elsewhere', async () => {
    const browser = await press.as('chuyen-vien')
    await browser.forge('/notices/reading', {}).expect(403)
    await browser.forge('/notices/n1/reading', {}).expect(403)
    expect(await unread()).toHaveLength(4)
  })
  it('say what will come when there are none', async () => {
    await press.desk.store.db.deleteFrom('notice').execute()
    expect((await (await press.as('lanh-dao')).get('/notices')).text).toContain('Chưa có thông báo nào.')
  })
})
