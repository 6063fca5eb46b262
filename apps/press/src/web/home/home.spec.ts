import request from 'supertest'
import { roles } from '#press'
import { openSite, type Site } from '../shell/contract/open-site.js'

let site: Site
afterEach(() => site.close())

const firstPage = async (cookie = ''): Promise<string | undefined> => {
  const answer = await request(site.server).get('/').set('cookie', cookie).expect(303)
  return answer.headers['location']
}

describe('the first page', () => {
  it('is the work of each role', async () => {
    site = await openSite()
    const begins: Record<string, string | undefined> = {}
    for (const role of roles) {
      const who = await site.signIn(role)
      begins[role] = await firstPage(who.cookie)
    }
    expect(begins).toEqual({
      'lanh-dao': '/week',
      'truong-phong': '/overview',
      'chuyen-vien': '/overview',
      'don-vi': '/cases',
      'quan-tri': '/overview',
    })
  })
  it('is one the role may open', async () => {
    site = await openSite()
    for (const role of roles) {
      const who = await site.signIn(role)
      const path = (await firstPage(who.cookie)) ?? ''
      const answer = await request(site.server).get(path).set('cookie', who.cookie)
      expect([role, answer.status === 403]).toEqual([role, false])
    }
  })
  it('is the sign-in page for a stranger, and the first run while nothing is set up', async () => {
    site = await openSite()
    expect(await firstPage()).toBe('/sign-in')
    await site.close()
    site = await openSite({ isNew: true })
    expect(await firstPage()).toBe('/first-run')
  })
})

describe('keys of a single character', () => {
  it('are turned off and on again in the menu, and the page tells its script', async () => {
    site = await openSite()
    const { cookie, csrf } = await site.signIn('chuyen-vien')
    const page = async (more: string) =>
      (
        await request(site.server)
          .get('/password')
          .set('cookie', cookie + more)
      ).text
    expect(await page('')).not.toContain('data-keys')
    const answer = await request(site.server)
      .post('/keys')
      .type('form')
      .set('cookie', cookie)
      .send({ _csrf: csrf, keys: 'off', back: '/password' })
      .expect(303)
    expect(answer.headers['location']).toBe('/password')
    expect(String(answer.headers['set-cookie'])).toMatch(/^phim-tat=tat;/)
    const off = await page('; phim-tat=tat')
    expect(off).toContain('data-keys="off"')
    expect(off).toContain('value="off" aria-pressed="true">Tắt phím tắt')
  })
})
