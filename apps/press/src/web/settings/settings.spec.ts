import request from 'supertest'
import { respondSettings } from '#respond'
import { openSite, type SignedIn, type Site } from '../shell/contract/open-site.js'
import { ReportSettings } from '../../reports/report-settings.js'

let site: Site
let admin: SignedIn
beforeEach(async () => {
  site = await openSite()
  admin = await site.signIn('quan-tri')
})
afterEach(() => site.close())

const get = (path = '/settings') => request(site.server).get(path).set('cookie', admin.cookie)
const post = (path: string, fields: object) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', admin.cookie)
    .send({ _csrf: admin.csrf, ...fields })
const office = () => site.store.db.selectFrom('office').selectAll().executeTakeFirstOrThrow()

/** What the profile form of the page would send. */
async function typedProfile(): Promise<Record<string, string>> {
  const p = await new ReportSettings(site.desk).profile(await office())
  const text = (value: unknown): string => (Array.isArray(value) ? value.join('\r\n') : ((value as string) ?? ''))
  return Object.fromEntries(Object.entries(p).map(([name, value]) => [name, text(value)]))
}

describe('settings', () => {
  it('keep the cut-off of the week and refuse a time that does not exist', async () => {
    await post('/settings', { weekday: '4', time: '15:00' }).expect(303)
    expect(await new ReportSettings(site.desk).cutOff('o1')).toEqual({ weekday: 4, time: '15:00' })
    const wrong = await post('/settings', { weekday: '9', time: '25:00' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('href="#weekday"')
    expect(wrong.text).toContain('value="25:00"')
    expect(await new ReportSettings(site.desk).cutOff('o1')).toEqual({ weekday: 4, time: '15:00' })
  })
  it('begin with the papers of the province and keep what the office typed', async () => {
    expect((await get()).text).toContain('href="/reports/paper"')
    expect((await get('/reports/paper')).text).toContain('value="UBND tỉnh Quảng Ninh"')
    const typed = { ...(await typedProfile()), signer: '  Đỗ   Thị Lan ', recipients: 'Như trên\r\n\r\nLưu trữ\u0000' }
    await post('/reports/paper', typed).expect(303)
    const kept = await new ReportSettings(site.desk).profile(await office())
    expect(kept).toMatchObject({ signer: 'Đỗ Thị Lan', recipients: ['Như trên', 'Lưu trữ'] })
  })
  it('take over the defaults of another form of paper, but not over what was typed', async () => {
    const typed = { ...(await typedProfile()), signer: 'Đỗ Thị Lan', profile: 'dang-2026' }
    await post('/reports/paper', typed).expect(303)
    const kept = await new ReportSettings(site.desk).profile(await office())
    expect(kept.superiorBody).toBe('Tỉnh ủy Quảng Ninh')
    expect(kept.post).toBe('Trưởng ban')
    expect(kept.signer).toBe('Đỗ Thị Lan')
  })
  it('refuse papers without a body that issues them, and keep what was typed', async () => {
    const wrong = await post('/reports/paper', { ...(await typedProfile()), issuingBody: ' ', phone: '0203' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Nhập tên cơ quan ban hành.')
    expect(wrong.text).toContain('value="0203"')
    const term = await post('/reports/paper', { ...(await typedProfile()), termStart: '2025-02-30' })
    expect(term.text).toContain('không có trong lịch')
  })
  it('name the office at the top of every page, but never with nothing', async () => {
    await post('/settings/office', { office: '  Sở  VHTTDL <b>Quảng Ninh ' }).expect(303)
    expect((await get()).text).toContain('<b>Điểm báo</b> <span>Sở VHTTDL &lt;b>Quảng Ninh</span>')
    expect((await get()).text).toContain('<dd>Quảng Ninh</dd>')
    const wrong = await post('/settings/office', { office: ' ' })
    expect([wrong.status, wrong.text.includes('Nhập tên cơ quan.')]).toEqual([422, true])
    expect((await office()).name).toBe('Sở VHTTDL <b>Quảng Ninh')
  })
  it('say how drafts are written, within limits', async () => {
    const typed = { criticalWord: 'tiêu cực', storiesPerField: '4', criticalStories: '8', annexRows: '300' }
    await post('/settings/report-writing', { ...typed, leadingOutlets: 'Báo Quảng Ninh\nBáo Nhân Dân' }).expect(303)
    expect(await new ReportSettings(site.desk).writing((await office()).id)).toEqual({
      criticalWord: 'tiêu cực',
      storiesPerField: 4,
      criticalStories: 8,
      annexRows: 300,
      leadingOutlets: ['Báo Quảng Ninh', 'Báo Nhân Dân'],
    })
    const wrong = await post('/settings/report-writing', { ...typed, annexRows: '99999' })
    expect([wrong.status, wrong.text.includes('là số nguyên từ 1 đến 2000')]).toEqual([422, true])
  })
  it('say whether the head of desk may dispatch a case, in one place with the form of papers in another', async () => {
    expect(await respondSettings(site.store.reader, 'o1')).toEqual({ headMayDispatch: false })
    await post('/settings/respond', { headMayDispatch: 'yes' }).expect(303)
    expect(await respondSettings(site.store.reader, 'o1')).toEqual({ headMayDispatch: true })
    expect((await get()).text).toMatch(/name="headMayDispatch" value="yes" checked/)
    await post('/settings/respond', {}).expect(303)
    expect(await respondSettings(site.store.reader, 'o1')).toEqual({ headMayDispatch: false })
    expect((await get()).text).not.toContain('name="issuingBody"')
  })
  it('leave their mark in the audit log', async () => {
    await post('/settings', { weekday: '4', time: '15:00' })
    const entry = await site.store.db.selectFrom('audit').selectAll().where('action', '=', 'setting').execute()
    expect(entry).toMatchObject([{ accountId: admin.account.id, subject: 'report.cutOff' }])
  })
})
