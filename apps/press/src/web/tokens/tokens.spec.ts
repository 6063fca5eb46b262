import request from 'supertest'
import { findToken } from '#accounts'
import { openSite, password, type SignedIn, type Site } from '../shell/contract/open-site.js'

let site: Site
let lan: SignedIn
beforeEach(async () => {
  site = await openSite()
  lan = await site.signIn('chuyen-vien')
})
afterEach(() => site.close())
const get = (who = lan) => request(site.server).get('/tokens').set('cookie', who.cookie)
const post = (path: string, fields: object, who = lan) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', who.cookie)
    .send({ _csrf: who.csrf, ...fields })
const form = { name: 'Cổng <b>tin</b>', scopes: ['read', 'flag'], days: '30', password }

describe('the page of access tokens', () => {
  it('shows a token once: in the answer to its form, in no list and in no cache', async () => {
    const made = await post('/tokens', form)
    expect(made.status).toBe(201)
    expect(made.headers['cache-control']).toContain('no-store')
    const token = /diembao_[\w-]{43}/.exec(made.text)?.[0] ?? ''
    expect((await findToken(site.store, site.clock, token))?.scopes).toEqual(['read', 'flag'])
    const later = (await get()).text
    expect(later).not.toContain(token)
    expect(later).toContain(`đuôi …${token.slice(-4)}`)
    expect(later).toContain('Cổng &lt;b>tin&lt;/b>')
  })
  it('asks for the password, and makes guessing wait', async () => {
    const wrong = { ...form, password: 'sai mật khẩu rồi' }
    const answer = await post('/tokens', wrong)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Mật khẩu chưa đúng')
    expect(answer.text).toContain('value="Cổng &lt;b>tin&lt;/b>"')
    for (let i = 0; i < 3; i++) await post('/tokens', wrong)
    expect((await post('/tokens', form)).text).toContain('Hãy thử lại sau')
    expect(await site.store.db.selectFrom('accessToken').selectAll().execute()).toEqual([])
  })
  it('offers what the role may, and gives no more to who asks for more', async () => {
    const leader = await site.signIn('lanh-dao')
    const { text } = await get(leader)
    expect(text).toContain('value="read"')
    expect(text).not.toContain('value="flag"')
    await post('/tokens', { ...form, scopes: ['read', 'flag', 'correct'] }, leader).expect(201)
    expect((await site.store.db.selectFrom('accessToken').select('scopes').execute()).map((t) => t.scopes)).toEqual(['read'])
    expect((await post('/tokens', { ...form, scopes: ['flag'] }, leader)).text).toContain('Chọn ít nhất một việc')
  }) // prettier-ignore
  it('revokes the own tokens and nobody else’s', async () => {
    await post('/tokens', form)
    const { id } = await site.store.db.selectFrom('accessToken').select('id').executeTakeFirstOrThrow()
    const other = await site.signIn('quan-tri')
    expect((await post(`/tokens/${id}/revocation`, {}, other)).status).toBe(404)
    await post(`/tokens/${id}/revocation`, {}).expect(303)
    expect((await get()).text).toContain('đã thu hồi 24/11/2026')
  })
})
