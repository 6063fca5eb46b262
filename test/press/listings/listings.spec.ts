import { Buffer } from 'node:buffer'
import { encode } from '../encodings/encode.js'
import { outlets } from '../demonstration/outlets.js'
import type { OutletSpec, Publication } from '../world/types.js'
import { makeWorld, type OutletPress } from '../world/world.js'
import { feedText } from './feeds.js'
import { robotsText } from './robots.js'
import { sitemapPageText, sitemapText } from './sitemaps.js'

const at = Date.parse('2026-11-05T15:30:00+07:00')
const hour = 3_600_000

function outletOf(code: string): OutletSpec {
  return outlets.find((outlet) => outlet.code === code) as OutletSpec
}

function pressOf(code: string, count = 1, change: (publication: Publication) => void = () => {}): OutletPress {
  const outlet = outletOf(code)
  const publications = Array.from({ length: count }, (_, i): Publication => {
    const publishedAt = at - i * hour
    const version = {
      at: publishedAt,
      title: `Cá & tôm chuyến ${i}`,
      lead: 'Tàu về bến <sớm>.',
      paragraphs: [],
      slug: `ca-tom-chuyen-${i}`,
    }
    const publication: Publication = {
      id: i + 1,
      outlet,
      eventId: null,
      genre: 'news',
      section: 'Kinh tế',
      byline: '',
      place: '',
      publishedAt,
      versions: [version],
      original: null,
      reprintKind: null,
      sourceLine: '',
      removedAt: null,
      kind: 'article',
    }
    change(publication)
    return publication
  })
  return makeWorld([outlet], publications, at, at, false).byHost.get(outlet.host) as OutletPress
}

function feedOf(code: string, press = pressOf(code)): string {
  const source = press.outlet.sources.find((each) => each.kind === 'feed')
  return feedText(press, source as NonNullable<typeof source>, at + 30 * hour).text
}

describe('feeds', () => {
  it.each([
    ['tre', '<pubDate>11/5/2026 3:30:00 PM</pubDate>'],
    ['thiendo', '<pubDate>Thu, 05 Nov 2026 15:30:00 GMT</pubDate>'],
    ['phapdinh', '<pubDate>2026-11-05T15:30:00</pubDate>'],
    ['langnghe', '<published>2026-11-05T15:30:00+07:00</published>'],
    ['quocdan', '<title>C&amp;#225; &amp;amp; t&amp;#244;m'],
    ['moitruong', '<title>Cá & tôm chuyến 0</title>'],
    ['nguoiviec', '?utm_source=rss&utm_medium=feed</link>'],
    ['songhoai', '<link>/ca-tom-chuyen-0/c/48000001.epi</link>'],
    ['vtmiengiang', '<dc:date>'],
    ['giaothong', '<![CDATA[<a href='],
  ])('of %s show %s', (code, mark) => {
    expect(feedOf(code)).toContain(mark)
  })

  it('may have no guid, no date, or letters in parts', () => {
    expect(feedOf('yte')).not.toContain('<guid')
    expect(feedOf('kinhte')).not.toContain('<pubDate>')
    expect(feedOf('duongbo')).toContain('Cá'.normalize('NFD'))
  })

  it('come in the encoding they declare', () => {
    const text = feedOf('hatrunggiang')
    expect(text).toContain('encoding="windows-1258"')
    expect(new TextDecoder('windows-1258').decode(encode(text, 'windows-1258')).normalize('NFC')).toBe(text)
    expect(feedOf('baovebien')).toContain('encoding="utf-16"')
  })

  it('bring an edited article back to the top where the outlet does so', () => {
    const press = pressOf('giaothong', 3, (publication) => {
      const first = publication.versions[0]
      if (publication.id === 3 && first !== undefined)
        publication.versions.push({ ...first, at: at + hour, title: 'Đã sửa' })
    })
    expect(feedOf('giaothong', press).indexOf('Đã sửa')).toBeLessThan(feedOf('giaothong', press).indexOf('chuyến 0'))
  })

  it('may be valid and empty', () => {
    const press = pressOf('bandoc')
    const source = press.outlet.sources.find((each) => each.path === '/rss/chuyen-de')
    expect(feedText(press, source as NonNullable<typeof source>, at + hour).text).not.toContain('<item>')
  })
})

describe('sitemaps', () => {
  it('list three days as news and everything in pages whose oldest does not change', () => {
    const news = pressOf('dongtien', 200)
    expect(sitemapText(news, { kind: 'sitemap', path: '/n', sitemap: 'news' }, at).match(/<loc>/g)).toHaveLength(72)
    const index = pressOf('giaoduc', 700)
    expect(sitemapText(index, { kind: 'sitemap', path: '/s', sitemap: 'index' }, at).match(/<sitemap>/g)).toHaveLength(
      2,
    )
    expect(sitemapPageText(index, 1, at)).toBe(sitemapPageText(index, 1, at - hour))
    expect(sitemapPageText(index, 3, at)).toBeNull()
  })
})

describe('robots.txt', () => {
  it('has an outlet for every style', () => {
    const texts = new Map(outlets.map((outlet) => [outlet.robots, robotsText(outlet)]))
    expect(texts.get('crawl-delay')).toContain('Crawl-delay: 3')
    expect(texts.get('forbid-path')).toContain('Disallow: /noi-bo/')
    expect(texts.get('forbid-all')).toContain('Disallow: /\n')
    expect(texts.get('home-page')).toBe('home')
    expect(texts.get('missing')).toBeNull()
  })
})

describe('UTF-16', () => {
  it('is little-endian', () => {
    expect(encode('Ủ', 'utf-16')).toEqual(Buffer.from([0xe6, 0x1e]))
  })
})
