import { utcOfLocal } from '#press'
import { figureUrl, searchArticles, searchUrl } from '#read'
import { queryNames } from '../shell/names.js'
import { now, numberLinks, office, openPressDesk, type PressDesk, textOf, totalOf } from './contract/press-desk.js'

let site: PressDesk
beforeAll(async () => {
  site = await openPressDesk()
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => {
  const answer = await (await site.as('chuyen-vien')).get(path)
  expect(answer.status).toBe(200)
  return answer.text
}
const titles = (html: string): string[] =>
  [...html.matchAll(/<a class="title"[^>]*>(.*?)<\/a>/g)].map((m) => textOf(m[1] as string).replace(/\s+/g, ' '))

describe('searching', () => {
  const search = async (q: string, more: Record<string, unknown> = {}) =>
    searchArticles(site.desk, {
      officeId: office,
      accountId: 'a',
      address: { q, filters: {}, view: 'flat', ...more },
      names: await queryNames(site.desk, 'van-ha'),
      now,
    })

  it.each([
    ['dap khe mo', 8],
    ['"dap khe mo"', 8],
    ['đập', 8],
    ['đập -nhà', 1],
    ['rác OR heroin', 2],
    ['tiêu đề:cam', 3],
    ['báo:"lac hai"', 2],
    ['báo:lạc hải đập', 1],
    ['chủ đề:môi trường', 2],
    ['sắc thái:tích cực', 6],
    ['địa bàn:khe mơ', 7],
    ['từ:21/11/2026', 1],
    ['đến:10/11', 4],
    ['gốc:có cam', 1],
    ['hop*', 4],
  ])('%s finds %i articles about the province', async (q, total) => {
    const found = await search(q)
    expect({ total: found.result.total, problems: found.problems }).toEqual({ total, problems: [] })
  })
  it('takes typed marks at their word, and leaves them out only where nothing stands as typed', async () => {
    const strict = await search('đập')
    expect(strict.isWithoutMarks).toBe(false)
    const wrong = await search('đạp khe mơ')
    expect(wrong.isWithoutMarks).toBe(true)
    expect(wrong.result.total).toBe(8)
  })
  it('does not read a filter that empties the list as a wrong mark', async () => {
    const found = await search('đập', { filters: { tone: ['favourable'] } })
    expect(found.isWithoutMarks).toBe(false)
    expect(found.obstacles.map((o) => [o.what, o.total])).toEqual([
      ['tone', 8],
      ['words', 6],
    ])
  })
  it('lets a field of the query and a filter of the page hold together', async () => {
    const found = await search('báo:vanha', { filters: { outlet: ['lachai'] } })
    expect(found.result.total).toBe(0)
  })
  it('counts articles of another province only when asked', async () => {
    expect((await search('khu công nghiệp')).result.total).toBe(0)
    expect((await search('khu công nghiệp', { filters: { relevance: ['mention'] } })).result.total).toBe(1)
  })
  it('shows the last page where a later one was asked for', async () => {
    const found = await search('', { page: 400 })
    expect(found.page).toBe(Math.ceil(found.rows / found.size))
    expect(found.articles.length).toBeGreaterThan(0)
  })
  it('draws quiet days as gaps', async () => {
    const { trend } = await search('đập')
    expect(trend.map((d) => [d.date, d.count])).toEqual([
      ['2026-11-17', 7],
      ['2026-11-18', 1],
    ])
    const { trend: longer } = await search('chè OR rác')
    expect(longer.find((d) => d.date === '2026-11-15')).toEqual({ date: '2026-11-15', count: 0, critical: 0 })
  })
})

describe('the search page', () => {
  it('marks what matched in titles and text', async () => {
    const html = await page('/search?q=%22khe+mo%22')
    expect(html).toContain('<mark>Khe Mơ</mark>')
    expect(html).toContain('<mark>Khê mở</mark>')
    expect(await page('/search?q=%22khe+m%C6%A1%22')).not.toContain('<mark>Khê mở</mark>')
  })
  it('states counts that equal the lists behind its links', async () => {
    const html = await page('/search')
    const links = [...html.matchAll(/<a class="facet-value" href="([^"]+)"(?:(?!<\/a>).)*?class="n">([\d.]+)</g)]
    const unchosen = links.filter((m) => !m[0].includes('aria-current') && !m[1]?.includes('relevance='))
    expect(unchosen.length).toBeGreaterThan(15)
    for (const [, href = '', n] of unchosen.slice(0, 20))
      expect([href, totalOf(await page(href.replaceAll('&amp;', '&')))]).toEqual([href, Number(n)])
    const members = numberLinks(html).filter((l) => /reprintGroup|original/.test(l.href))
    expect(members.length).toBeGreaterThan(2)
    for (const { href, n } of members) expect([href, totalOf(await page(href))]).toEqual([href, n])
  })
  it('lists as many rows as it states when nothing is put together', async () => {
    const html = await page('/search?q=khe&view=flat')
    expect(titles(html)).toHaveLength(totalOf(html))
  })
  it('puts stories together with the articles behind each', async () => {
    const html = await page('/search?view=stories&q=dap')
    const [link] = numberLinks(html).filter((l) => l.href.includes('story='))
    expect(link?.n).toBe(8)
    expect(totalOf(await page(link?.href ?? ''))).toBe(8)
  })
  it('says what is wrong with a query and where, and still finds the rest', async () => {
    const html = await page(searchUrl({ q: 'báo:khongco (đập', filters: {} }))
    expect(textOf(html)).toContain('Không có đầu báo tên “khongco”')
    expect(html).toContain('<mark>báo:khongco</mark>')
    expect(totalOf(html)).toBe(8)
  })
  it('names the filter that empties a list, with the count without it', async () => {
    const html = await page(searchUrl({ q: 'đập', filters: { tone: ['favourable'] } }))
    expect(textOf(html)).toContain('Bỏ lọc sắc thái: 8 tin, bài')
    const [way] = /href="([^"]+)">\s*Bỏ lọc sắc thái/.exec(html)?.slice(1) ?? []
    expect(totalOf(await page((way ?? '').replaceAll('&amp;', '&')))).toBe(8)
  })
  it('reads days typed into the form as local days, the last one whole', async () => {
    const answer = await (await site.as('lanh-dao')).get('/search?q=dap&day-from=2026-11-17&day-to=2026-11-17')
    expect(answer.status).toBe(303)
    const from = utcOfLocal('2026-11-17')
    expect(answer.headers['location']).toBe(searchUrl({ q: 'dap', filters: { from, to: utcOfLocal('2026-11-18') } }))
    expect(totalOf(await page(answer.headers['location'] as string))).toBe(7)
    expect(textOf(await page('/search?day-from=2026-11-20&day-to=2026-11-10'))).toContain(
      'Ngày bắt đầu đứng sau ngày kết thúc',
    )
    expect(textOf(await page('/search?day-from=2026-02-30'))).toContain('Không có ngày “2026-02-30”')
  })
  it('never lets typed text become markup', async () => {
    const q = '"><script>alert(1)</script>'
    const html = await page(searchUrl({ q, filters: { place: ['<img src=x onerror=alert(1)>'] } }))
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x')
  })
  it('is closed to those who only answer cases', async () => {
    expect((await (await site.as('don-vi')).get('/search')).status).toBe(403)
    expect((await (await site.as('quan-tri')).get('/search')).status).toBe(200)
  })
})

describe('saved searches', () => {
  it('keeps a search for its owner only, and lets it go again', async () => {
    const [mine, other] = [await site.as('chuyen-vien'), await site.as('truong-phong')]
    const kept = await mine.post('/saved-searches', { query: 'q=dap&tone=critical', name: 'Đập <khe>' })
    expect([kept.status, kept.headers['location']]).toEqual([303, '/search?q=dap&tone=critical'])
    const html = (await mine.get('/search')).text
    expect(html).toContain('<a href="/search?q=dap&amp;tone=critical">Đập &lt;khe></a>')
    expect((await other.get('/search')).text).not.toContain('Đập &lt;khe')
    const id = /name="id" value="([^"]+)"/.exec(html)?.[1] ?? ''
    await other.post('/saved-searches/removal', { id })
    expect((await mine.get('/search')).text).toContain('Đập &lt;khe')
    await mine.post('/saved-searches/removal', { id })
    expect((await mine.get('/search')).text).not.toContain('Đập &lt;khe')
  })
  it('refuses a form from elsewhere', async () => {
    const answer = await (await site.as('chuyen-vien')).forge('/saved-searches', { query: 'q=dap', name: 'x' })
    expect(answer.status).toBe(403)
  })
})

it('a figure opens a list of its length', async () => {
  expect(totalOf(await page(figureUrl({ relevance: ['about'], tone: ['critical'], original: true })))).toBe(4)
})
