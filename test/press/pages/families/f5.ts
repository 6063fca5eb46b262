import { dayMonthYear, hourMinute, weekdayName } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { articleTimes, bodyHtml, commonHead, e, linked, relatedItems } from '../parts.js'

/** This family repeats the lead as the first paragraph on some of its pages. */
const repeatsLead = (page: ArticlePage): boolean => page.publication.id % 3 === 0

function body(page: ArticlePage): string {
  const first = repeatsLead(page) ? `<p class="block-sc-sapo-copy"><strong>${e(page.lead)}</strong></p>\n` : ''
  return (
    first +
    bodyHtml(page, {
      paragraph: (html) => `<p>${html}</p>`,
      heading: (html) => `<h3>${html}</h3>`,
      figure: (p) =>
        `<figure class="sc-longform-media"><img src="${p.src}" alt="${e(p.caption)}"><figcaption>${e(p.caption)}. <span class="credit">Ảnh: ${e(p.credit)}</span></figcaption></figure>`,
      related: (links) =>
        `<div class="c-related-inline"><strong>Xem thêm: </strong>${relatedItems(links, '<span>', '</span> ')}</div>`,
      signature: () => '',
      source: (line, url) => `<p class="block-sc-source" style="text-align: right;"><em>${linked(line, url)}</em></p>`,
    })
  )
}

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (c) =>
      `<div class="c-comment-item"><div class="c-comment-head"><strong>${e(c.name)}</strong></div><div class="c-comment-text"><p>${e(c.text)}</p></div></div>`,
  )
  return `<div class="c-comment" id="binh-luan"><div class="c-comment-title">Ý kiến bạn đọc</div>${items.join('\n')}</div>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  const author = page.publication.byline
  return [
    {
      name: 'crumb',
      html: `<div class="sc-longform-header-cate"><a href="${page.sectionPath}">${e(page.section)}</a></div>`,
    },
    { name: 'title', html: `<h1 class="sc-longform-header-title block-sc-title">${e(page.version.title)}</h1>` },
    {
      name: 'meta',
      html: `<div class="sc-longform-header-meta">${author === '' ? '' : `<span class="sc-longform-header-author block-sc-author">${e(author)}</span>`}
<span class="sc-longform-header-date block-sc-publish-time">${weekdayName(at)}, ${dayMonthYear(at)} - ${hourMinute(at)}</span></div>`,
    },
    { name: 'lead', html: `<p class="sc-longform-header-sapo block-sc-sapo">${e(page.lead)}</p>` },
    { name: 'body', html: `<div class="entry entry-no-padding"><div class="b-maincontent">${body(page)}</div></div>` },
    {
      name: 'tags',
      html: `<div class="c-widget-tags"><ul>${page.tags.map((t) => `<li><h4><a href="/tag">${e(t)}</a></h4></li>`).join('')}</ul></div>`,
    },
    { name: 'comments', html: comments(page) },
    {
      name: 'more',
      html: `<div class="b-maincontent b-box-more"><h3>Tin cùng chuyên mục</h3><ul>${relatedItems(page.related, '<li>', '</li>')}</ul></div>`,
    },
  ]
}

/** System with `b-maincontent` (whose second copy is a box) and `sc-longform` heads. */
export const f5: Family = {
  name: 'F5',
  stem: 'sc',
  head: (page) => `${commonHead(page)}\n${articleTimes(page)}`,
  blocks,
  column: ['<main class="main-content"><div class="l-content"><div class="sc-longform">', '</div></div></main>'],
  list: {
    open: '<div class="b-list-news">',
    close: '</div>',
    itemOpen: '<div class="b-grid">',
    itemClose: '</div>',
    titleTag: 'h3',
    titleClass: 'b-grid__title',
    leadClass: 'b-grid__desc',
    timeClass: 'b-grid__time',
  },
}
