import request from 'supertest'
import { audit } from '#accounts'
import { tamper } from '../../../../../libs/record/contract/tamper.js'
import { openSite, type SignedIn, type Site } from '../shell/contract/open-site.js'

let site: Site
let admin: SignedIn
beforeEach(async () => {
  site = await openSite()
  admin = await site.signIn('quan-tri')
})
afterEach(() => site.close())

const get = (path: string, who = admin, cookies = '') =>
  request(site.server).get(path).set('cookie', `${who.cookie}; ${cookies}`)
const write = (action: string, over: object = {}) =>
  audit(site.store, site.clock, { officeId: 'o1', accountId: admin.account.id, action, ...over })
const rowsOf = (text: string): string[] => text.split('<tr>').slice(2)

describe('the audit log', () => {
  it('tells who did what, newest first, in words', async () => {
    await write('correct', { details: { kind: 'tone', value: 'neutral', previous: 'critical' } })
    await write('sign-in', { accountId: null, subject: '10.0.0.7' })
    const [first = '', second = ''] = rowsOf((await get('/audit')).text)
    expect(first).toContain('<td>Phần mềm hoặc dòng lệnh</td><td>Đăng nhập</td>')
    expect(first).toContain('10.0.0.7')
    expect(second).toContain('<td>Người quan-tri</td><td>Hiệu chỉnh</td>')
    expect(second).toContain('nhãn tone, giá trị mới neutral')
    expect((await get('/audit', admin, 'ngon-ngu=en')).text).toContain('<td>Corrected</td>')
  })
  it('is filtered by person, kind and day, and never shows another office', async () => {
    const lan = await site.signIn('chuyen-vien', { username: 'lan' })
    await write('export', { accountId: lan.account.id })
    // To the next day in two steps: a session that is not used for twelve hours ends.
    for (let i = 0; i < 2; i++) {
      site.clock.advance(9 * 3_600_000)
      await get('/audit')
    }
    await write('flag')
    await write('report.issue', { officeId: 'o2' })
    const found = async (query: string): Promise<string[]> =>
      rowsOf((await get(`/audit?${query}`)).text).map((r) => r.split('<td>')[2]?.replace('</td>', '') ?? '')
    expect(await found(`who=${lan.account.id}`)).toEqual(['Xuất dữ liệu'])
    expect(await found('what=flag')).toEqual(['Gắn cờ'])
    expect(await found('what=report')).toEqual([])
    expect(await found('from=2026-11-25')).toEqual(['Gắn cờ'])
    expect(await found('to=2026-11-24&what=export')).toEqual(['Xuất dữ liệu'])
    expect(await found("from=2026-13-99&what=x'&page=-1&who=")).toHaveLength(4)
  })
  it('says that its seals hold, and where they do not', async () => {
    for (const action of ['flag', 'export', 'correct']) await write(action)
    const whole = await get('/audit')
    expect(whole.text).toContain('Niêm liền mạch từ dòng 1 đến dòng 4')
    const { hash } = await site.store.db
      .selectFrom('audit')
      .select('hash')
      .where('seq', '=', 4)
      .executeTakeFirstOrThrow()
    expect(whole.text).toContain(hash)
    await tamper(site.store, `update "audit" set "action" = 'x' where "seq" = 2`)
    const broken = await get('/audit?check=all')
    expect(broken.text).toContain('Niêm đứt ở dòng 2')
    expect((await get('/audit')).text).toContain('Niêm đứt ở dòng 2')
  })
  it('comes as a file with every seal, which is written down; nothing in it runs in a spreadsheet', async () => {
    await write('flag', { subject: '=HYPERLINK("x")' })
    const { text, headers } = await get('/audit/csv?what=flag')
    expect(headers['content-type']).toContain('text/csv')
    expect(text).toContain(`"flag","'=HYPERLINK(""x"")"`)
    expect(text.split('\r\n')[1]).toMatch(/,"[0-9a-f]{64}"$/)
    expect(rowsOf((await get('/audit')).text)[0]).toContain('audit.csv')
  })
  it('shows what was written as text only', async () => {
    await write('flag', { subject: '<script>alert(1)</script>' })
    expect((await get('/audit')).text).not.toContain('<script>alert')
  })
})
