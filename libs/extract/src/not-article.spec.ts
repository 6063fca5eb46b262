import { extractArticle } from './extract-article.js'

const fetchedAt = '2026-11-24T08:20:00.000Z'
const read = (html: string, url = 'https://bao.example/bai-viet-123.html') => extractArticle({ url, html, fetchedAt })
const menu = `<ul>${'Thời sự,Kinh tế,Xã hội,Pháp luật,Văn hóa,Giáo dục,Y tế,Thể thao'
  .split(',')
  .map((w) => `<li><a href="/x">${w}</a></li>`)
  .join('')}</ul>`
const card = (n: number) =>
  `<div class="item"><a href="/tin-${n}.html"><img src="a.jpg"></a><h3><a href="/tin-${n}.html">Tin số ${n}: xã Tân Khê họp bàn việc sửa cầu treo</a></h3><span>${n} giờ trước</span><p>Cuộc họp số ${n} bàn về kinh phí, tiến độ và phương án đưa người dân qua suối trong mùa mưa lũ năm nay.</p></div>`
const cards = Array.from({ length: 24 }, (_, n) => card(n + 1)).join('\n')

describe('pages that are no articles', () => {
  it.each([
    ['an empty answer', '', 'empty-page'],
    ['a body without text', '<html><head></head><body><div id="app"></div></body></html>', 'empty-page'],
    ['JSON', '{"status":"ok","data":[1,2,3]}', 'not-html'],
    ['a feed', '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title></channel></rss>', 'not-html'],
    [
      'a removed article behind status 200',
      `<html><head><title>Báo Sơn Hà</title></head><body>${menu}<h1>Thông báo</h1><p>Nội dung không tồn tại hoặc đã bị gỡ bỏ.</p></body></html>`,
      'removed',
    ],
    [
      'a refusal behind status 200',
      '<html><head><title>Thông báo từ chối truy cập</title></head><body><p>Yêu cầu của bạn bị chặn.</p></body></html>',
      'refused',
    ],
    [
      'a question whether one is a robot',
      '<html><head><title>Just a moment...</title></head><body><p>Verify you are human by completing the action below.</p></body></html>',
      'refused',
    ],
    [
      'a wall without title and lead',
      `<html><head><title>Báo</title></head><body>${menu}<div>Mời bạn đăng nhập để đọc tiếp</div></body></html>`,
      'login-wall',
    ],
    [
      'a section page',
      `<html><head><title>Thời sự - Báo Sơn Hà</title><meta property="og:type" content="website"></head><body>${menu}<h1>Thời sự</h1><div class="list">${cards}</div></body></html>`,
      'section-page',
    ],
    [
      'a clip',
      `<html><head><title>Clip: nước lũ tràn qua cầu</title><meta property="og:type" content="video.other"></head><body>${menu}<h1>Clip: nước lũ tràn qua cầu Bản Lạ</h1><video src="a.mp4"></video><p>Người dân quay lại cảnh nước dâng trong đêm.</p></body></html>`,
      'video-page',
    ],
  ])('calls %s by its reason', (_, html, reason) => {
    expect(read(html)).toEqual({ kind: 'not-article', reason })
  })

  it('knows the front page by its address', () => {
    const html = `<html><head><title>Báo Sơn Hà</title></head><body>${menu}${cards}</body></html>`
    expect(read(html, 'https://bao.example/')).toEqual({ kind: 'not-article', reason: 'section-page' })
  })

  it('keeps a brief of two sentences', () => {
    const html = `<html><body>${menu}<h1>Tạm dừng cấp nước phường Hòa Khê</h1><div>10:30 23/11/2026</div><p>Phường Hòa Khê tạm dừng cấp nước đêm nay để sửa ống. Người dân nên trữ nước từ chiều.</p></body></html>`
    expect(read(html)).toMatchObject({
      kind: 'article',
      title: 'Tạm dừng cấp nước phường Hòa Khê',
      publishedAt: '2026-11-23T03:30:00.000Z',
    })
  })
})

describe('hostile pages', () => {
  it.each([
    ['a million open elements', '<div>'.repeat(1_000_000) + 'chữ'],
    ['elements closed by others', '<div></b>'.repeat(300_000)],
    ['a hundred thousand open paragraphs', '<p>chữ'.repeat(100_000)],
    ['open scripts without end', '<script>'.repeat(50_000)],
    ['comments without end', '<!--'.repeat(100_000)],
    ['angle brackets', '<'.repeat(500_000)],
    ['nested lists of links', '<ul><li><a href=x>a</a>'.repeat(20_000)],
    ['spans inside spans', '<span>a'.repeat(50_000)],
    ['one line of a million letters', `<p>${'a'.repeat(1_000_000)}</p>`],
    ['one line of a million spaces and dots', `<p>${' .'.repeat(500_000)}</p>`],
    ['a million line breaks', '<br>'.repeat(300_000)],
    [
      'a description of four million letters',
      `<meta name="description" content="${'xã họp '.repeat(600_000)}"><h1>Một bài</h1>${'<p>Một đoạn văn đủ dài để được xét.</p>'.repeat(100)}`,
    ],
    ['ten thousand dates', '<div>10:30 23/11/2026</div>'.repeat(10_000)],
    ['ten thousand times', '<time datetime="2026-11-23T10:30">x</time><br><br>'.repeat(10_000)],
    ['fifty thousand headings', '<h2>Một tiêu đề nào đó</h2>'.repeat(50_000)],
    ['deep structured data', `<script type="application/ld+json">${'['.repeat(100_000)}</script>`],
    ['structured data full of quotes', `<script type="application/ld+json">{"a":"${'"'.repeat(200_000)}"}</script>`],
  ])('come to an end with %s', (_, html) => {
    const started = process.cpuUsage()
    expect(() => read(html)).not.toThrow()
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1000).toBeLessThan(3000)
  })
})
