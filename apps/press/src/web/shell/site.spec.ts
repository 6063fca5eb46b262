import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { RequestMethod } from '@nestjs/common'
import request from 'supertest'
import { may, permissions, roles, type Permission } from '#press'
import { SqliteArticleIndex } from '../../../../../libs/article-index/src/adapters/sqlite/sqlite-article-index.js'
import { EmbeddedBus } from '../../../../../libs/bus/src/adapters/embedded/embedded-bus.js'
import { pages } from '../pages.js'
import { openSite, password, type SignedIn, type Site } from './contract/open-site.js'
import { ownPath } from './security.js'

interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  /** Any of these is enough. */
  readonly permit: readonly (Permission | 'signed-in' | 'public')[] | undefined
}

/** Every route of every page, as Nest knows it. */
const routes: Route[] = pages.flatMap((page) => {
  const base = String(Reflect.getMetadata(PATH_METADATA, page) ?? '')
  const methods = Object.entries(Object.getOwnPropertyDescriptors(page.prototype)).flatMap(([, d]) =>
    typeof d.value === 'function' ? [d.value as () => unknown] : [],
  )
  return methods
    .filter((m) => Reflect.hasMetadata(METHOD_METADATA, m))
    .map((m) => ({
      method: Reflect.getMetadata(METHOD_METADATA, m) === RequestMethod.POST ? 'post' : 'get',
      path: `/${base}/${String(Reflect.getMetadata(PATH_METADATA, m))}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1'),
      permit: (Reflect.getMetadata('permit', m) ?? Reflect.getMetadata('permit', page)) as Route['permit'],
    }))
})
const isPublic = (r: Route): boolean => r.permit?.includes('public') ?? false
/** A page that changes only its own cookie or session is tried elsewhere. */
const guarded = routes.filter((r) => !isPublic(r) && !/^\/(?:sign-out|password|theme)/.test(r.path))
const addressOf = (path: string): string => path.replaceAll(/:\w+/g, '0000')

let site: Site
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'))
  site = await openSite({ index: new SqliteArticleIndex(folder) })
  const bus = new EmbeddedBus({ store: site.store, clock: site.clock, log: site.desk.log })
  Object.assign(site.desk, { bus })
})
afterEach(async () => {
  await site.desk.index.close()
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, who?: SignedIn) =>
  request(site.server)
    .get(path)
    .set('cookie', who?.cookie ?? '')
const post = (path: string, who: SignedIn | null, fields: object = {}) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', who?.cookie ?? '')
    .send({ ...(who ? { _csrf: who.csrf } : {}), ...fields })

describe('the guard', () => {
  it('knows for every route who may use it', () => {
    expect(routes.length).toBeGreaterThan(40)
    expect(routes.filter((r) => r.permit === undefined)).toEqual([])
  })
  it('sends strangers to the sign-in page, whatever they ask for', async () => {
    for (const route of guarded) {
      const answer = await request(site.server)[route.method](addressOf(route.path))
      expect([route.path, answer.status, answer.headers['location']?.split('?')[0]]).toEqual([
        route.path,
        303,
        '/sign-in',
      ])
    }
  })
  it('lets each role do what the table of permissions says, and nothing else', async () => {
    for (const role of roles) {
      const who = await site.signIn(role)
      for (const route of guarded) {
        const answer = await (route.method === 'post'
          ? post(addressOf(route.path), who)
          : get(addressOf(route.path), who))
        const isAllowed = route.permit?.some((p) => p === 'signed-in' || may(role, p as Permission))
        expect([role, route.method, route.path, answer.status === 403]).toEqual([
          role,
          route.method,
          route.path,
          !isAllowed,
        ])
        if (!isAllowed) expect(answer.text).toContain('Người làm được')
      }
    }
    expect(site.errors).toEqual([])
  })
  it('names a role for every permission, so that no page is closed to all', () => {
    for (const [name, who] of Object.entries(permissions)) expect([name, who.length > 0]).toEqual([name, true])
  })
  it('stops a person at once when the account is disabled', async () => {
    const admin = await site.signIn('quan-tri')
    const analyst = await site.signIn('chuyen-vien')
    expect((await get('/sources', analyst)).status).toBe(200)
    await post(`/accounts/${analyst.account.id}/disabling`, admin).expect(303)
    expect((await get('/sources', analyst)).headers['location']).toMatch(/^\/sign-in/)
  })
})

describe('forms', () => {
  it('are refused without the token of the session, on every route that changes something', async () => {
    const who = await site.signIn('quan-tri')
    for (const route of routes.filter((r) => r.method === 'post' && !isPublic(r))) {
      const answer = await post(addressOf(route.path), who, { _csrf: 'x'.repeat(who.csrf.length) })
      expect([route.path, answer.status]).toEqual([route.path, 403])
      expect(answer.text).toContain('form-foreign')
    }
    expect((await get('/sources', who)).status).toBe(200)
  })
  it('are refused with the token of somebody else', async () => {
    const [mine, yours] = [await site.signIn('quan-tri'), await site.signIn('truong-phong')]
    expect((await post('/settings', mine, { _csrf: yours.csrf })).status).toBe(403)
  })
  it('are refused from another site even where no session is needed', async () => {
    const typed = { username: 'quan-tri', password }
    await site.signIn('quan-tri')
    const from = (name: string, value: string) => post('/sign-in', null, typed).set(name, value)
    expect((await from('origin', 'https://khac.example')).status).toBe(403)
    expect((await from('origin', 'null')).status).toBe(403)
    expect((await from('sec-fetch-site', 'cross-site')).status).toBe(403)
    expect((await from('sec-fetch-site', 'same-site')).status).toBe(403)
    expect((await from('sec-fetch-site', 'same-origin')).status).toBe(303)
  })
  it('do not believe a forwarded host, but the public address of the settings', async () => {
    const who = await site.signIn('quan-tri')
    const send = (origin: string) =>
      post('/theme', who, { theme: 'dark' }).set('origin', origin).set('x-forwarded-host', 'khac.example')
    expect((await send('https://khac.example')).status).toBe(403)
    Object.assign(site.desk, { settings: { ...site.desk.settings, publicUrl: 'https://diembao.tinh.example' } })
    expect((await send('https://diembao.tinh.example')).status).toBe(303)
  })
  it('that are too long are refused with a page that says so', async () => {
    const who = await site.signIn('quan-tri')
    const answer = await post('/settings', who, { time: 'x'.repeat(2_100_000) })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('Nội dung gửi lên quá lớn')
  })
  it('with a field given twice are no reason to break', async () => {
    const who = await site.signIn('quan-tri')
    for (const path of ['/settings', '/accounts', '/sources', '/links', '/reports/paper']) {
      const twice = ['url', 'time', 'username', 'name', 'link', 'kind', 'issuingBody'].map((f) => `${f}=a&${f}=b`)
      const answer = await request(site.server)
        .post(path)
        .set('cookie', who.cookie)
        .send(`_csrf=${who.csrf}&${twice.join('&')}`)
      expect([path, answer.status]).toEqual([path, path === '/links' ? 422 : answer.status === 303 ? 303 : 422])
    }
    expect(site.errors).toEqual([])
  })
})

describe('every answer', () => {
  it('forbids script and style within the page, framing, guessing of types and keeping', async () => {
    for (const path of ['/sign-in', '/nowhere', '/assets/0/app.js', '/health/live']) {
      const { headers } = await get(path)
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-powered-by']).toBeUndefined()
    }
    expect((await get('/sign-in')).headers['cache-control']).toBe('private, no-store')
    expect((await get('/sign-in')).headers['strict-transport-security']).toBeUndefined()
  })
  it('carries no inline script, style or handler, and every asset it names exists and may be kept', async () => {
    const who = await site.signIn('quan-tri')
    for (const path of ['/sources', '/accounts', '/settings', '/health', '/password']) {
      const { text } = await get(path, who).expect(200)
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script>|javascript:/i)
      expect(text).not.toMatch(/undefined|NaN|\[object|>null</)
      for (const [, url] of text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
        const asset = await get(url ?? '')
        expect([url, asset.status]).toEqual([url, 200])
        expect(asset.headers['cache-control']).toContain('immutable')
      }
    }
  })
  it('serves nothing outside the list of assets', async () => {
    for (const path of ['/assets/0/..%2f..%2fpackage.json', '/assets/0/package.json', '/assets/../web.module.ts']) {
      expect((await get(path)).status).toBe(404)
    }
  })
  it('is compressed where that is worth it', async () => {
    const { headers, text } = await get('/sign-in').set('accept-encoding', 'gzip')
    expect(headers['content-encoding']).toBe('gzip')
    expect(text).toContain('Đăng nhập')
  })
  it('shows a page that is not there with a way out, and an error with its code last', async () => {
    const answer = await get('/khong-co', await site.signIn('lanh-dao'))
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('Không tìm thấy')
    expect(answer.text).toMatch(/Mã: page-unknown<\/p><\/div><\/main>/)
  })
  it('keeps metrics to this machine and never gives them to a proxy', async () => {
    expect((await get('/metrics')).text).toContain('press_queue_pending')
    expect((await get('/metrics').set('x-forwarded-for', '203.0.113.9')).status).toBe(404)
  })
  it('says what is illustrative where the office is a demonstration', async () => {
    expect((await get('/sign-in')).text).not.toContain('Dữ liệu minh họa')
    Object.assign(site.desk, { settings: { ...site.desk.settings, isDemo: true } })
    expect((await get('/sign-in')).text).toContain('Dữ liệu minh họa')
  })
  it('says on every page for people of the office that lists and figures are not whole while a rebuild is under way', async () => {
    const who = await site.signIn('lanh-dao')
    const pagesSeen = ['/overview', '/search', '/stories', '/reports']
    for (const path of pagesSeen) expect((await get(path, who)).text).not.toContain('dựng lại')
    const value = JSON.stringify({ startedAt: site.clock.now(), lastFetchId: 'f', done: 1200, total: 5000 })
    await site.store.db
      .insertInto('setting')
      .values({ officeId: '*', key: 'rebuild', value, updatedAt: site.clock.now(), updatedBy: null })
      .execute()
    for (const path of pagesSeen)
      expect((await get(path, who)).text).toContain('Đang dựng lại dữ liệu từ trang đã lưu: 1.200/5.000 trang')
    expect((await get('/sign-in')).text).not.toContain('dựng lại')
  })
})

describe('going back after signing in', () => {
  it('stays on this site', () => {
    expect(ownPath('/search?q=a')).toBe('/search?q=a')
    for (const path of [
      '//khac.example',
      '/\\khac.example',
      '/\t/khac.example',
      'https://khac.example',
      '/a\r\nx: y',
      5,
    ])
      expect(ownPath(path)).toBe('/')
  })
})
