import request from 'supertest'
import { openSite, password, type Site } from '../shell/contract/open-site.js'
import { sessionCookie } from '../shell/visit.js'

let site: Site
beforeEach(async () => (site = await openSite()))
afterEach(() => site.close())

const enter = (fields: object, cookie = '') =>
  request(site.server).post('/sign-in').type('form').set('cookie', cookie).send(fields)
const cookieOf = (answer: request.Response): string => String(answer.headers['set-cookie'] ?? '')

describe('signing in', () => {
  it('opens a session in a cookie that no script reads and no other site sends, and goes back to the page asked for', async () => {
    await site.signIn('chuyen-vien', { username: 'lan' })
    const asked = await request(site.server).get('/sources?show=all')
    expect(asked.headers['location']).toBe('/sign-in?back=%2Fsources%3Fshow%3Dall')
    const answer = await enter({ username: ' LAN', password, back: '/sources?show=all' })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/sources?show=all'])
    expect(cookieOf(answer)).toMatch(/HttpOnly/)
    expect(cookieOf(answer)).toMatch(/SameSite=Strict/)
    expect(cookieOf(answer)).not.toMatch(/Secure/)
  })
  it('keeps the cookie to TLS where the site is served over TLS', async () => {
    await site.signIn('chuyen-vien', { username: 'lan' })
    Object.assign(site.desk, { settings: { ...site.desk.settings, publicUrl: 'https://diembao.tinh.example' } })
    expect(cookieOf(await enter({ username: 'lan', password }))).toMatch(/Secure/)
  })
  it('never goes back to another site', async () => {
    await site.signIn('chuyen-vien', { username: 'lan' })
    const answer = await enter({ username: 'lan', password, back: '//khac.example' })
    expect(answer.headers['location']).toBe('/')
  })
  it('gives a new token and ends the session that was there before, whoever planted it', async () => {
    const planted = await site.signIn('chuyen-vien', { username: 'lan' })
    const answer = await enter({ username: 'lan', password }, planted.cookie)
    expect(cookieOf(answer)).not.toContain(planted.cookie)
    const old = await request(site.server).get('/sources').set('cookie', planted.cookie)
    expect(old.headers['location']).toMatch(/^\/sign-in/)
    const chosen = await enter({ username: 'lan', password }, `${sessionCookie}=${'a'.repeat(43)}`)
    expect(cookieOf(chosen)).not.toContain('a'.repeat(43))
  })
  it('keeps the name but not the password when something was wrong, and makes guessing wait', async () => {
    await site.signIn('chuyen-vien', { username: 'lan' })
    const answer = await enter({ username: 'lan', password: 'sai mật khẩu' })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('<title>Lỗi: Đăng nhập')
    expect(answer.text).toContain('value="lan"')
    expect(answer.text).not.toContain('sai mật khẩu')
    for (let i = 0; i < 3; i++) await enter({ username: 'lan', password: 'sai mật khẩu' })
    const late = await enter({ username: 'lan', password })
    expect(late.status).toBe(429)
    expect(late.text).toContain('Hãy thử lại sau 5 giây')
  })
  it('shows what was typed as text only', async () => {
    const answer = await enter({ username: '"><script>alert(1)</script>', password: 'x', back: '/"><script>' })
    expect(answer.text).not.toContain('<script>')
  })
})

describe('leaving', () => {
  it('ends the session, here or on every machine', async () => {
    const here = await site.signIn('chuyen-vien', { username: 'lan' })
    const send = (path: string) =>
      request(site.server).post(path).type('form').set('cookie', here.cookie).send({ _csrf: here.csrf })
    await enter({ username: 'lan', password })
    expect(await site.store.db.selectFrom('session').selectAll().execute()).toHaveLength(2)
    await send('/password/sessions').expect(303)
    expect(await site.store.db.selectFrom('session').selectAll().execute()).toHaveLength(0)
    expect((await send('/sign-out')).headers['location']).toMatch(/^\/sign-in/)
  })
})

describe('sessions', () => {
  it('are listed with device, address and time, and ended one by one', async () => {
    const here = await site.signIn('chuyen-vien', { username: 'lan' })
    await enter({ username: 'lan', password }).set('user-agent', 'Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0')
    const { text } = await request(site.server).get('/password').set('cookie', here.cookie)
    expect(text).toContain('Firefox trên Windows')
    expect(text).toContain('Phiên này')
    expect(text).toMatch(/<td>(?:::ffff:)?127\.0\.0\.1<\/td>/)
    const [, path = ''] = /action="(\/password\/sessions\/[0-9a-f]+)"/.exec(text) ?? []
    const send = (to: string) =>
      request(site.server).post(to).type('form').set('cookie', here.cookie).send({ _csrf: here.csrf })
    await send(path).expect(303)
    const left = await site.store.db.selectFrom('session').select('accountId').execute()
    expect(left).toEqual([{ accountId: here.account.id }])
  })
  it('of other people are out of reach', async () => {
    const [mine, yours] = [await site.signIn('chuyen-vien'), await site.signIn('quan-tri')]
    const theirs = await site.store.db
      .selectFrom('session')
      .select('id')
      .where('accountId', '=', yours.account.id)
      .executeTakeFirstOrThrow()
    await request(site.server)
      .post(`/password/sessions/${theirs.id}`)
      .type('form')
      .set('cookie', mine.cookie)
      .send({ _csrf: mine.csrf })
    expect((await request(site.server).get('/sources').set('cookie', yours.cookie)).status).toBe(200)
  })
})

describe('a password somebody else set', () => {
  const change = (who: { cookie: string; csrf: string }, fields: object) =>
    request(site.server)
      .post('/password')
      .type('form')
      .set('cookie', who.cookie)
      .send({ _csrf: who.csrf, ...fields })

  it('has to be changed before anything else', async () => {
    const who = await site.signIn('chuyen-vien', { mustChangePassword: true })
    const asked = await request(site.server).get('/sources').set('cookie', who.cookie)
    expect(asked.headers['location']).toBe('/password')
    const same = await change(who, { current: password, password, again: password })
    expect(same.text).toContain('Mật khẩu mới phải khác mật khẩu hiện tại.')
    const wrong = await change(who, { current: 'sai', password: 'con đò bến Vạn', again: 'con đò bến' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Mật khẩu hiện tại chưa đúng.')
    expect(wrong.text).toContain('chưa giống nhau')
    const done = await change(who, { current: password, password: 'con đò bến Vạn', again: 'con đò bến Vạn' })
    expect([done.status, done.headers['location']]).toEqual([303, '/'])
    const fresh = cookieOf(done).split(';')[0] ?? ''
    expect((await request(site.server).get('/sources').set('cookie', fresh)).status).toBe(200)
    const old = await request(site.server).get('/sources').set('cookie', who.cookie)
    expect(old.headers['location']).toMatch(/^\/sign-in/)
  })
})
