import { ManualClock, silentLog } from '#foundation'
import type { FetchResult } from '../fetch/fetch-url.js'
import { reasons, type NamedReason } from '../errors.js'
import { createRobots, type Robots } from './robots.js'
import { isProductToken, parseRobots, pathOf } from './parse-robots.js'

const allowed = (text: string, url: string, token = 'DiemBao'): boolean => parseRobots(text, token).isAllowed(url)

describe('robots.txt rules', () => {
  it.each<[string, string, string, boolean]>([
    ['no file', '', 'http://bao.example/a', true],
    ['all forbidden', 'User-agent: *\nDisallow: /', 'http://bao.example/a', false],
    ['nothing forbidden', 'User-agent: *\nDisallow:', 'http://bao.example/a', true],
    ['rules before any agent', 'Disallow: /\nUser-agent: Khac\nDisallow: /', 'http://bao.example/a', true],
    [
      'the own group instead of the common one',
      'User-agent: *\nDisallow: /\nUser-agent: diembao\nDisallow: /x',
      'http://bao.example/a',
      true,
    ],
    ['an own group without rules', 'User-agent: *\nDisallow: /\nUser-agent: DiemBao', 'http://bao.example/a', true],
    [
      'own groups joined',
      'User-agent: DiemBao\nDisallow: /a\nUser-agent: Khac\nDisallow: /\nUser-agent: DiemBao\nDisallow: /b',
      'http://bao.example/b1',
      false,
    ],
    ['agents in a row share rules', 'User-agent: Khac\nUser-agent: DiemBao\nDisallow: /', 'http://bao.example/', false],
    [
      'a sitemap line does not end the row',
      'User-agent: DiemBao\nSitemap: http://bao.example/s.xml\nUser-agent: Khac\nDisallow: /',
      'http://bao.example/',
      false,
    ],
    ['the longer rule wins', 'User-agent: *\nDisallow: /tin\nAllow: /tin/mo', 'http://bao.example/tin/mo/1', true],
    ['allow wins a tie', 'User-agent: *\nDisallow: /tin\nAllow: /tin', 'http://bao.example/tin', true],
    ['case of paths counts', 'User-agent: *\nDisallow: /Tin', 'http://bao.example/tin', true],
    ['case of keys does not', 'USER-AGENT: *\nDISALLOW: /tin', 'http://bao.example/tin', false],
    ['a star in the middle', 'User-agent: *\nDisallow: /*/in-bai', 'http://bao.example/muc/con/in-bai?x=1', false],
    ['an end mark', 'User-agent: *\nDisallow: /*.pdf$', 'http://bao.example/a.pdf', false],
    ['an end mark with more behind', 'User-agent: *\nDisallow: /*.pdf$', 'http://bao.example/a.pdf?b', true],
    ['an end that overlaps its start', 'User-agent: *\nDisallow: /ab*ba$', 'http://bao.example/aba', true],
    ['Vietnamese letters in a rule', 'User-agent: *\nDisallow: /tìm', 'http://bao.example/t%C3%ACm-kiem', false],
    ['a comment behind a rule', 'User-agent: * # mọi máy\nDisallow: /a # không', 'http://bao.example/a', false],
    ['old line ends', 'User-agent: *\rDisallow: /a\r', 'http://bao.example/a', false],
    ['a byte order mark', '\ufeffUser-agent: *\nDisallow: /a', 'http://bao.example/a', false],
    ['a missing colon', 'user-agent *\ndisallow /a', 'http://bao.example/a', false],
    ['a misspelling', 'User-agent: *\nDissallow: /a', 'http://bao.example/a', false],
    ['index.html for its folder', 'User-agent: *\nDisallow: /\nAllow: /mo/index.html', 'http://bao.example/mo/', true],
    ['an agent with version', 'User-agent: DiemBao/2.0\nDisallow: /', 'http://bao.example/', false],
    ['an agent whose name only starts alike', 'User-agent: DiemBaoKhac\nDisallow: /', 'http://bao.example/', true],
  ])('%s', (_, text, url, expected) => {
    expect(allowed(text, url)).toBe(expected)
  })

  it('reads crawl-delay of the own group and all sitemaps', () => {
    const rules = parseRobots(
      'Sitemap: http://bao.example/a.xml\nUser-agent: *\nCrawl-delay: 5\nDisallow:\nUser-agent: x\nCrawl-delay: 90\nSite-map: http://bao.example/b.xml',
      'DiemBao',
    )
    expect(rules.crawlDelayMs).toBe(5000)
    expect(rules.sitemaps).toEqual(['http://bao.example/a.xml', 'http://bao.example/b.xml'])
  })

  it('stays quick on hostile patterns', () => {
    const text = `User-agent: *\n${`Disallow: /${'*a'.repeat(2000)}$\n`.repeat(100)}`
    const startedMs = performance.now()
    expect(allowed(text, `http://bao.example/${'a'.repeat(1999)}b`)).toBe(true)
    expect(performance.now() - startedMs).toBeLessThan(500)
  })

  it('takes path and query of an address as they stand', () => {
    expect(pathOf('http://bao.example')).toBe('/')
    expect(pathOf('http://bao.example/a?b=http://c.example/#d')).toBe('/a?b=http://c.example/')
  })

  it('knows what may be a product token', () => {
    expect(['DiemBao', 'Diem-Bao_x', '', 'DiemBao/2', 'Điểm'].map(isProductToken)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('robots', () => {
  const startMs = Date.parse('2026-11-24T01:00:00Z')

  function aResult(reason: NamedReason, status: number, text = '', retryAfterMs?: number): FetchResult {
    return {
      outcome: reasons[reason].outcome, reason, status, finalUrl: '', redirects: [], headers: {}, bytes: Buffer.from(text),
      wireBytes: text.length, durationMs: 1, fetchedAt: '', ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    } // prettier-ignore
  }

  function aHost(...results: FetchResult[]): {
    robots: Robots
    clock: ManualClock
    asked: string[]
    delays: (number | null)[]
  } {
    const clock = new ManualClock(startMs)
    const asked: string[] = []
    const delays: (number | null)[] = []
    const fetcher = {
      fetchUrl: (url: string) => {
        asked.push(url)
        return Promise.resolve(results.length > 1 ? results.shift()! : results[0]!)
      },
    }
    const onRead = (_: string, delay: number | null): void => void delays.push(delay)
    return {
      robots: createRobots({ fetcher, clock, productToken: 'DiemBao', log: silentLog, onRead }),
      clock,
      asked,
      delays,
    }
  }

  it('is asked once a day per host and tells the crawl-delay', async () => {
    const { robots, clock, asked, delays } = aHost(aResult('ok', 200, 'User-agent: *\nCrawl-delay: 4\nDisallow: /kin/'))
    expect((await robots.check('http://bao.example/tin')).refusal).toBeNull()
    expect((await robots.check('http://bao.example/kin/1')).refusal).toBe('robots-disallowed')
    expect(robots.peek('http://bao.example/kin/2')?.crawlDelayMs).toBe(4000)
    expect(asked).toEqual(['http://bao.example/robots.txt'])
    expect(delays).toEqual([4000])
    clock.advance(24 * 3_600_000)
    expect(robots.peek('http://bao.example/')).toBeNull()
    await robots.check('http://bao.example/')
    expect(asked).toHaveLength(2)
  })

  it('is asked once by many pages at the same moment', async () => {
    const { robots, asked } = aHost(aResult('ok', 200, ''))
    await Promise.all([1, 2, 3].map((n) => robots.check(`http://bao.example/${n}`)))
    expect(asked).toHaveLength(1)
  })

  it.each<[string, FetchResult]>([
    ['404', aResult('not-found', 404)],
    ['403', aResult('forbidden', 403)],
    ['410', aResult('gone', 410)],
    ['the home page', aResult('ok', 200, '<!doctype html><p>User-agent: *\nDisallow: /')],
    ['nothing', aResult('empty-answer', 200)],
    ['redirects without end', aResult('too-many-redirects', 302)],
  ])('allows all where the answer is %s', async (_, result) => {
    expect((await aHost(result).robots.check('http://bao.example/a')).refusal).toBeNull()
  })

  it.each<[string, FetchResult]>([
    ['500', aResult('server-error', 500)],
    ['429', aResult('too-many-requests', 429)],
    ['a refused connection', aResult('connection-refused', 0)],
  ])('forbids all for now on %s', async (_, result) => {
    const { robots, clock, asked } = aHost(result, aResult('ok', 200, ''))
    expect(await robots.check('http://bao.example/a')).toMatchObject({
      refusal: 'robots-unreachable',
      retryAfterMs: 600_000,
    })
    clock.advance(600_000)
    expect((await robots.check('http://bao.example/a')).refusal).toBeNull()
    expect(asked).toHaveLength(2)
  })

  it("serves on with yesterday's rules while the file cannot be had", async () => {
    const { robots, clock } = aHost(aResult('ok', 200, 'User-agent: *\nDisallow: /kin'), aResult('server-error', 500))
    await robots.check('http://bao.example/')
    clock.advance(25 * 3_600_000)
    expect((await robots.check('http://bao.example/tin')).refusal).toBeNull()
    expect((await robots.check('http://bao.example/kin')).refusal).toBe('robots-disallowed')
  })

  it('hands on why an address may not be asked at all', async () => {
    expect((await aHost(aResult('address-inside', 0)).robots.check('http://10.0.0.1/')).refusal).toBe('address-inside')
    expect((await aHost(aResult('ok', 200)).robots.check('không')).refusal).toBe('url-invalid')
  })
})
