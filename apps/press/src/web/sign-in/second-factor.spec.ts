import request from 'supertest'
import { openSite, password, type SignedIn, type Site } from '../shell/contract/open-site.js'
import { deviceCode } from './contract/device-code.js'

let site: Site
let lan: SignedIn
beforeEach(async () => {
  site = await openSite()
  lan = await site.signIn('chuyen-vien', { username: 'lan' })
})
afterEach(() => site.close())

const here = '/password/second-factor'
const get = (path: string, cookie = lan.cookie) => request(site.server).get(path).set('cookie', cookie)
const post = (path: string, fields: object = {}) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', lan.cookie)
    .send({ _csrf: lan.csrf, ...fields })
const cookiesOf = (answer: request.Response): string[] =>
  ((answer.headers['set-cookie'] ?? []) as unknown as string[]).map((c) => c.split(';')[0] ?? '')
const phone = () => deviceCode(site, lan.account.id)

/** Switches it on as a person does; gives the page with the codes. */
async function setUp(): Promise<request.Response> {
  await post(here).expect(303)
  const done = await post(`${here}/confirmation`, { code: await phone() }).expect(303)
  site.clock.advance(30_000)
  return get(here, [lan.cookie, ...cookiesOf(done)].join('; '))
}
const codesOn = (text: string): string[] => [...text.matchAll(/<code>([a-z0-9-]{11})<\/code>/g)].map((m) => m[1] ?? '')

async function firstStep(back = '/sources'): Promise<{ cookie: string; location: string }> {
  const answer = await request(site.server).post('/sign-in').type('form').send({ username: 'lan', password, back })
  return { cookie: cookiesOf(answer)[0] ?? '', location: String(answer.headers['location']) }
}
const secondStep = (cookie: string, code: string) =>
  request(site.server).post('/sign-in/code').type('form').set('cookie', cookie).send({ code, back: '/sources' })

describe('setting up a second factor', () => {
  it('shows a picture and a key, and after the first right code recovery codes, once', async () => {
    await post(here).expect(303)
    const { text } = await get(here)
    expect(text).toMatch(/<svg class="qr" role="img"/)
    expect(text).toMatch(/<code class="secret">[A-Z2-7]{4}( [A-Z2-7]{1,4})+</)
    const wrong = await post(`${here}/confirmation`, { code: '000000' })
    expect([wrong.status, wrong.text.includes('Mã chưa đúng')]).toEqual([422, true])
    const shown = await setUp()
    expect(codesOn(shown.text)).toHaveLength(10)
    const later = (await get(here)).text
    expect(codesOn(later)).toEqual([])
    expect(later).not.toContain('class="secret"')
  })
  it('asks for the password before codes are renewed or it is switched off', async () => {
    await setUp()
    for (const what of ['codes', 'off']) expect((await post(`${here}/${what}`, { password: 'sai' })).status).toBe(422)
    const renewed = await post(`${here}/codes`, { password }).expect(303)
    expect(codesOn((await get(here, [lan.cookie, ...cookiesOf(renewed)].join('; '))).text)).toHaveLength(10)
    await post(`${here}/off`, { password }).expect(303)
    expect((await firstStep()).location).toBe('/sources')
  })
})

describe('signing in with a second factor', () => {
  it('takes two steps and then goes where the person wanted', async () => {
    await setUp()
    const { cookie, location } = await firstStep()
    expect(location).toBe('/sign-in/code?back=%2Fsources')
    expect((await get('/sources', cookie)).status).toBe(303)
    expect((await get(location, cookie)).text).toContain('Mã xác thực')
    const wrong = await secondStep(cookie, '000000')
    expect([wrong.status, wrong.text.includes('Mã chưa đúng')]).toEqual([401, true])
    const done = await secondStep(cookie, await phone())
    expect([done.status, done.headers['location']]).toEqual([303, '/sources'])
    const session = cookiesOf(done).find((c) => c.startsWith('phien='))
    expect((await get('/sources', session)).status).toBe(200)
  })
  it('begins anew when the first step is missing or too long ago', async () => {
    await setUp()
    expect((await get('/sign-in/code', '')).headers['location']).toBe('/sign-in')
    const { cookie } = await firstStep()
    site.clock.advance(300_000)
    const late = await secondStep(cookie, await phone())
    expect([late.status, late.text.includes('Đã quá năm phút')]).toEqual([401, true])
  })
  it('takes a recovery code, and says how many are left', async () => {
    const [code = ''] = codesOn((await setUp()).text)
    const done = await secondStep((await firstStep()).cookie, code)
    expect(done.headers['location']).toBe(here)
    expect((await get(here, cookiesOf(done).join('; '))).text).toContain('còn 9 mã')
  })
  it('never goes to another site', async () => {
    await setUp()
    const { location } = await firstStep('//khac.example')
    expect(location).toBe('/sign-in/code?back=%2F')
  })
})
