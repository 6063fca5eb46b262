import iconv from 'iconv-lite'
import { readFeedBatch } from './read-feed-batch.js'
import { readFeed } from './read-feed.js'
import type { SourceReading } from '../source-kind.js'

const nowMs = Date.parse('2026-11-24T04:00:00Z')
const url = 'https://bao.example/rss/tin.rss'
const read = (text: string | Uint8Array, contentType = 'text/xml'): Promise<SourceReading> =>
  readFeed({ url, bytes: typeof text === 'string' ? Buffer.from(text) : text, contentType, nowMs })
const rss = (items: string, head = '<?xml version="1.0" encoding="utf-8"?>'): string =>
  `${head}<rss version="2.0"><channel><title>Tin</title><link>https://bao.example/</link>${items}</channel></rss>`
const item =
  '<item><title>Sạt lở ở Phú Lâm</title><link>https://bao.example/sat-lo-1.htm</link><guid isPermaLink="false">a1</guid><pubDate>Tue, 24 Nov 2026 10:30:00 +0700</pubDate><description>Bờ sông sạt 20 m.</description></item>'
const entry = {
  link: 'https://bao.example/sat-lo-1.htm',
  title: 'Sạt lở ở Phú Lâm',
  publishedAt: '2026-11-24T03:30:00.000Z',
}

describe('a feed', () => {
  it('of RSS 2.0 gives all that an entry states', async () => {
    expect(await read(rss(item))).toEqual({
      error: null,
      entries: [{ ...entry, guid: 'a1', updatedAt: null, summary: 'Bờ sông sạt 20 m.' }],
    })
  })

  it.each<[string, string]>([
    ['RSS without a version', rss(item).replace(' version="2.0"', '')],
    [
      'RSS 0.91 with its DOCTYPE',
      `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd">${rss(item, '').replace('2.0', '0.91')}`,
    ],
    ['RSS with items outside the channel', `<rss version="2.0"><channel><title>x</title></channel>${item}</rss>`],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel><item rdf:about="https://bao.example/sat-lo-1.htm"><title>Sạt lở ở Phú Lâm</title><link>https://bao.example/sat-lo-1.htm</link><dc:date>2026-11-24T10:30:00+07:00</dc:date></item></rdf:RDF>`,
    ],
    [
      'RSS 1.1',
      `<Channel xmlns="http://purl.org/net/rss1.1#"><items><item><title>Sạt lở ở Phú Lâm</title><link>https://bao.example/sat-lo-1.htm</link><dc:date>2026-11-24T10:30:00</dc:date></item></items></Channel>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Sạt lở ở Phú Lâm</title><link rel="self" href="/self"/><link href="/sat-lo-1.htm"/><published>2026-11-24T03:30:00Z</published></entry></feed>`,
    ],
    [
      'Atom with a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Sạt lở ở Phú Lâm</a:title><a:link href="https://bao.example/sat-lo-1.htm"/><a:updated>2026-11-24T03:30:00Z</a:updated></a:entry></a:feed>`,
    ],
    [
      'Atom with xml:base',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bao.example/"><entry><title>Sạt lở ở Phú Lâm</title><link href="sat-lo-1.htm"/><published>2026-11-24T03:30:00Z</published></entry></feed>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'x',
        items: [
          { id: '1', url: '/sat-lo-1.htm', title: 'Sạt lở ở Phú Lâm', date_published: '2026-11-24T10:30:00+07:00' },
        ],
      }),
    ],
    [
      'CDF',
      `<CHANNEL HREF="https://bao.example/"><ITEM HREF="https://bao.example/sat-lo-1.htm" LASTMOD="2026-11-24T10:30"><TITLE>Sạt lở ở Phú Lâm</TITLE></ITEM></CHANNEL>`,
    ],
    [
      'RSS with a bare & and stray controls',
      rss(
        `<item><title>Sạt lở\u0003 ở Phú Lâm</title><link>https://bao.example/sat-lo-1.htm</link><pubDate>Tue, 24 Nov 2026 10:30:00 +0700</pubDate><description>Sở A & Sở B &nbsp; &deg;</description></item>`,
      ),
    ],
    ['RSS with text before the first tag', `\n cảnh báo: lỗi php \n${rss(item)}`],
    ['RSS cut off in the middle', rss(item).slice(0, rss(item).indexOf('</item>'))],
    [
      'RSS with one bad date beside',
      rss(`${item}<item><title>Khác</title><link>https://bao.example/2</link><pubDate>hôm qua</pubDate></item>`),
    ],
    [
      'Atom with one bad date beside',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Sạt lở ở Phú Lâm</title><link href="/sat-lo-1.htm"/><published>2026-11-24T03:30:00Z</published></entry><entry><title>b</title><link href="/b"/><published>mai</published></entry></feed>`,
    ],
  ])('as %s is read', async (_, text) => {
    const { entries, error } = await read(text)
    expect(error).toBeNull()
    expect(entries[0]).toMatchObject(entry)
  })

  it('in windows-1258 or UTF-16 keeps its letters', async () => {
    const text = rss(item.replace(/Sạt lở ở Phú Lâm/, 'Cà phê được giá'), '<?xml version="1.0" encoding="utf-16"?>')
    expect((await read(Buffer.from('\ufeff' + text, 'utf16le'))).entries[0]!.title).toBe('Cà phê được giá')
    const old = iconv.encode(
      rss(
        '<item><title>Cà phê là chính</title><link>/c</link></item>',
        '<?xml version="1.0" encoding="windows-1258"?>',
      ),
      'windows-1258',
    )
    expect((await read(old)).entries[0]!.title).toBe('Cà phê là chính')
  })

  it('that escaped its text twice shows letters, and titles lose their markup', async () => {
    const { entries } = await read(
      rss(
        '<item><title>&amp;quot;Li&amp;#7879;u c&amp;oacute; &lt;b&gt;kịp&lt;/b&gt;?&amp;quot;</title><link>/a</link><description><![CDATA[<a href="x"><img src="y"></a>Lead &amp; hết<br>dòng hai]]></description></item>',
      ),
    )
    expect(entries[0]).toMatchObject({ title: '"Liệu có kịp?"', summary: 'Lead & hết dòng hai' })
  })

  it('keeps text that only looks like markup or entities', async () => {
    const { entries } = await read(
      rss('<item><title>Giá 3 &lt; 5, AT&amp;T &amp; Co</title><link>/a?x=1&amp;y=2</link></item>'),
    )
    expect(entries[0]).toMatchObject({ title: 'Giá 3 < 5, AT&T & Co', link: 'https://bao.example/a?x=1&y=2' })
  })

  it('takes the guid as link only when it is one', async () => {
    const { entries } = await read(
      rss(
        '<item><title>a</title><guid>https://bao.example/g</guid></item><item><title>b</title><guid isPermaLink="false">https://bao.example/h</guid></item><item><title>c</title><link>javascript:alert(1)</link></item>',
      ),
    )
    expect(entries.map((e) => e.link)).toEqual(['https://bao.example/g', null, null])
  })

  it('does not mistake pictures, sources or authors for the entry', async () => {
    const text =
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="m"><entry><media:group><media:title>Ảnh</media:title></media:group><source><title>Nguồn khác</title><id>s</id><link href="/nguon"/></source><title>Bài</title><id>7</id><link rel="enclosure" href="/anh.jpg"/><link rel="alternate" href="/bai"/><author><name>A</name></author></entry></feed>'
    for (const xml of [text, text.replace('<feed', '<feed xml:base="https://bao.example/"')]) {
      expect((await read(xml)).entries).toMatchObject([{ title: 'Bài', guid: '7', link: 'https://bao.example/bai' }])
    }
  })
})

describe('the rhythm a feed states', () => {
  it.each<[string, number | undefined]>([
    ['<ttl>15</ttl>', 15 * 60_000],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 15 * 60_000],
    ['<sy:updatePeriod>daily</sy:updatePeriod>', 24 * 3_600_000],
    ['<ttl>0</ttl>', undefined],
    ['', undefined],
  ])('%s', async (head, expected) => {
    expect((await read(rss(head + item))).statedIntervalMs).toBe(expected)
  })
})

describe('what is no feed', () => {
  it.each<[string, string, string]>([
    ['nothing', '  ', 'empty-answer'],
    ['a feed cut behind its head', '<rss version="2.0"><channel><title>Báo Phú Lâm</title><item', 'feed-unreadable'],
    [
      'a web page',
      '<!doctype html><html><head><title>RSS</title></head><body><p>Danh sách RSS</p></body></html>',
      'feed-is-html',
    ],
    [
      'a sitemap',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://bao.example/</loc></url></urlset>',
      'feed-is-sitemap',
    ],
    ['other XML', '<?xml version="1.0"?><tai-lieu><dong>1</dong></tai-lieu>', 'not-a-feed'],
    ['other JSON', '{"a":1}', 'not-a-feed'],
    ['broken JSON', '{"items":[', 'not-a-feed'],
    ['plain text', 'Trang đang bảo trì', 'not-a-feed'],
    [
      'a billion laughs',
      `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${rss('<item><title>&b;</title></item>', '')}`,
      'xml-entities-refused',
    ],
    [
      'an outside entity',
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&x;</title></item>', '')}`,
      'xml-entities-refused',
    ],
    [
      'a parameter entity',
      `<!DOCTYPE r [<!ENTITY % p SYSTEM "http://10.0.0.1/"> %p;]>${rss('', '')}`,
      'xml-entities-refused',
    ],
  ])('%s has a named reason', async (_, text, reason) => {
    expect(await read(text)).toEqual({ entries: [], error: reason })
  })

  it.each<[string, string]>([
    ['RSS', rss('')],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Phú Lâm</title></feed><!-- 0,2 s -->'],
    ['RDF', '<rdf:RDF xmlns:rdf="r"><channel><title>Báo Phú Lâm</title></channel></rdf:RDF>'],
    ['an element without content', '<rss version="2.0"/>'],
    ['JSON', '{"version":"https://jsonfeed.org/version/1.1","title":"Báo Phú Lâm","items":[]}'],
  ])('%s without entries is read, and lists nothing', async (_, text) => {
    expect(await read(text)).toMatchObject({ entries: [], error: null })
  })

  it('opens plain entities that a feed declares for itself', async () => {
    const text = `<!DOCTYPE rss [<!ENTITY bao "Báo Phú Lâm">]>${rss('<item><title>&bao; ra số mới</title><link>/a</link></item>', '')}`
    expect((await read(text)).entries[0]!.title).toBe('Báo Phú Lâm ra số mới')
  })

  it.each<[string, string]>([
    ['deep nesting', rss('<item>' + '<b>'.repeat(20_000))],
    ['many open items', rss('<item>'.repeat(15_000))],
    ['many open CDATA', rss('<![CDATA['.repeat(30_000))],
    ['many open comments', rss('<!--'.repeat(50_000) + item)],
    ['many ampersands', rss(`<item><title>${'&'.repeat(100_000)}</title></item>`)],
    ['many DOCTYPEs', '<!DOCTYPE a ['.repeat(20_000)],
    ['a long title of markup', rss(`<item><title><![CDATA[${'<'.repeat(100_000)}]]></title></item>`)],
    [
      'a description of open tags',
      rss(`<item><title>a</title><description><![CDATA[${'x<p'.repeat(200_000)}]]></description></item>`),
    ],
    ['one long digit row as date', rss(`<item><title>a</title><pubDate>${'1'.repeat(100_000)}</pubDate></item>`)],
  ])('hostile %s ends within two seconds', async (_, text) => {
    const startedMs = performance.now()
    const { entries, error } = await read(text)
    expect(entries.length > 0 || error !== null).toBe(true)
    expect(performance.now() - startedMs).toBeLessThan(2000)
  })
})

describe('the batch command', () => {
  it('answers each line in its shape', async () => {
    expect(await readFeedBatch({ id: '7', url, base64: Buffer.from(rss(item)).toString('base64') }, nowMs)).toEqual({
      id: '7',
      entries: [{ ...entry, guid: 'a1', summary: 'Bờ sông sạt 20 m.' }],
      error: null,
    })
    expect(await readFeedBatch({ id: '8', url: 'không', base64: '' }, nowMs)).toEqual({
      id: '8',
      entries: [],
      error: 'empty-answer',
    })
    expect(await readFeedBatch({ id: '9', url, base64: Buffer.from(rss('')).toString('base64') }, nowMs)).toEqual({
      id: '9',
      entries: [],
      error: 'feed-empty',
    })
  })
})
