import { reasons, type NamedReason } from '../errors.js'
import type { FetchResult } from '../fetch/fetch-url.js'
import { discoverSources } from './discover-sources.js'
import { probeSource } from './probe-source.js'

const nowMs = Date.parse('2026-11-24T04:00:00Z')

/** A press that answers from a table; what is not in it is 404. */
function aPress(pages: Record<string, string | NamedReason>): { fetchUrl: (url: string) => Promise<FetchResult> } {
  return {
    fetchUrl: (url) => {
      const text = pages[url] ?? 'not-found'
      const reason: NamedReason = Object.hasOwn(reasons, text) ? (text as NamedReason) : 'ok'
      const bytes = Buffer.from(reason === 'ok' ? text : '')
      return Promise.resolve({
        outcome: reasons[reason].outcome, reason, status: reason === 'ok' ? 200 : 404, finalUrl: url, redirects: [],
        headers: {}, bytes, wireBytes: bytes.length, durationMs: 1, fetchedAt: '2026-11-24T04:00:00.000Z',
      }) // prettier-ignore
    },
  }
}
const rss = (date: string, link = '/a'): string =>
  `<rss version="2.0"><channel><item><title>Tin</title><link>${link}</link><pubDate>${date}</pubDate></item></channel></rss>`

describe('discoverSources', () => {
  const html = `<html><head><title>Báo Phú Lâm</title>
    <link rel="alternate" type="application/rss+xml" title="Tin mới" href="/rss/home.rss">
    <link rel="alternate" type="application/rss+xml" title="Bình luận" href="/comments/feed/">
    <link rel="alternate" hreflang="en" href="/en/"></head>
    <body><a href="/rss/thoi-su.rss">Thời sự</a><a href="/rss.htm">Trang RSS</a><a href="javascript:x">x</a></body></html>`
  const found = discoverSources(html, 'https://bao.example/', ['https://bao.example/sitemaps/news.xml'])

  it('puts what is stated first, then what is linked, then what is guessed', () => {
    expect(found.slice(0, 3)).toEqual([
      { kind: 'feed', url: 'https://bao.example/rss/home.rss', title: 'Tin mới', origin: 'stated' },
      { kind: 'sitemap', url: 'https://bao.example/sitemaps/news.xml', title: null, origin: 'stated' },
      { kind: 'feed', url: 'https://bao.example/rss/thoi-su.rss', title: 'Thời sự', origin: 'linked' },
    ])
    expect(found.at(-1)).toMatchObject({ kind: 'list-page', url: 'https://bao.example/', title: 'Báo Phú Lâm' })
  })

  it('names each address once, and never a feed of comments or a page about feeds', () => {
    const urls = found.map((c) => c.url)
    expect(new Set(urls).size).toBe(urls.length)
    expect(urls.filter((u) => /comment|rss\.htm/.test(u))).toEqual([])
  })
})

describe('probeSource', () => {
  it('says what a source would bring', async () => {
    const fetcher = aPress({ 'https://bao.example/rss': rss('Tue, 24 Nov 2026 10:30:00 +0700') })
    const probe = await probeSource('feed', 'https://bao.example/rss', { fetcher, nowMs })
    expect(probe).toMatchObject({
      isUsable: true,
      count: 1,
      newestAt: '2026-11-24T03:30:00.000Z',
      sample: [{ title: 'Tin' }],
    })
    expect(probe.sentence).toBe('Đọc được 1 tin. Tin mới nhất lúc 10:30 ngày 24/11/2026.')
  })

  it('warns of a source that is stuck in the past', async () => {
    const fetcher = aPress({ 'https://bao.example/rss': rss('Tue, 24 Nov 2020 10:30:00 +0700') })
    expect((await probeSource('feed', 'https://bao.example/rss', { fetcher, nowMs })).sentence).toContain(
      'sai chuyên mục',
    )
  })

  it('names the kind that fits better', async () => {
    const fetcher = aPress({
      'https://bao.example/': '<html><body>x</body></html>',
      'https://bao.example/s': '<urlset><url><loc>/a</loc></url></urlset>',
    })
    expect(await probeSource('feed', 'https://bao.example/', { fetcher, nowMs })).toMatchObject({
      isUsable: false,
      reason: 'feed-is-html',
      suggestedKind: 'list-page',
    })
    expect((await probeSource('feed', 'https://bao.example/s', { fetcher, nowMs })).suggestedKind).toBe('sitemap')
  })

  it('looks into the newest file of an index', async () => {
    const fetcher = aPress({
      'https://bao.example/i':
        '<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>/new.xml</loc><lastmod>2026-11-24</lastmod></sitemap></sitemapindex>',
      'https://bao.example/new.xml': '<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url></urlset>',
    })
    const probe = await probeSource('sitemap', 'https://bao.example/i', { fetcher, nowMs })
    expect(probe).toMatchObject({ isUsable: true, count: 2, finalUrl: 'https://bao.example/i' })
    expect(probe.sentence).toContain('danh mục 2 tệp')
  })

  it('says what is wrong, and asks robots.txt before the source', async () => {
    const fetcher = aPress({})
    expect((await probeSource('feed', 'https://bao.example/x', { fetcher, nowMs })).sentence).toBe(
      reasons['not-found'].sentence,
    )
    const robots = {
      check: () => Promise.resolve({ refusal: 'robots-disallowed' as const, crawlDelayMs: null, sitemaps: [] }),
    }
    expect(await probeSource('feed', 'https://bao.example/x', { fetcher, nowMs, robots })).toMatchObject({
      isUsable: false,
      reason: 'robots-disallowed',
    })
  })
})
