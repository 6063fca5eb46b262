import { morningAfternoon } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { bodyHtml, e, linked, relatedItems } from '../parts.js'

/** Old entries of the portal are one block of lines with breaks. */
const isOneBlock = (page: ArticlePage): boolean => page.publication.id % 3 === 0

/** The space after a type word never breaks. */
const bound = (html: string): string => html.replace(/(tỉnh|phường|xã) /g, '$1&nbsp;')

function body(page: ArticlePage): string {
  const paragraph = (html: string): string =>
    isOneBlock(page)
      ? `${bound(html)}<br>\n<br>`
      : `<p style="margin:6pt 0in;text-align:justify;text-indent:.5in"><span style="font-size:14pt;font-family:'times new roman',serif">${bound(html)}</span></p>`
  return bodyHtml(page, {
    paragraph,
    heading: (html) => `<p style="margin:6pt 0in"><strong><span style="font-size:14pt">${html}</span></strong></p>`,
    figure: (p) =>
      `<p style="text-align:center"><img src="${p.src}" alt=""></p><p style="text-align:center" class="ms-rteElement-caption"><em>${e(p.caption)} (Ảnh: ${e(p.credit)})</em></p>`,
    related: () => '',
    signature: (name) => `<p style="text-align:right"><strong><span style="font-size:14pt">${name}</span></strong></p>`,
    source: (line, url) => `<p style="text-align:right"><em>${linked(line, url)}</em></p>`,
  })
}

function comments(page: ArticlePage): string {
  if (page.comments.length === 0) return ''
  const items = page.comments.map(
    (c) =>
      `<tr class="comment-row"><td class="comment-name">${e(c.name)}</td><td class="comment-text">${e(c.text)}</td></tr>`,
  )
  return `<div id="ctl00_comment" class="gop-y"><h3>Góp ý của bạn đọc</h3><table class="comment-table">${items.join('')}</table></div>`
}

function blocks(page: ArticlePage): Block[] {
  return [
    {
      name: 'crumb',
      html: `<div class="ms-siteMapPath"><a href="/">Trang chủ</a> &gt; <a href="${page.sectionPath}">${e(page.section)}</a></div>`,
    },
    { name: 'title', html: `<h1 class="article-title">${e(page.version.title)}</h1>` },
    {
      name: 'meta',
      html: `<div class="article-info"><span class="article-date">${morningAfternoon(page.publication.publishedAt)}</span> <span class="luot-xem">Lượt xem: ${100 + (page.publication.id % 900)}</span>
<a class="font-size">A-</a> <a class="font-size">A+</a></div>`,
    },
    { name: 'lead', html: `<div class="article-summary"><strong>${e(page.lead)}</strong></div>` },
    { name: 'body', html: `<div class="article-content"><div class="ms-rtestate-field">${body(page)}</div></div>` },
    { name: 'comments', html: comments(page) },
    {
      name: 'more',
      html: `<div class="tin-cung-loai"><h3>Tin cùng loại</h3><ul>${relatedItems(page.related, '<li>', '</li>')}</ul></div>`,
    },
  ]
}

/** Government portal: addresses that need their query, SA and CH after the hour. */
export const f13: Family = {
  name: 'F13',
  stem: 'ms',
  head: (page) =>
    `<title>${e(page.version.title)}</title><meta name="description" content="${e(page.version.lead)}"><link rel="canonical" href="${e(page.url)}">`,
  blocks,
  column: [
    '<form method="post" action="./" id="aspnetForm"><div id="s4-workspace"><div class="ms-webpart-zone">',
    '</div></div></form>',
  ],
  list: {
    open: '<div class="danh-sach-tin">',
    close: '</div>',
    itemOpen: '<div class="tin-item">',
    itemClose: '</div>',
    titleTag: 'h3',
    titleClass: 'tin-tieu-de',
    leadClass: 'tin-tom-tat',
    timeClass: 'tin-ngay',
  },
}
