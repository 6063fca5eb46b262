import { dayMonthYear, hourMinute, localTime, weekdayName } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { bodyHtml, commonHead, e, linked, relatedItems } from '../parts.js'

const body = (page: ArticlePage): string =>
  bodyHtml(page, {
    // This editor never closes its paragraphs.
    paragraph: (html) => `<p>${html}`,
    heading: (html) => `<p><b>${html}</b></p>`,
    figure: (p) =>
      `<div class="ck-media" style="text-align:center"><img src="${p.src}" alt="${e(p.caption)}"><div class="caption-img"><i>${e(p.caption)} - Ảnh: ${e(p.credit)}</i></div></div>`,
    related: (links) =>
      `<div class="inner-article"><span class="label">Đọc thêm</span>${relatedItems(links, '<div>', '</div>')}</div>`,
    signature: (name) => `<p class="bold-sign" align="right"><b>${name}</b></p>`,
    source: (line, url) => `<p align="right"><i>${linked(line, url)}</i></p>`,
  })

/** Time before date, with the odd one-digit minute and quote mark of old portals. */
function printedTime(page: ArticlePage): string {
  const at = page.publication.publishedAt
  const t = localTime(at)
  if (page.publication.id % 5 === 0) return `${weekdayName(at)}, ${dayMonthYear(at)} ${t.hour}:${t.minute}'(GMT+7)`
  return `${weekdayName(at)}, ${hourMinute(at)}, ${dayMonthYear(at)}`
}

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (c) =>
      `<div class="media comment-row"><div class="media-body"><h5 class="media-heading">${e(c.name)}</h5><p>${e(c.text)}</p><small>${c.likes} lượt thích</small></div></div>`,
  )
  return `<div class="comments-box" id="comments"><h4>Phản hồi</h4>${items.join('\n')}<form><input placeholder="Họ tên"><textarea placeholder="Viết phản hồi"></textarea></form></div>`
}

function blocks(page: ArticlePage): Block[] {
  return [
    {
      name: 'crumb',
      html: `<ol class="breadcrumb"><li><a href="/">Trang nhất</a></li><li class="active"><a href="${page.sectionPath}">${e(page.section)}</a></li></ol>`,
    },
    { name: 'title', html: `<h1>${e(page.version.title)}</h1>` },
    { name: 'meta', html: `<p class="ngaydang">${printedTime(page)}</p>` },
    {
      name: 'audio',
      html: '<div class="listen"><button>Nghe bài viết</button><select><option>Giọng nữ</option><option>Giọng nam</option></select></div>',
    },
    { name: 'lead', html: `<h4 class="sapo">${e(page.lead)}</h4>` },
    { name: 'body', html: `<div id="newscontents" class="noidung">${body(page)}</div>` },
    {
      name: 'tags',
      html: `<div class="tags-row"><i class="fa fa-tags"></i> ${page.tags.map((t) => `<a href="/tag">${e(t)}</a>`).join(' ')}</div>`,
    },
    { name: 'comments', html: comments(page) },
    {
      name: 'more',
      html: `<div class="other-news"><h3>Tin cùng mục</h3>${relatedItems(page.related, '<p>', '</p>')}</div>`,
    },
  ]
}

/** Provincial system with `-a123.html` addresses and `#newscontents`. */
export const f7: Family = {
  name: 'F7',
  stem: 'bs',
  head: (page) => commonHead(page),
  blocks,
  column: ['<div class="container-fluid"><div class="row"><div class="col-md-8 detail">', '</div></div></div>'],
  list: {
    open: '<div class="list-group">',
    close: '</div>',
    itemOpen: '<div class="news-row">',
    itemClose: '</div>',
    titleTag: 'h4',
    titleClass: 'news-row-title',
    leadClass: 'news-row-sapo',
    timeClass: 'news-row-time',
  },
}
