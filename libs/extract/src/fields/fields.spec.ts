import { extractArticle, type ExtractedArticle } from '../index.js'
import { withoutOutletMark } from './find-lead.js'
import { canonicalOf, cleanUrl } from './urls.js'

const fetchedAt = '2026-11-24T08:20:00.000Z'
const body = [
  'Sáng 23/11, chị Lò Thị Mến dắt chiếc xe máy xuống bến tạm bên bờ suối, chờ đến lượt mình lên bè.',
  'Mỗi chuyến chở được hai xe và bốn người, giá mười nghìn đồng, trời mưa to thì nghỉ.',
  'Xã đã hai lần đề nghị cấp trên cho làm ngầm tràn tạm để bà con đi lại trong mùa khô.',
]
const read = (tail: string, head = '', more = ''): ExtractedArticle => {
  const html = `<html lang="vi"><head><title>Cầu treo Bản Lạ chờ sửa suốt ba tháng</title>${head}</head><body>${more}<h1>Cầu treo Bản Lạ chờ sửa suốt ba tháng</h1><div>10:30 23/11/2026</div><div>${body.map((p) => `<p>${p}</p>`).join('')}${tail}</div></body></html>`
  const result = extractArticle({ url: 'https://bao.example/cau-treo-1.html', html, fetchedAt })
  if (result.kind !== 'article') throw new Error(result.reason)
  return result
}

describe('signature and source', () => {
  it.each([
    ['<p style="text-align:right"><strong>Minh Quế</strong></p>', 'Minh Quế', null],
    ['<p>Trần Hòa - Lê Thu/VOX Tây Bắc</p>', 'Trần Hòa - Lê Thu/VOX Tây Bắc', null],
    ['<p><b>Bài, ảnh: Thu Hằng</b></p>', 'Bài, ảnh: Thu Hằng', null],
    ['<p>Nhóm phóng viên</p>', 'Nhóm phóng viên', null],
    ['<p>PV</p>', 'PV', null],
    ['<p align="right">Văn phòng UBND xã</p>', 'Văn phòng UBND xã', null],
    ['<p>Bạn đọc Lò Văn Tấn</p>', 'Bạn đọc Lò Văn Tấn', null],
    ['<p>Nhà giáo Quàng Thị Ín</p>', 'Nhà giáo Quàng Thị Ín', null],
    ['<p>ThS. Luật sư Hà Quỳnh</p>', 'ThS. Luật sư Hà Quỳnh', null],
    ['<p>Thu Hằng (Tổng hợp)</p>', 'Thu Hằng (Tổng hợp)', null],
    ['<p>Theo TTXVN</p>', null, 'Theo TTXVN'],
    ['<p>(Theo Báo Sơn Hà)</p>', null, '(Theo Báo Sơn Hà)'],
    ['<p>Minh Quế</p><p>Nguồn: Báo Sơn Hà</p>', 'Minh Quế', 'Nguồn: Báo Sơn Hà'],
  ])('reads %s', (tail, byline, sourceLine) => {
    const article = read(tail)
    expect(article).toMatchObject({ byline, sourceLine })
    expect(article.text).toBe(body.join('\n'))
  })

  it.each([
    ['Lò Văn Tấn Thứ Ba, 24/11/2026 - 08:00', 'Lò Văn Tấn'],
    ['24 Tháng 11, 2026 KS Hà Quỳnh', 'KS Hà Quỳnh'],
    ['PV', 'PV'],
    ['Xã hội', null],
  ])('reads the writer from the line under the headline: %s', (line, byline) => {
    const html = `<html lang="vi"><body><h1>Cầu treo Bản Lạ chờ sửa suốt ba tháng</h1><div>${line}</div><div>${body.map((p) => `<p>${p}</p>`).join('')}</div></body></html>`
    expect(extractArticle({ url: 'https://bao.example/cau-treo-1.html', html, fetchedAt })).toMatchObject({ byline })
  })

  it('takes a line with the source in a frame of its own for no writer', () => {
    expect(read('', '', '').byline).toBeNull()
    const html = `<html lang="vi"><body><h1>Cầu treo Bản Lạ chờ sửa suốt ba tháng</h1><div>${body.map((p) => `<p>${p}</p>`).join('')}</div><div><p>Theo Báo Sơn Hà</p></div><div><p>Lò Minh Tấn</p></div></body></html>`
    expect(extractArticle({ url: 'https://bao.example/cau-treo-1.html', html, fetchedAt })).toMatchObject({
      byline: 'Lò Minh Tấn',
    })
  })

  it.each(['<p>Theo ông Tấn, cầu sẽ xong trước Tết.</p>', '<p>Bè tre vẫn chạy.</p>', '<p>Nước lên rất nhanh</p>'])(
    'leaves %s in the text',
    (tail) => {
      const article = read(tail)
      expect(article).toMatchObject({ byline: null, sourceLine: null })
      expect(article.paragraphs).toHaveLength(4)
    },
  )

  it('takes no channel for a person', () => {
    expect(read('', '<meta name="author" content="SƠN HÀ ONLINE">').byline).toBeNull()
    expect(read('', '<meta name="author" content="Minh Quế">').byline).toBe('Minh Quế')
  })
})

describe('section and tags', () => {
  it('takes the section from the path above the headline', () => {
    expect(read('', '', '<div><a href="/">Trang chủ</a></div><div><a href="/xh">Xã hội</a></div>').section).toBe(
      'Xã hội',
    )
  })
  it('takes the section as stated and the tags once each', () => {
    const article = read(
      '',
      '<meta property="article:section" content="Thời sự"><meta name="keywords" content="cầu treo, Bản Lạ, cầu treo">',
    )
    expect(article).toMatchObject({ section: 'Thời sự', tags: ['cầu treo', 'Bản Lạ'] })
  })
})

describe('addresses', () => {
  it('drops tracking and fragments but keeps the query that names the article', () => {
    expect(cleanUrl('/x.aspx?ItemID=5&utm_source=zalo&fbclid=1#top', 'https://a.example/')).toBe(
      'https://a.example/x.aspx?ItemID=5',
    )
    expect(cleanUrl('javascript:alert(1)', 'https://a.example/')).toBeNull()
  })
  it('believes no canonical link that points to the front page', () => {
    const url = 'https://a.example/tin-1.html'
    expect(canonicalOf(['https://a.example/', 'https://a.example/tin-1.html'], url, null)).toBe(url)
    expect(canonicalOf(['https://a.example/'], url, null)).toBeNull()
  })
})

describe('withoutOutletMark', () => {
  it.each([
    ['(Dân trí) - Chiều 23/11', 'Chiều 23/11'],
    ['TTO - Chiều 23/11', 'Chiều 23/11'],
    ['(PLO)- Chiều 23/11', 'Chiều 23/11'],
    ['VOV.VN - Chiều 23/11', 'Chiều 23/11'],
    ['Chiều 23/11 - trời mưa', 'Chiều 23/11 - trời mưa'],
  ])('reads %s', (lead, bare) => expect(withoutOutletMark(lead)).toBe(bare))
})
