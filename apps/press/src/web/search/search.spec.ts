import { utcOfLocal } from '#press'
import { figureUrl, searchArticles, searchUrl } from '#read'
import { queryNames } from '../shell/names.js'
import {
  now,
  numberLinks,
  office,
  openPressDesk,
  type PressDesk,
  textOf,
  totalOf,
  unmarkedVietnamese,
} from './contract/press-desk.js'

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

describe('what a person has read', () => {
  const firstOf = (html: string): string => /href="\/articles\/([^"?]+)"/.exec(html)?.[1] ?? ''

  it('is counted over the whole result, for that person alone, and opens lists of that length', async () => {
    const [mine, other] = [await site.as('chuyen-vien'), await site.as('chuyen-vien')]
    const list = '/search?q=dap&view=flat'
    const all = totalOf((await mine.get(list)).text)
    const id = firstOf((await mine.get(list)).text)
    await mine.get(`/articles/${id}`).expect(200)
    const html = (await mine.get(list)).text
    const states = [...html.matchAll(/href="([^"]*read=(?:true|false)[^"]*)"(?:(?!<\/a>).)*?class="n">([\d.]+)</g)]
    expect(states.map((m) => Number(m[2]))).toEqual([all - 1, 1])
    for (const [, href = '', n] of states)
      expect(totalOf((await mine.get(href.replaceAll('&amp;', '&'))).text)).toBe(Number(n))
    const read = (await mine.get(`${list}&read=true`)).text
    expect(firstOf(read)).toBe(id)
    expect(textOf(read)).toContain('· đã đọc')
    expect(totalOf((await other.get(`${list}&read=false`)).text)).toBe(all)
    expect(textOf((await other.get(`${list}&read=true`)).text)).toContain('Xem cả bài đã đọc và chưa đọc')
  })
  it('narrows the export as it narrows the page', async () => {
    const mine = await site.as('truong-phong')
    await mine.get(`/articles/${firstOf((await mine.get('/search?q=dap&view=flat')).text)}`)
    const lines = (await mine.get('/search.csv?q=dap&view=flat&read=true')).text.trimEnd().split('\r\n')
    expect(lines.filter((line) => /^"\d\d\/\d\d\/\d{4}, /.test(line))).toHaveLength(1)
  })
})

describe('the reading pane', () => {
  it('shows the article of the address beside the list, marks it as read and leads back without it', async () => {
    const mine = await site.as('lanh-dao')
    const html = (await mine.get('/search?q=dap')).text
    expect(html).toMatch(/class="search-pane"[^>]* hidden/)
    const beside = /class="button beside" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(beside).toMatch(/^\/search\?q=dap&open=/)
    const open = (await mine.get(beside)).text
    expect(open).not.toMatch(/class="search-pane"[^>]* hidden/)
    expect(open.match(/<h1/g)).toHaveLength(1)
    expect(open).toMatch(/<li class="row is-read"[^>]*aria-current="true"/)
    expect(open).toContain('href="/search?q=dap" data-pane-close')
  })
  it('is a part of a page for the script, with nothing of an article as markup', async () => {
    const mine = await site.as('lanh-dao')
    const [, address = ''] = /data-pane="([^"]+)"/.exec((await mine.get('/search?q=dap')).text) ?? []
    const part = await mine.get(`${address}?back=${encodeURIComponent('https://elsewhere.example/')}`)
    expect([part.status, part.text.includes('<html')]).toEqual([200, false])
    expect(part.text).toContain('href="/search" data-pane-close')
    expect((await (await site.as('don-vi')).get(address)).status).toBe(403)
  })
  it('says so when the article is gone', async () => {
    expect(textOf(await page('/search?open=khong-co'))).toContain('Bài đang chọn không còn trong kho.')
  })
})

describe('the search in English', () => {
  it.each([
    '/search?q=%28dap+b%C3%A1o%3Akhongco&tone=critical&outlet=vanha&place=X%C3%A3+Khe+M%C6%A1&read=false',
    '/search?q=dap&view=stories&respond=true&day-from=2026-02-30',
    '/search?q=khongcogi&tone=favourable&open=khong-co',
  ])('speaks English around press text, which is marked as Vietnamese: %s', async (path) => {
    const { text: html } = await (await site.as('chuyen-vien')).getEnglish(path)
    expect(html).toContain('<html lang="en"')
    expect(unmarkedVietnamese(html)).toEqual([])
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
