import type { ListRule, SourceReading } from '../source-kind.js'
import { readListTime } from './list-time.js'
import { readListPage } from './read-list-page.js'

/** Tuesday 24 November 2026, 00:10 in Vietnam. */
const nowMs = Date.parse('2026-11-23T17:10:00Z')
const read = (
  html: string,
  rule: ListRule | null = null,
  url = 'https://www.bao.example/thoi-su',
): Promise<SourceReading> =>
  readListPage({ url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', rule, nowMs })

const section = `<html><head><title>Thời sự</title><link rel="next" href="/thoi-su?page=2"></head><body>
<nav><a href="/">Trang chủ</a><a href="/kinh-te.htm">Kinh tế</a><a href="/chu-de/lu-lut-t12.html">Chủ đề mưa lũ ở miền Trung</a></nav>
<div class="item"><a href="/sat-lo-o-phu-lam-100261124083015123.htm?utm_source=home"><img alt="ảnh"></a>
<h3><a href="https://bao.example/sat-lo-o-phu-lam-100261124083015123.htm?utm_medium=x#a">ảnh</a></h3><time datetime="2026-11-23T22:30:00+07:00">x</time></div>
<article><h2><a href="https://www.bao.example/sat-lo-o-phu-lam-100261124083015123.htm">Sạt lở ở Phú Lâm, ba nhà phải dời</a></h2></article>
<li><a href="/khanh-thanh-cau-kenh-nam-post831234.html" title="Khánh thành cầu Kênh Năm trước Tết">Chi tiết</a><span class="time">2 giờ trước</span></li>
<li><a href="/kinh-te/202611/gia-lua-tang-tro-lai-3ac6d79/">Giá lúa tăng trở lại</a></li>
<li><a href="https://kinhte.bao.example/nong-dan-duoc-mua-duoc-gia.html">Nông dân được mùa được giá</a></li>
<a href="https://quang-cao.example/mua-ngay-may-loc-nuoc-gia-tot-12345678.html">Mua ngay máy lọc nước giá tốt</a>
<a href="/tag/mua-lu-tag123">Mưa lũ ở các tỉnh miền Trung</a><a href="javascript:void(0)">Xem thêm các tin khác nữa</a><a href="#top">Lên đầu trang ngay đi nào</a>
<div class="box-comment"><a href="/ho-so-nguoi-doc-tu-lua-post999999.html">Hồ sơ người đọc Tư Lúa</a></div>
</body></html>`

describe('a list page', () => {
  it('without a rule gives the links of the outlet that look like articles', async () => {
    const { entries, error, next } = await read(section)
    expect(error).toBeNull()
    expect(entries.map((e) => [e.link, e.title])).toEqual([
      ['https://www.bao.example/sat-lo-o-phu-lam-100261124083015123.htm', 'Sạt lở ở Phú Lâm, ba nhà phải dời'],
      ['https://www.bao.example/khanh-thanh-cau-kenh-nam-post831234.html', 'Khánh thành cầu Kênh Năm trước Tết'],
      ['https://www.bao.example/kinh-te/202611/gia-lua-tang-tro-lai-3ac6d79/', 'Giá lúa tăng trở lại'],
      ['https://kinhte.bao.example/nong-dan-duoc-mua-duoc-gia.html', 'Nông dân được mùa được giá'],
    ])
    expect(entries[1]!.publishedAt).toBe('2026-11-23T15:10:00.000Z')
    expect(next).toBe('https://www.bao.example/thoi-su?page=2')
  })

  it('joins picture and headline of one article and keeps the longer text', async () => {
    const { entries } = await read(
      '<a href="/a-b-c-12345.html"><img alt="Ảnh cầu mới xây"></a><a href="/a-b-c-12345.html">Cầu mới xây xong trước Tết cổ truyền</a>',
    )
    expect(entries).toMatchObject([{ title: 'Cầu mới xây xong trước Tết cổ truyền' }])
  })

  it('follows its rule', async () => {
    const html =
      '<div class="n"><h4>Tin một</h4><a href="/x1">xem</a><i>23/11/2026 21:05</i></div><div class="n"><h4>Tin hai</h4><a href="/x2">xem</a></div><a href="/x3">ngoài</a><a class="sau" href="?trang=2">Sau</a>'
    const reading = await read(html, { item: '.n', title: 'h4', time: 'i', next: '.sau' })
    expect(reading.entries).toMatchObject([
      { link: 'https://www.bao.example/x1', title: 'Tin một', publishedAt: '2026-11-23T14:05:00.000Z' },
      { link: 'https://www.bao.example/x2', title: 'Tin hai', publishedAt: null },
    ])
    expect(reading.next).toBe('https://www.bao.example/thoi-su?trang=2')
    expect((await read(html, { link: 'h4 + a' })).entries).toHaveLength(2)
  })

  it('takes relative links from the base that the page states', async () => {
    const { entries } = await read('<base href="https://dong.example/"><a class="t" href="tin-1">Tin</a>', {
      link: '.t',
    })
    expect(entries[0]!.link).toBe('https://dong.example/tin-1')
  })

  it.each<[string, string, ListRule | null, string]>([
    ['no articles', '<p>Đang tải</p>', null, 'list-empty'],
    ['a rule that finds nothing', section, { link: '.khong-co' }, 'list-empty'],
    ['a rule that cannot be read', section, { link: 'a[[' }, 'rule-broken'],
  ])('with %s has a named reason', async (_, html, rule, reason) => {
    expect(await read(html, rule)).toEqual({ entries: [], error: reason })
  })
})

describe('a time on a list page', () => {
  it.each([
    ['2 giờ trước', '2026-11-23T15:10:00.000Z'],
    ['15 phút trước', '2026-11-23T16:55:00.000Z'],
    ['3 ngày trước', '2026-11-20T17:10:00.000Z'],
    ['Vừa xong', '2026-11-23T17:10:00.000Z'],
    ['Hôm qua, 21:05', '2026-11-23T14:05:00.000Z'],
    ['Hôm nay 00:05', '2026-11-23T17:05:00.000Z'],
    ['21:05', '2026-11-23T14:05:00.000Z'],
    ['23/11 21:05', '2026-11-23T14:05:00.000Z'],
    ['24/12', '2025-12-23T17:00:00.000Z'],
    ['10:30 23/11/2026', '2026-11-23T03:30:00.000Z'],
    ['tác giả', null],
  ])('%s', (text, expected) => {
    expect(readListTime(text, nowMs)).toBe(expected)
  })
})
