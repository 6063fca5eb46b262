import { gzipSync } from 'node:zlib'
import type { SourceReading } from '../source-kind.js'
import { readSitemap } from './read-sitemap.js'

const nowMs = Date.parse('2026-11-24T04:00:00Z')
const read = (text: string | Uint8Array): Promise<SourceReading> =>
  readSitemap({
    url: 'https://bao.example/sitemap.xml',
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
    nowMs,
  })
const news = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="i">
<url><loc>https://bao.example/sat-lo-1.htm</loc><lastmod>2026-11-24T11:00:00+07:00</lastmod><image:image><image:loc>https://bao.example/anh.jpg</image:loc></image:image>
<news:news><news:publication><news:name>Báo</news:name></news:publication><news:publication_date>2026-11-24T10:30:00+07:00</news:publication_date><news:title>Sạt lở &amp; khắc phục</news:title></news:news></url>
<url><loc>/tin-2.htm</loc></url></urlset>`

describe('a sitemap', () => {
  it('of news gives address, title and both times', async () => {
    expect(await read(news)).toEqual({
      error: null,
      entries: [
        {
          link: 'https://bao.example/sat-lo-1.htm',
          title: 'Sạt lở & khắc phục',
          guid: null,
          publishedAt: '2026-11-24T03:30:00.000Z',
          updatedAt: '2026-11-24T04:00:00.000Z',
          summary: null,
        },
        {
          link: 'https://bao.example/tin-2.htm',
          title: null,
          guid: null,
          publishedAt: null,
          updatedAt: null,
          summary: null,
        },
      ],
    })
  })

  it('is opened when it is gzip', async () => {
    expect((await read(gzipSync(Buffer.from(news)))).entries).toHaveLength(2)
  })

  it('that is an index lists its files, newest first', async () => {
    const index = `<sitemapindex><sitemap><loc>https://bao.example/s-1.xml</loc><lastmod>2026-11-20</lastmod></sitemap>
      <sitemap><loc>/s-3.xml</loc></sitemap><sitemap><loc>/s-2.xml.gz</loc><lastmod>2026-11-23</lastmod></sitemap></sitemapindex>`
    expect(await read(index)).toEqual({
      entries: [],
      error: null,
      children: [
        { url: 'https://bao.example/s-2.xml.gz', updatedAt: '2026-11-22T17:00:00.000Z' },
        { url: 'https://bao.example/s-1.xml', updatedAt: '2026-11-19T17:00:00.000Z' },
        { url: 'https://bao.example/s-3.xml', updatedAt: null },
      ],
    })
  })

  it('may be a feed or a plain list of addresses', async () => {
    expect(
      (await read('<rss version="2.0"><channel><item><title>a</title><link>/a</link></item></channel></rss>'))
        .entries[0]!.link,
    ).toBe('https://bao.example/a')
    expect((await read('https://bao.example/a\nhttps://bao.example/b\n')).entries.map((e) => e.link)).toEqual([
      'https://bao.example/a',
      'https://bao.example/b',
    ])
  })

  it('with prefixes on every element is read as well', async () => {
    expect((await read('<s:urlset xmlns:s="x"><s:url><s:loc>/a</s:loc></s:url></s:urlset>')).entries).toHaveLength(1)
  })

  it.each(['<urlset></urlset>', '<sitemapindex xmlns="x"></sitemapindex>', '<urlset/>'])(
    'that lists nothing is read all the same: %s',
    async (text) => expect(await read(text)).toMatchObject({ entries: [], error: null }),
  )

  it.each([
    ['its end cut off', '<urlset xmlns="x"><url><lo', 'sitemap-unreadable'],
    ['a web page in its place', '<html><body><p>x</p></body></html>', 'sitemap-unreadable'],
    [
      'nested entities',
      '<!DOCTYPE u [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
      'xml-entities-refused',
    ],
  ])('with %s has a named reason', async (_, text, reason) => {
    expect(await read(text)).toEqual({ entries: [], error: reason })
  })

  it('that is a bomb is refused', async () => {
    expect((await read(gzipSync(Buffer.alloc(80 * 1024 * 1024)))).error).toBe('expands-too-large')
  })
})
