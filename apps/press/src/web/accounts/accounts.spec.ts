import request from 'supertest'
import { beginSecondFactor, confirmSecondFactor, readSignInRules, secondFactorOf } from '#accounts'
import { openSite, password, type SignedIn, type Site } from '../shell/contract/open-site.js'
import { deviceCode } from '../sign-in/contract/device-code.js'

let site: Site
let admin: SignedIn
beforeEach(async () => {
  site = await openSite()
  admin = await site.signIn('quan-tri')
})
afterEach(() => site.close())

const post = (path: string, fields: object = {}, who = admin) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', who.cookie)
    .send({ _csrf: who.csrf, ...fields })
const page = (cookies = '') => request(site.server).get('/accounts').set('cookie', `${admin.cookie}; ${cookies}`)
const newcomer = { username: 'lan', displayName: 'Đỗ Thị Lan', role: 'chuyen-vien' }
const accountOf = (username: string) =>
  site.store.db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow()
const cookieOf = (answer: request.Response, name: string): string =>
  (answer.headers['set-cookie'] as unknown as string[]).find((c) => c.startsWith(`${name}=`))?.split(';')[0] ?? ''
/** The link that the page shows after the form, and its path. */
async function linkAfter(answer: request.Response): Promise<string> {
  const { text } = await page(cookieOf(answer, 'mot-lan'))
  return new URL(/value="(http[^"]+)"/.exec(text)?.[1] ?? '').pathname
}

describe('accounts', () => {
  it('begin with an invitation: a link that is shown once, and sets the own password', async () => {
    const made = await post('/accounts', newcomer)
    expect([made.status, made.headers['location']]).toEqual([303, '/accounts'])
    expect(await accountOf('lan')).toMatchObject({ role: 'chuyen-vien', officeId: 'o1', passwordHash: '' })
    const shown = await page(cookieOf(made, 'mot-lan'))
    expect(shown.text).toContain('Liên kết cho Đỗ Thị Lan')
    expect(cookieOf(shown, 'mot-lan')).toBe('mot-lan=')
    expect((await page()).text).not.toContain('/invitations/')
    const link = await linkAfter(made)
    const accept = (fields: object) => request(site.server).post(link).type('form').send(fields)
    expect((await request(site.server).get(link)).text).toContain('Tên đăng nhập của anh, chị là lan')
    const weak = await accept({ password: 'ngắn', again: 'khác' })
    expect([weak.status, weak.text.includes('ít nhất 10'), weak.text.includes('chưa giống nhau')]).toEqual([
      422,
      true,
      true,
    ])
    const done = await accept({ password, again: password })
    expect([done.status, done.headers['location']]).toEqual([303, '/'])
    const inside = await request(site.server).get('/sources').set('cookie', cookieOf(done, 'phien'))
    expect(inside.status).toBe(200)
    expect((await accept({ password, again: password })).status).toBe(410)
    expect((await request(site.server).get('/invitations/x')).text).toContain('đã hết hạn')
  })
  it('say what is wrong beside the field and keep the rest', async () => {
    const bad = await post('/accounts', { ...newcomer, username: 'Có Dấu' })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('href="#username"')
    expect(bad.text).toContain('value="Đỗ Thị Lan"')
    expect((await post('/accounts', { ...newcomer, role: 'don-vi' })).text).toContain('Nhập tên đơn vị xử lý.')
    expect((await post('/accounts', { ...newcomer, role: 'vua' })).text).toContain('Chọn vai trò.')
    expect((await post('/accounts', { ...newcomer, username: 'quan-tri' })).text).toContain('Tên đăng nhập này đã có.')
  })
  it('get a new link from the administrator, which ends sessions and the old password', async () => {
    const lan = await site.signIn('chuyen-vien', { username: 'lan' })
    const link = await linkAfter(await post(`/accounts/${lan.account.id}/invitation`))
    const asked = await request(site.server).get('/sources').set('cookie', lan.cookie)
    expect(asked.headers['location']).toMatch(/^\/sign-in/)
    const old = await request(site.server).post('/sign-in').type('form').send({ username: 'lan', password })
    expect(old.status).toBe(401)
    await request(site.server).post(link).type('form').send({ password, again: password }).expect(303)
  })
  it('are closed at once, and opened again by a new link alone', async () => {
    const lan = await site.signIn('chuyen-vien', { username: 'lan' })
    await post(`/accounts/${lan.account.id}/disabling`).expect(303)
    const asked = await request(site.server).get('/sources').set('cookie', lan.cookie)
    expect(asked.headers['location']).toMatch(/^\/sign-in/)
    expect((await page()).text).toContain('Đã khóa')
    const link = await linkAfter(await post(`/accounts/${lan.account.id}/invitation`))
    await request(site.server).post(link).type('form').send({ password, again: password }).expect(303)
    expect((await accountOf('lan')).disabledAt).toBeNull()
  })
  it('have their sessions ended and their second factor taken away by the administrator', async () => {
    const lan = await site.signIn('chuyen-vien', { username: 'lan' })
    await beginSecondFactor(site.store, site.clock, lan.account)
    await confirmSecondFactor(site.store, site.clock, lan.account, await deviceCode(site, lan.account.id))
    expect((await page()).text).toContain('xác thực hai lớp</span>')
    await post(`/accounts/${lan.account.id}/sessions`).expect(303)
    expect((await request(site.server).get('/sources').set('cookie', lan.cookie)).status).toBe(303)
    await post(`/accounts/${lan.account.id}/second-factor`).expect(303)
    expect(await secondFactorOf(site.store.reader, lan.account.id)).toBeNull()
  })
  it('cannot lock themselves out, nor reach another office', async () => {
    const other = await site.signIn('chuyen-vien', { username: 'khac' })
    await site.store.db.updateTable('account').set({ officeId: 'o2' }).where('id', '=', other.account.id).execute()
    for (const what of ['disabling', 'invitation', 'sessions', 'second-factor']) {
      const own = await post(`/accounts/${admin.account.id}/${what}`)
      expect([what, own.status, own.text.includes('Hãy nhờ người quản trị khác')]).toEqual([what, 400, true])
      expect([what, (await post(`/accounts/${other.account.id}/${what}`)).status]).toEqual([what, 404])
    }
  })
})

describe('the rules of signing in', () => {
  it('shorten open sessions at once', async () => {
    await post('/accounts/rules', { idleHours: '2', lifeDays: '1' }).expect(303)
    site.clock.advance(2 * 3_600_000 + 1)
    expect((await request(site.server).get('/accounts').set('cookie', admin.cookie)).status).toBe(303)
  })
  it('let nobody of a role go on without a second factor, and say where to set it up', async () => {
    const lan = await site.signIn('chuyen-vien', { username: 'lan' })
    await post('/accounts/rules', { idleHours: '12', lifeDays: '7', secondFactorFor: 'chuyen-vien' }).expect(303)
    const asked = await request(site.server).get('/search').set('cookie', lan.cookie)
    expect([asked.status, asked.headers['location']]).toEqual([303, '/password/second-factor'])
    const there = await request(site.server).get('/password/second-factor').set('cookie', lan.cookie)
    expect(there.text).toContain('Cơ quan yêu cầu vai trò này dùng xác thực hai lớp')
    await beginSecondFactor(site.store, site.clock, lan.account)
    await confirmSecondFactor(site.store, site.clock, lan.account, await deviceCode(site, lan.account.id))
    expect((await request(site.server).get('/sources').set('cookie', lan.cookie)).status).toBe(200)
  })
  it('keep within what is safe', async () => {
    const bad = await post('/accounts/rules', { idleHours: '0', lifeDays: '400' })
    expect([bad.status, bad.text.includes('href="#rule-idle"'), bad.text.includes('href="#rule-life"')]).toEqual([
      422,
      true,
      true,
    ])
    expect(await readSignInRules(site.store.reader, 'o1')).toMatchObject({ idleHours: 12, lifeDays: 7 })
  })
})
