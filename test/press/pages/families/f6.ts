import { dayMonthYear, hourMinute, weekdayName } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { bodyHtml, commonHead, e, linked, relatedItems } from '../parts.js'

/** Where the family prints no lead of its own: the first bold paragraph plays its part. */
const leadInBody = (page: ArticlePage): boolean => page.publication.id % 2 === 1

function body(page: ArticlePage): string {
  const first = leadInBody(page) ? `<p style="text-align: justify;"><strong>${e(page.lead)}</strong></p>\n` : ''
  return (
    first +
    bodyHtml(page, {
      paragraph: (html) => `<p style="text-align: justify;">${html}</p>`,
      heading: (html) => `<p style="text-align: justify;"><strong>${html}</strong></p>`,
      figure: (
        p,
      ) => `<table border="0" width="100%" align="center"><tbody><tr><td style="text-align: center;"><img src="${p.src}" alt="" width="700"></td></tr>
<tr><td style="text-align: center;"><em>${e(p.caption)}. Ảnh: ${e(p.credit)}</em></td></tr></tbody></table>`,
      related: (links) =>
        `<div class="tin-lien-quan"><p><strong>Tin liên quan</strong></p><ul>${relatedItems(links, '<li>', '</li>')}</ul></div>`,
      signature: (name) => `<p style="text-align: right;"><strong>${name}</strong></p>`,
      source: (line, url) => `<p style="text-align: right;"><em>${linked(line, url)}</em></p>`,
    })
  )
}

/** The line under the title has four shapes; the last is labelled as a change and may be all there is. */
function printedTime(page: ArticlePage): string {
  const at = page.publication.publishedAt
  const shapes = [
    `${hourMinute(at)}, ${dayMonthYear(at)}`,
    `${weekdayName(at)}, ${hourMinute(at)}, ${dayMonthYear(at)}`,
    `${hourMinute(at)} - ${dayMonthYear(at)}`,
    `Cập nhật, ${hourMinute(at)}, ${weekdayName(at)}, ${dayMonthYear(at)} (GMT+7)`,
  ]
  return shapes[page.publication.id % shapes.length] as string
}

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (c) =>
      `<li><div class="ykien"><b class="ten">${e(c.name)}</b> <i>(${c.minutesLater} phút sau)</i><div class="noi-dung-ykien">${e(c.text)}</div></div></li>`,
  )
  return `<div class="y-kien-ban-doc" id="ykien"><p class="tieu-de">Ý kiến bạn đọc</p><ul class="ds-ykien">${items.join('\n')}</ul></div>`
}

function blocks(page: ArticlePage): Block[] {
  return [
    {
      name: 'crumb',
      html: `<div class="duong-dan"><a href="/">Trang chủ</a> › <a href="${page.sectionPath}">${e(page.section)}</a></div>`,
    },
    { name: 'title', html: `<h1 class="title">${e(page.version.title)}</h1>` },
    { name: 'meta', html: `<div class="post-meta"><span class="post-date">${printedTime(page)}</span></div>` },
    ...(leadInBody(page) ? [] : [{ name: 'lead', html: `<div class="desc">${e(page.lead)}</div>` }]),
    { name: 'body', html: `<div id="content" class="content-detail td-post-content">${body(page)}</div>` },
    {
      name: 'tags',
      html: `<div class="tu-khoa">Từ khóa: ${page.tags.map((t) => `<a href="/tag">${e(t)}</a>`).join(', ')}</div>`,
    },
    { name: 'comments', html: comments(page) },
    {
      name: 'more',
      html: `<div class="tin-moi-hon"><h4>Các tin khác</h4><ul>${relatedItems(page.related, '<li>', ` <span>(${dayMonthYear(page.now).slice(0, 5)})</span></li>`)}</ul></div>`,
    },
  ]
}

/** Provincial system with `/YYYYMM/slug-hex/` addresses; the time is printed only. */
export const f6: Family = {
  name: 'F6',
  stem: 'tinh',
  head: commonHead,
  blocks,
  column: ['<div id="wrapper"><div class="col-main"><div class="box-detail">', '</div></div></div>'],
  list: {
    open: '<div class="list-cate">',
    close: '</div>',
    itemOpen: '<div class="cate-item clearfix">',
    itemClose: '</div>',
    titleTag: 'h4',
    titleClass: 'cate-title',
    leadClass: 'cate-desc',
    timeClass: 'cate-date',
  },
}
