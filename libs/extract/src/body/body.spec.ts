import { extractArticle, type ExtractedArticle } from '../index.js'

const title = 'Bản Phiềng Ban có nước sạch sau bốn năm chờ đợi'
const sapo =
  '<div><b>Đường ống dài sáu cây số dẫn nước từ khe Huổi Lạ về 142 hộ, mỗi khối tám nghìn đồng tính theo đồng hồ.</b></div>'
const opening = 'Sáng 21/11, vòi nước đầu bản chảy trong tiếng vỗ tay của hơn trăm người đứng chờ từ tinh mơ.'
const middle = 'Trước đây mỗi nhà cử một người đi gánh, mùa khô phải dậy từ ba giờ mới kịp lượt ở giếng chung.'
const ending = 'Ban quản lý nước của bản có năm người, họp vào tối mồng mười hằng tháng để chốt sổ thu chi.'
const box = [
  'Xã Mường Lầm mở lớp sửa máy nông nghiệp',
  'Ba học sinh trả lại ví tiền nhặt được',
  'Chợ phiên Nậm Giôn dời sang sáng chủ nhật',
]
const links = (open: string, close: string): string =>
  box.map((t, i) => `${open}<a href="/tin-${i}.html">${t}</a>${close}`).join('')
const row = (...paragraphs: string[]): string => paragraphs.map((p) => `<p>${p}</p>`).join('\n')

function read(body: string, after = '', lead = sapo): ExtractedArticle {
  const html = `<html lang="vi"><head><title>${title}</title></head><body><div><h1>${title}</h1><div>08:15 22/11/2026</div>${lead}<div>${body}</div>${after}</div></body></html>`
  const url = 'https://bao.example/ban-phieng-ban-1042.html'
  const result = extractArticle({ url, html, fetchedAt: '2026-11-24T08:20:00.000Z' })
  if (result.kind !== 'article') throw new Error(result.reason)
  return result
}

describe('paragraphs that begin like a cue or an imprint', () => {
  it.each([
    'Liên quan đến nguồn nước này, xã đã lập tổ bảo vệ rừng.',
    'Liên quan vụ vỡ ống, thợ đã thay xong.',
    'Tin mới về dự án làm bà con phấn khởi',
    'Chia sẻ với phóng viên, bà Lò Thị Ín mừng lắm.',
    'Chia sẻ của trưởng bản khiến nhiều người xúc động.',
    'Chủ đề nước sạch được bàn suốt buổi họp.',
    'Thẻ đóng tiền nước do bản tự in.',
    'Tòa soạn sẽ trở lại với câu chuyện này khi công trình bàn giao.',
    'Trụ sở của hợp tác xã đặt ngay cạnh bể chứa.',
    'Nhiều nhà hàng bên suối không có giấy phép hoạt động theo quy định, đoàn kiểm tra đã lập biên bản.',
    'Điện thoại: 0912.000.111 là số của tổ trưởng tổ nước.',
    'Tờ Pặc Lạ - cơ quan ngôn luận của hội đồng châu - cũng đưa tin về công trình ở vùng biên này.',
    '(58 tuổi, trú cùng bản)',
    '(sinh ngày 1/4/1968, trưởng ban quản lý).',
    'Thời gian thu tiền đợt đầu từ ngày 1/12 đến 5/12/2026.',
    'Ngày 3/9, UBND xã ra nghị quyết.',
  ])('keeps: %s', (paragraph) => {
    expect(read(row(opening, middle, paragraph, ending)).paragraphs).toEqual([opening, middle, paragraph, ending])
  })

  it.each(['Thời gian thi công từ ngày 16/8 đến 15/11/2026.', 'Nước về tới nhà cuối bản tối 20/11/2026.'])(
    'keeps a sentence with a date as the last one: %s',
    (paragraph) => {
      expect(read(row(opening, middle, paragraph)).paragraphs).toEqual([opening, middle, paragraph])
    },
  )
})

describe('subheadings', () => {
  it('keeps one that opens the text, a picture after it or not', () => {
    const picture = '<figure><img src="/a.jpg"><figcaption>Vòi nước đầu bản. Ảnh: Thu Hằng</figcaption></figure>'
    for (const between of ['', picture]) {
      const body = `<p>Sáu cây số đường ống</p>${between}${row(opening, middle, ending)}`
      expect(read(body).paragraphs).toEqual(['Sáu cây số đường ống', opening, middle, ending])
    }
  })

  it('takes no name or section for one where it stands in an element of its own', () => {
    const article = read(row(opening, middle, ending), '', `<div><span>Lò Minh Tấn</span></div>${sapo}`)
    expect(article.paragraphs).toEqual([opening, middle, ending])
    expect(article.byline).toBe('Lò Minh Tấn')
  })

  it('drops a heading with nothing under it', () => {
    expect(read(`${row(opening, middle, ending)}<h3>Cùng bản này</h3>`).paragraphs).toEqual([opening, middle, ending])
  })
})

describe('furniture inside and under the text', () => {
  it.each([
    ['a rating', '<div>Đánh giá bài viết: <span>★★★★★</span></div>'],
    ['a rating without stars', '<div>Bình chọn bài viết (0 lượt)</div>'],
    ['stars alone', '<div>★ ★ ★ ★ ☆ 4,5/5</div>'],
    ['an advertisement that says so', '<div><p>Quảng cáo: Máy bơm chạy êm, giao tận bản.</p></div>'],
    [
      'a list of key words',
      '<div>Từ khóa: nước sạch; xã Mường Lầm; chương trình nông thôn mới; Phiềng Ban, Xã hội</div>',
    ],
    ['the title of a box', '<div><h3>Tin cùng loại</h3></div>'],
    ['an imprint', '<div><p>Giấy phép hoạt động báo chí số 12/GP-BTTTT</p><p>Tòa soạn: 12 phố Cây Gạo</p></div>'],
  ])('leaves out %s, and reads the signature before it', (_, after) => {
    const article = read(row(opening, middle, ending, '<b>Lò Minh Tấn</b>'), after)
    expect(article.paragraphs).toEqual([opening, middle, ending])
    expect(article.byline).toBe('Lò Minh Tấn')
  })

  it('leaves out a box in one line that names other articles', () => {
    const line = `<div><b>Xem thêm:</b> ${links('', ' ')}</div>`
    expect(read(`<p>${opening}</p><p>${middle}</p>${line}<p>${ending}</p>`).paragraphs).toEqual([
      opening,
      middle,
      ending,
    ])
  })

  it('takes a short text with a box of links at its end for no teaser', () => {
    const cards = `<ul>${links('<li>', '</li>')}</ul>`
    const wall =
      '<div><p>Mời bạn đăng nhập để đọc tiếp</p><div><a href="/dang-nhap">Đăng nhập</a> <a href="/mua">Mua gói đọc báo</a></div></div>'
    const tags = '<ul><li>Từ khóa:</li><li><a href="/t/1">công trình nước sạch vùng cao</a></li></ul>'
    const article = read(`${row(opening, middle)}<div><h3>Bài liên quan</h3>${cards}</div>`, wall + tags)
    expect(article).toMatchObject({ paragraphs: [opening, middle], completeness: 'partial' })
  })
})

describe('the lead of a page inside a form', () => {
  it('is read though forms are no place for leads', () => {
    const html = `<html lang="vi"><head><title>${title}</title><meta name="description" content="Bà con đợi nước đã bốn năm, có nhà đã bán ruộng để khoan giếng mà không thành..."></head><body><form action="/x"><div><a href="/">Trang chủ</a> &gt; <a href="/xh">Xã hội</a></div><h1>${title}</h1><div>22/11/2026 8:15:00 SA</div><div>Bà con đợi nước đã bốn năm, có nhà đã bán ruộng để khoan giếng mà không thành...</div><div><div>${row(opening, middle, ending)}</div></div></form></body></html>`
    const result = extractArticle({
      url: 'https://xa.example/tin.aspx?id=7',
      html,
      fetchedAt: '2026-11-24T08:20:00.000Z',
    })
    expect(result).toMatchObject({
      lead: 'Bà con đợi nước đã bốn năm, có nhà đã bán ruộng để khoan giếng mà không thành...',
      paragraphs: [opening, middle, ending],
    })
  })
})

describe('a lead said again in the text', () => {
  const lead = 'Bà con đợi nước đã bốn năm ròng, có nhà bán cả ruộng để khoan giếng. Nay vòi đã chảy trước từng sân.'
  const printed = `<div><b>${lead}</b></div>`

  it('counts once, whole or cut short', () => {
    for (const again of [
      lead,
      'Bà con đợi nước đã bốn năm ròng, có nhà bán cả ruộng để khoan giếng. Nay vòi đã chảy trước…',
    ])
      expect(read(row(again, opening, middle, ending), '', printed).text).toBe(
        [lead, opening, middle, ending].join('\n'),
      )
  })

  it('leaves a paragraph that shares only the first sentence', () => {
    const first = 'Bà con đợi nước đã bốn năm ròng, có nhà bán cả ruộng để khoan giếng.'
    expect(read(row(first, opening, middle), '', printed).paragraphs).toEqual([first, opening, middle])
  })
})
