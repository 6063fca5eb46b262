import { cutComments } from './cut-comments.js'

/** Names that stand only in readers' comments of these pages; none may survive. */
const commenters = ['Trần Thị Bạn Đọc', 'Lê Văn Góp Ý', 'Tư Lúa']
const article = `<h1 class="title">Sửa cầu Phú Lâm</h1><div class="detail-content">
<p>Chiều 23/11, xã Phú Lâm bắt đầu sửa cây cầu bắc qua kênh Năm, sau nhiều lần người dân phản ánh mặt cầu hư hỏng nặng.</p>
<p>Theo ông chủ tịch xã, công trình hoàn thành trước Tết, kinh phí lấy từ ngân sách địa phương và đóng góp của bà con.</p></div>`
const related = '<div class="tin-lien-quan"><a href="/tin-2.htm">Đường về xã Bình Minh được mở rộng</a></div>'
const item = (name: string): string =>
  `<li class="item"><b>${name}</b><p>Mong xã làm nhanh để bà con đi lại, năm nào cũng hẹn rồi để đó, dân khổ lắm rồi.</p></li>`
const list = `<ul>${commenters.map(item).join('')}</ul>`

function page(comments: string): string {
  return `<!doctype html><html><head><title>Sửa cầu Phú Lâm</title></head><body class="single comments-open"><div id="main">${article}${comments}${related}</div></body></html>`
}

describe('readers’ comments', () => {
  it.each([
    ['a box by class', `<div class="box_comment">${list}</div>`],
    ['a box by id', `<section id="comments">${list}</section>`],
    ['binh-luan', `<div class="list-binh-luan">${list}</div>`],
    ['y-kien ban doc', `<div class="ykien-bandoc">${list}</div>`],
    ['camel case', `<div id="boxCommentArticle">${list}</div>`],
    ['cmt', `<div class="wrap-cmt">${list}</div>`],
    ['a data attribute', `<div data-comment-list="1">${list}</div>`],
    ['a data role', `<div data-role="comment">${list}</div>`],
    ['a custom element', `<fb:comments-list>${list}</fb:comments-list>`],
    ['microdata', `<div itemprop="comment" itemscope itemtype="https://schema.org/Comment">${list}</div>`],
    ['an ARIA role', `<div role="comment">${list}</div>`],
    ['an ARIA label', `<section aria-label="Bình luận">${list}</section>`],
    [
      'items without a box',
      commenters.map((n) => `<div class="comment-item">${n}: đồng tình với bài viết</div>`).join(''),
    ],
    [
      'WordPress',
      `<div id="comments" class="comments-area"><ol class="commentlist"><li id="comment-9"><article class="comment-body">${list}</article></li></ol></div>`,
    ],
    ['a heading with a count', `<h3>Bình luận (12)</h3>${list}`],
    ['a heading of readers', `<h2>Ý kiến bạn đọc</h2>${list}`],
    ['a heading in decomposed letters', `<h3>${'Ý kiến bạn đọc (3)'.normalize('NFD')}</h3>${list}`],
    ['a heading in entities', `<h3>B&igrave;nh lu&#7853;n (3)</h3>${list}`],
    ['a heading in a wrapper', `<div class="tab"><div><span>Ý kiến (3)</span></div></div>${list}`],
    ['a plain heading', `<h4>Bình luận</h4>${list}`],
    ['an unclosed box', `<div class="box-comment"><ul>${commenters.map(item).join('')}`],
    ['a box switched off by an HTML comment', `<!-- <div class="comment-list">${list}</div> -->`],
    [
      'JSON-LD',
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Sửa cầu', comment: commenters.map((name) => ({ '@type': 'Comment', text: 'ngoặc ] trong "chữ"', author: { name } })), commentCount: 3 })}</script>`,
    ],
    [
      'JSON-LD in a graph',
      `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'WebPage' }, ...commenters.map((name) => ({ '@type': 'Comment', author: { name } }))] })}</script>`,
    ],
    [
      'page state',
      `<script>window.__STATE__={"article":{"id":7},"commentList":{"total":3,"rows":${JSON.stringify(commenters)}},"x":1}</script>`,
    ],
    [
      'a script variable',
      `<script>var listComments = [${commenters.map((n) => `{name:'${n}',text:'đúng \\' quá ]'}`).join(',')}]; start()</script>`,
    ],
    [
      'escaped state',
      `<script>self.__next_f.push([1,"{\\"id\\":7,\\"comments\\":[${commenters.map((n) => `{\\"name\\":\\"${n}\\"}`).join(',')}],\\"z\\":1}"])</script>`,
    ],
    [
      'state known by its shape',
      `<script>window.__x = {"total":3,"items":${JSON.stringify(commenters.map((n) => ({ sender_fullname: n, content: 'hay {quá}', likes: 2 })))}}</script>`,
    ],
    [
      'a list under a plain name',
      `<ul>${commenters.map((n) => `<li><div class="ykien"><b>${n}</b><div class="noi-dung-ykien">Thương bà con.</div></div></li>`).join('')}</ul>`,
    ],
    [
      'a box whose items borrow the name of a text column',
      `<div class="comment-list"><div class="entry-content">${list}</div></div>`,
    ],
    ['state cut off', `<script>var comments = [{"name":"${commenters.join('"},{"name":"')}"`],
  ])('are cut from %s, and nothing of the article with them', (_, comments) => {
    const { html, cut } = cutComments(page(comments))
    for (const name of commenters) expect(html.normalize('NFC')).not.toContain(name)
    expect(html).toContain(article)
    expect(cut.blocks).toBeGreaterThan(0)
    expect(cut.chars).toBeGreaterThan(0)
  })

  it('leave everything else letter by letter as it was', () => {
    const { html, cut } = cutComments(page(`<div class="box_comment">${list}</div>`))
    expect(html).toBe(page(''))
    expect(cut).toEqual({ blocks: 1, chars: `<div class="box_comment">${list}</div>`.length })
  })

  it('leave what stands behind them', () => {
    expect(cutComments(page(`<h3>Bình luận (12)</h3>${list}<h3>Tin cùng mục</h3><p>Giá lúa tăng</p>`)).html).toContain(
      'Giá lúa tăng',
    )
    expect(cutComments(page(`<div class="box_comment">${list}</div>`)).html).toContain(related)
  })

  it('in JSON-LD leave the statement about the article readable', () => {
    const ld = {
      '@type': 'NewsArticle',
      datePublished: '2026-11-24',
      comment: [{ text: 'a' }],
      articleBody: 'Bài có chữ "comment": [1]',
    }
    const { html } = cutComments(`<script type="application/ld+json">${JSON.stringify(ld)}</script>`)
    const kept = JSON.parse(/>(.*)<\/script>/.exec(html)![1]!) as typeof ld
    expect(kept).toMatchObject({ datePublished: '2026-11-24', comment: [] })
  })

  it('in an attribute of an element that stays are emptied', () => {
    const html = `<div id="app" data-comments='[{"name":"Tư Lúa"},{"name":"Năm Đò"}]'>${article}</div>`
    expect(cutComments(html).html).toBe(`<div id="app" data-comments=''>${article}</div>`)
  })
})

describe('an article', () => {
  it.each([
    [
      'in a section called Bình luận',
      `<div class="category-binh-luan"><h1>Vì sao giá lúa giảm</h1><p>${'Lời bàn về giá lúa. '.repeat(40)}</p></div>`,
    ],
    [
      'in a text column named so',
      `<div><h1>Vì sao</h1></div><div class="binh-luan-thoi-su">${`<p>${'Lời bàn về giá lúa ở đồng bằng. '.repeat(6)}</p>`.repeat(4)}</div>`,
    ],
    ['in a wrapper "with-comment"', `<div class="col with-comment">${article}</div>`],
    [
      'about comments on the web',
      `<h1>Bình luận xúc phạm trên mạng</h1><article><p>${'Bình luận xúc phạm người khác bị xử phạt. '.repeat(10)}</p></article>`,
    ],
    [
      'with a subheading Bình luận',
      `<h1>Trận chung kết</h1><div class="detail-content"><p>${'Trận đấu kết thúc. '.repeat(10)}</p><h2>Bình luận</h2><p>${'Hai đội chơi tốt. '.repeat(10)}</p></div>`,
    ],
    [
      'with a subheading in an unnamed column',
      `<h1>Trận chung kết</h1><div><p>${'Trận đấu kết thúc. '.repeat(10)}</p><h2>Bình luận</h2><p>${'Hai đội chơi tốt. '.repeat(10)}</p></div>`,
    ],
    [
      'marked with its number of comments',
      `<div data-comment-count="5" class="post"><h1>Tin</h1><p>${'Nội dung. '.repeat(60)}</p></div>`,
    ],
    ['on a page that recommends others', `<div class="recommended-list"><a href="/a">Một bài khác nên đọc</a></div>`],
    [
      'in page state with its writer',
      `<script>var a={"id":1,"title":"Sửa cầu","author":{"full_name":"Minh An"},"content":"<p>Nội dung</p>","likes":5}</script>`,
    ],
    ['with a commentary class', `<div class="commentary"><p>${'Xã luận về nông nghiệp. '.repeat(30)}</p></div>`],
  ])('%s stays whole', (_, html) => {
    expect(cutComments(html).html).toBe(html)
  })
})

describe('hostile pages', () => {
  it.each([
    ['deep nesting', '<div class="comment">'.repeat(30_000)],
    ['deep nesting around a heading', '<div>'.repeat(40_000) + '<b>Ý kiến bạn đọc</b>'],
    ['many headings', '<h3>Bình luận</h3>'.repeat(20_000)],
    ['many typed comments', `<script>${'{"@type":"Comment"},'.repeat(20_000)}</script>`],
    ['many open keys', `<script>${'"comments":['.repeat(30_000)}</script>`],
    ['a long near-key', `<script>${'a'.repeat(300_000)}comment</script>`],
    ['many headings with one parent', `<div>${'<b>Ý kiến bạn đọc</b><i></i>'.repeat(20_000)}</div>`],
  ])('of %s end soon', (_, html) => {
    const startedMs = performance.now()
    cutComments(html)
    expect(performance.now() - startedMs).toBeLessThan(2000)
  })
})
