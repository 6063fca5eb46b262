import type { z } from 'zod'
import { revokeToken, scopesOf, tokenScopeNames, tokensOf } from '#accounts'
import type { ManualClock } from '#foundation'
import { may, roles } from '#press'
import { idOf, office } from '../search/contract/press-desk.js'
import { type ApiSite, openApiSite, type Program } from './contract/api-site.js'
import { perMinute } from './api-limits.js'
import { apiRoutes } from './routes.js'
import * as shapes from './shapes.js'

const routes = apiRoutes()
const addressOf = (path: string): string => path.replaceAll(/:\w+/g, '0000')
const problemType = 'application/problem+json'

let site: ApiSite
let clerk: Program
beforeAll(async () => {
  site = await openApiSite()
}, 60_000)
beforeEach(async () => {
  clerk = await site.program('chuyen-vien')
})
afterAll(() => site.close())
const ask = (who: Program, { method, path }: { method: 'get' | 'post'; path: string }) =>
  method === 'post' ? who.post(addressOf(path)) : who.get(addressOf(path))
const read = async <T extends z.ZodType>(shape: T, path: string, who = clerk): Promise<z.output<T>> =>
  shape.parse((await who.get(path).expect(200)).body)

describe('the guard of the programming interface', () => {
  it('is on every route, with a permission, a scope and words in both languages', () => {
    expect(routes.length).toBeGreaterThanOrEqual(20)
    for (const r of routes)
      expect([r.path, typeof r.permit, tokenScopeNames.includes(r.spec.scope)]).toEqual([r.path, 'string', true])
  })
  it('refuses whoever brings no token, a wrong one, or the cookie of a session', async () => {
    const person = await site.as('chuyen-vien')
    for (const route of routes) {
      const without = await (route.method === 'post'
        ? person.forge(addressOf(route.path), {})
        : person.get(addressOf(route.path)))
      expect([route.path, without.status, without.body.code]).toEqual([route.path, 401, 'token-missing'])
      expect(without.headers['content-type']).toContain(problemType)
      expect(without.headers['www-authenticate']).toContain('Bearer')
    }
    const wrong = await clerk.get('/api/v1/me').set('authorization', `Bearer diembao_${'x'.repeat(43)}`)
    expect([wrong.status, wrong.body.code]).toEqual([401, 'token-wrong'])
  })
  it('lets each role and each scope do what the tables say, and nothing else', async () => {
    for (const role of roles)
      for (const scope of tokenScopeNames) {
        const who = await site.program(role, { scopes: [scope] })
        for (const route of routes) {
          const answer = await ask(who, route)
          const isRole = route.permit === 'signed-in' || may(role, route.permit)
          const isScope = route.spec.scope === scope && scopesOf(role).includes(scope)
          const refused = !isRole ? 'not-allowed' : !isScope ? 'token-scope' : null
          expect([role, scope, route.path, answer.status === 403 ? answer.body.code : null]).toEqual([
            role,
            scope,
            route.path,
            refused,
          ])
          expect(answer.status).toBeLessThan(500)
        }
      }
  }, 120_000)
  it('stops a token at once: revoked, its account disabled, its password to be changed', async () => {
    const codeNow = async (who: Program): Promise<string> => (await who.get('/api/v1/me')).body.code as string
    const { store, clock } = site.desk
    const [token] = await tokensOf(store.db, clerk.accountId)
    await revokeToken(store, clock, { accountId: clerk.accountId, id: token?.id ?? '' })
    expect(await codeNow(clerk)).toBe('token-wrong')
    const other = await site.program('truong-phong')
    const set = (values: object) =>
      store.db.updateTable('account').set(values).where('id', '=', other.accountId).execute()
    await set({ mustChangePassword: 1 })
    expect(await codeNow(other)).toBe('password-change-needed')
    await set({ disabledAt: clock.now() })
    expect(await codeNow(other)).toBe('token-wrong')
  })
  it('refuses more than so many calls a minute, with when to come back, and each token by itself', async () => {
    const other = await site.program('chuyen-vien')
    for (let i = 0; i < perMinute.write; i++)
      await clerk.post('/api/v1/links', { url: 'https://bao.example/1' }).expect(201)
    const answer = await clerk.post('/api/v1/links', { url: 'https://bao.example/1' })
    expect([answer.status, answer.body.code]).toEqual([429, 'api-throttled'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    await clerk.get('/api/v1/me').expect(200)
    await other.post('/api/v1/links', { url: 'https://bao.example/1' }).expect(201)
    ;(site.desk.clock as ManualClock).advance(61_000)
    await clerk.post('/api/v1/links', { url: 'https://bao.example/1' }).expect(201)
  }, 30_000)
  it('makes who guesses tokens wait, and nobody who has one', async () => {
    for (let i = 0; i < 25; i++) await site.plain('/api/v1/me').set('authorization', `Bearer diembao_${'y'.repeat(43)}`)
    const answer = await site.plain('/api/v1/me').set('authorization', `Bearer diembao_${'y'.repeat(43)}`)
    expect(answer.status).toBe(429)
    await clerk.get('/api/v1/me').expect(200)
    ;(site.desk.clock as ManualClock).advance(3_600_000)
  })
})

describe('articles', () => {
  const all = async (search: string, limit: number): Promise<string[]> => {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: z.output<typeof shapes.articlesAnswer> = await read(shapes.articlesAnswer, `/api/v1/articles?${search}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
      ids.push(...page.items.map((a) => a.id))
      cursor = page.next
    }
    return ids
  }
  it.each(['q=', 'q=dap', 'order=oldest', 'tone=critical&original=true', 'q=sắc thái:phê phán&from=2026-11-16&to=2026-11-23'])(
    'are as many as the search page says, whatever the size of a page: %s',
    async (search) => {
      const expected = await site.desk.index.ids({ officeId: office, filters: { relevance: ['about'] }, limit: 1000 })
      const ids = await all(search, 3)
      const { total } = await read(shapes.articlesAnswer, `/api/v1/articles?${search}`)
      expect([ids.length, new Set(ids).size]).toEqual([total, total])
      if (search === 'q=') expect(ids).toEqual(expected)
      if (search === 'order=oldest') expect(ids).toEqual(expected.toReversed())
    },
  )
  it('stay in place while others come in', async () => {
    const first = await read(shapes.articlesAnswer, '/api/v1/articles?limit=4')
    const before = await all('q=', 100)
    await site.press.play([{ at: '2026-11-22T09:00:00.000Z', outlet: 'vanha', story: 'moi', title: 'Tin mới đến', lead: 'Vừa có.' }])
    const second = await read(shapes.articlesAnswer, `/api/v1/articles?limit=4&cursor=${first.next}`)
    expect(second.items.map((a) => a.id)).toEqual(before.slice(4, 8))
  })
  it('come with a short excerpt and a link, never with their text', async () => {
    const { items } = await read(shapes.articlesAnswer, '/api/v1/articles?q=dap')
    const one = await read(shapes.articleAnswer, `/api/v1/articles/${items[0]?.id}`)
    expect(one.url).toMatch(/^https:/)
    expect(one.excerpt.length).toBeLessThanOrEqual(300)
    expect(Object.keys(one)).not.toContain('text')
    expect(one.reprints).toBeGreaterThan(0)
  })
  it('are counted by label and day as the list is long', async () => {
    const counted = await read(shapes.facetsAnswer, '/api/v1/facets?facet=tone&facet=topic')
    const { total } = await read(shapes.articlesAnswer, '/api/v1/articles')
    expect(counted.total).toBe(total)
    expect(counted.days.reduce((sum, d) => sum + d.count, 0)).toBe(total)
    expect(counted.facets['tone']?.map((t) => t.value)).toContain('critical')
  })
  it('tell what was not understood: names, values, cursors', async () => {
    for (const bad of ['ton=critical', 'tone=xấu', 'limit=0', 'limit=1000', 'from=hôm qua', 'cursor=zzz', 'order=best', 'q=a&q=b']) {
      const answer = await clerk.get(`/api/v1/articles?${encodeURI(bad)}`)
      expect([bad, answer.status, answer.body.code]).toEqual([bad, 422, 'form-invalid'])
      expect(answer.body.errors.length).toBeGreaterThan(0)
    }
  })
  it('can be corrected, and the correction taken back, both in the log with the token', async () => {
    const id = idOf({ outlet: 'tinnhanh', title: 'Mùi rác quanh trạm trung chuyển Bến Dâu' })
    const made = shapes.correctionAnswer.parse((await clerk.post(`/api/v1/articles/${id}/corrections`, { kind: 'topic', value: ['giao-thong', 'y-te'], reason: 'thử' }).expect(201)).body)
    expect(made.value).toBe('giao-thong,y-te')
    expect((await read(shapes.articleAnswer, `/api/v1/articles/${id}`)).labels.topic).toMatchObject({ by: 'person', values: ['giao-thong', 'y-te'] })
    shapes.revokedAnswer.parse((await clerk.post(`/api/v1/corrections/${made.id}/revocation`).expect(201)).body)
    expect((await clerk.post(`/api/v1/corrections/${made.id}/revocation`)).status).toBe(404)
    const log = await site.desk.store.db.selectFrom('audit').selectAll().where('accountId', '=', clerk.accountId).orderBy('seq').execute()
    expect(log.filter((r) => r.details.includes('"token"')).map((r) => r.action)).toEqual(['correct', 'correct.undo'])
    const bad = await clerk.post(`/api/v1/articles/${id}/corrections`, { kind: 'tone', value: 'tệ' })
    expect([bad.status, bad.body.code]).toEqual([422, 'correction-value'])
  })
  it('can be flagged once, with what is missing told', async () => {
    const id = idOf({ outlet: 'vanha', title: 'Ngày hội cam Lộc Khê mở sớm hai tuần' })
    const send = (reason: string) => clerk.post(`/api/v1/articles/${id}/flags`, { reason, level: 'thuong', deadline: '2026-12-01' })
    expect((await send('khac')).body.errors[0].field).toBe('reason')
    const made = shapes.flaggedAnswer.parse((await send('guong-tot')).body)
    expect((await read(shapes.caseAnswer, `/api/v1/cases/${made.id}`)).deadline).toBe('2026-11-30T17:00:00.000Z')
    const again = await send('guong-tot')
    expect([again.status, again.body.code]).toEqual([409, 'case-open'])
  })
}) // prettier-ignore
