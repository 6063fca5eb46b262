import request from 'supertest'
import { openSite, type Site } from '../shell/contract/open-site.js'

let site: Site
afterEach(() => site.close())

const administrator = {
  code: '1234 5678',
  displayName: 'Hà Vi Thảo',
  username: 'quantri',
  password: 'cây cầu sông Vằng',
  again: 'cây cầu sông Vằng',
}
const send = (path: string, fields: object | string, cookie = '') =>
  request(site.server).post(path).type('form').set('cookie', cookie).send(fields)
const get = (path: string, cookie = '') => request(site.server).get(path).set('cookie', cookie)

/** The administrator's cookie and token after the first step. */
async function begin(): Promise<{ cookie: string; csrf: string }> {
  const made = await send('/first-run', administrator).expect(303)
  const cookie = String(made.headers['set-cookie']).split(';')[0] ?? ''
  const { text } = await get('/first-run/province', cookie)
  return { cookie, csrf: /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' }
}

describe('the first run', () => {
  it('leads from the code to an office that collects, each step kept', async () => {
    site = await openSite({ isNew: true })
    expect((await get('/')).headers['location']).toBe('/first-run')
    const { cookie, csrf } = await begin()
    expect((await get('/', cookie)).headers['location']).toBe('/first-run/province')
    expect((await get('/sources', cookie)).headers['location']).toBe('/first-run/province')
    await send('/first-run/province', { _csrf: csrf, province: 'quang-ninh' }, cookie).expect(303)
    const list = await get('/first-run/outlets', cookie).expect(200)
    expect(list.text).toMatch(/value="nhandan" checked/)
    expect(list.text).toMatch(/value="baoquangninh" checked/)
    expect(list.text).not.toMatch(/value="baolaocai" checked/)
    await send('/first-run/outlets', `_csrf=${csrf}&step=save&outlet=nhandan&outlet=baoquangninh`, cookie).expect(303)
    const outlets = await site.store.db.selectFrom('outlet').select('id').orderBy('id').execute()
    expect(outlets.map((o) => o.id)).toEqual(['baoquangninh', 'nhandan'])
    expect((await get('/sources', cookie)).text).toContain('Báo Nhân Dân')
  })
  it('refuses a wrong code, keeps what was typed and makes guessing wait', async () => {
    site = await openSite({ isNew: true })
    for (let i = 0; i < 4; i++) {
      const wrong = await send('/first-run', { ...administrator, code: '00000000' })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('Mã chưa đúng')
      expect(wrong.text).toContain('value="Hà Vi Thảo"')
      expect(wrong.text).not.toContain(administrator.password)
    }
    expect((await send('/first-run', administrator)).text).toContain('Đã nhập sai nhiều lần')
    expect(await site.store.db.selectFrom('account').selectAll().execute()).toEqual([])
  })
  it('is over once an administrator exists, even for who knows the code', async () => {
    site = await openSite({ isNew: true })
    await begin()
    const again = await send('/first-run', { ...administrator, username: 'khac' })
    expect(again.headers['location']).toBe('/sign-in')
    expect(await site.store.db.selectFrom('account').selectAll().execute()).toHaveLength(1)
  })
  it('finds a province by what it absorbed, typed without accents', async () => {
    site = await openSite({ isNew: true })
    const { cookie } = await begin()
    const shown = async (find: string): Promise<string[]> => {
      const { text } = await get(`/first-run/province?find=${encodeURIComponent(find)}`, cookie)
      return [...text.matchAll(/name="province" value="([a-z-]+)"/g)].map((m) => m[1] ?? '')
    }
    expect(await shown('')).toHaveLength(34)
    expect(await shown('ba ria')).toEqual(['ho-chi-minh'])
    expect(await shown('Bắc Kạn')).toEqual(['thai-nguyen'])
    expect(await shown('không có tỉnh này')).toEqual([])
  })
  it('names the office after the province unless the administrator names it', async () => {
    site = await openSite({ isNew: true })
    const { cookie, csrf } = await begin()
    const wrong = await send('/first-run/province', { _csrf: csrf, province: 'khong-co', office: 'Sở A' }, cookie)
    expect([wrong.status, wrong.text.includes('value="Sở A"')]).toEqual([422, true])
    await send('/first-run/province', { _csrf: csrf, province: 'quang-ninh', office: ' Sở  A ' }, cookie).expect(303)
    const offices = await site.store.db.selectFrom('office').select(['name', 'provinceSlug']).execute()
    expect(offices).toEqual([{ name: 'Sở A', provinceSlug: 'quang-ninh' }])
    const { text } = await get('/first-run/outlets', cookie)
    expect(text).toContain('Báo, đài, cổng thông tin của Quảng Ninh')
  })
  it('keeps the ticks while addresses are asked and after a break', async () => {
    let answerNow = (): void => undefined
    const asked: string[] = []
    const isOpen = new Promise<void>((resolve) => (answerNow = resolve))
    site = await openSite({
      isNew: true,
      collect: {
        probe: async (_kind, url) => {
          asked.push(url)
          await isOpen
          return { isWorking: !url.includes('tin-moi'), sentence: 'Đã hỏi.', entries: 0, newestAt: null }
        },
      },
    })
    const { cookie, csrf } = await begin()
    await send('/first-run/province', { _csrf: csrf, province: 'quang-ninh' }, cookie)
    await send('/first-run/outlets', `_csrf=${csrf}&step=probe&outlet=nhandan`, cookie).expect(303)
    const busy = (await get('/first-run/outlets', cookie)).text
    expect(busy).toContain('http-equiv="refresh"')
    expect(busy).toContain('Đã kiểm tra 0 trong 5 địa chỉ')
    expect(busy.match(/<fieldset class="outlets"(?! disabled)/g)).toBeNull()
    expect([...busy.matchAll(/type="hidden" name="outlet" value="([^"]+)"/g)].map((m) => m[1])).toEqual(['nhandan'])
    answerNow()
    await new Promise((resolve) => setTimeout(resolve, 50))
    const after = (await get('/first-run/outlets', cookie)).text
    expect(after).not.toContain('http-equiv="refresh"')
    expect(after).toMatch(/value="nhandan" checked/)
    expect(after).not.toMatch(/value="baoquangninh" checked/)
    await send('/first-run/outlets', `_csrf=${csrf}&step=probe&outlet=nhandan`, cookie)
    expect(asked).toHaveLength(6)
    expect(asked.at(-1)).toContain('tin-moi')
  })
  it('without a network says so, and one box keeps every address for when there is one', async () => {
    site = await openSite({
      isNew: true,
      collect: {
        probe: async () => ({ isWorking: false, sentence: 'Không nối được.', entries: 0, newestAt: null }),
      },
    })
    const { cookie, csrf } = await begin()
    await send('/first-run/province', { _csrf: csrf, province: 'quang-ninh' }, cookie)
    await send('/first-run/outlets', `_csrf=${csrf}&step=probe&outlet=nhandan`, cookie).expect(303)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { text } = await get('/first-run/outlets', cookie)
    expect(text).toContain('Không địa chỉ nào trong 5 địa chỉ trả lời')
    expect(text).toMatch(/name="keepAll" value="yes" checked/)
    await send('/first-run/outlets', `_csrf=${csrf}&step=save&outlet=nhandan&keepAll=yes`, cookie).expect(303)
    expect(await site.store.db.selectFrom('source').select('url').execute()).toHaveLength(5)
  })
  it('is where every address leads while there is no account to sign in with', async () => {
    site = await openSite({ isNew: true })
    expect((await get('/overview')).headers['location']).toBe('/first-run')
    await begin()
    expect((await get('/overview')).headers['location']).toBe('/sign-in?back=%2Foverview')
  })
  it('lets nobody but an administrator set the office up', async () => {
    site = await openSite()
    for (const role of ['lanh-dao', 'truong-phong', 'chuyen-vien', 'don-vi'] as const) {
      const who = await site.signIn(role)
      for (const step of ['province', 'outlets']) {
        expect((await get(`/first-run/${step}`, who.cookie)).status).toBe(403)
        expect((await send(`/first-run/${step}`, { _csrf: who.csrf }, who.cookie)).status).toBe(403)
      }
    }
  })
  it('says which addresses were read and which were not, and adds the latter only when asked', async () => {
    const broken = 'https://nhandan.vn/sitemap.xml'
    site = await openSite({
      isNew: true,
      collect: {
        probe: async (_kind, url) =>
          url === broken
            ? { isWorking: false, sentence: 'Kết nối tới máy chủ quá lâu.', entries: 0, newestAt: null }
            : { isWorking: true, sentence: 'Đọc được 12 tin.', entries: 12, newestAt: null },
      },
    })
    const { cookie, csrf } = await begin()
    await send('/first-run/province', { _csrf: csrf, province: 'quang-ninh' }, cookie)
    await send('/first-run/outlets', `_csrf=${csrf}&step=probe&outlet=nhandan`, cookie).expect(303)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { text } = await get('/first-run/outlets', cookie)
    expect(text).toContain('Đã kiểm tra 5 địa chỉ: 4 đọc được, 1 không đọc được')
    expect(text).toContain('Kết nối tới máy chủ quá lâu.')
    const sources = async (): Promise<string[]> =>
      (await site.store.db.selectFrom('source').select('url').execute()).map((s) => s.url)
    await send('/first-run/outlets', `_csrf=${csrf}&step=save&outlet=nhandan`, cookie)
    expect(await sources()).toHaveLength(4)
    expect(await sources()).not.toContain(broken)
    await send('/first-run/outlets', `_csrf=${csrf}&step=save&outlet=nhandan&keep=${broken}`, cookie)
    expect(await sources()).toContain(broken)
  })
})
