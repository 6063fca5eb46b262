import { dayMonthYear, hourMinute } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { bodyHtml, commonHead, e, linked, relatedItems } from '../parts.js'

const body = (page: ArticlePage): string =>
  bodyHtml(page, {
    paragraph: (html) => `<p>${html}</p>`,
    heading: (html) => `<h2>${html}</h2>`,
    figure: (p) =>
      `<figure class="image"><img src="${p.src}" alt=""><figcaption>${e(p.caption)}. Ảnh: ${e(p.credit)}.</figcaption></figure>`,
    related: (links) =>
      `<div class="news_related_inline">${relatedItems(links, '<div class="rel">», ', '</div>')}</div>`,
    signature: (name) => `<p style="text-align:right"><strong>${name}</strong></p>`,
    source: (line, url) => `<p style="text-align:right"><em>${linked(line, url)}</em></p>`,
  })

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (c) =>
      `<article class="news_comment__item"><header>${e(c.name)}</header><div class="news_comment__text">${e(c.text)}</div></article>`,
  )
  return `<section class="news_comment"><h3>Bạn đọc bình luận</h3>${items.join('\n')}</section>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  return [
    {
      name: 'head',
      html: `<div class="news-detail__head"><a class="cat" href="${page.sectionPath}">${e(page.section)}</a> <span>${hourMinute(at)} | ${dayMonthYear(at)}</span></div>`,
    },
    { name: 'title', html: `<h1>${e(page.version.title)}</h1>` },
    { name: 'lead', html: `<div class="news_detail_sapo"><p>${e(page.lead)}</p></div>` },
    { name: 'body', html: `<div class="news-detail">${body(page)}</div>` },
    { name: 'rating', html: '<div class="news-rate">Đánh giá bài viết: <span>★★★★★</span></div>' },
    {
      name: 'tags',
      html: `<div class="news-tags">${page.tags.map((t) => `<a href="/tag">${e(t)}</a>`).join('')}</div>`,
    },
    { name: 'comments', html: comments(page) },
    {
      name: 'more',
      html: `<div class="news-same"><h3>Cùng chuyên mục</h3><ul>${relatedItems(page.related, '<li>', '</li>')}</ul></div>`,
    },
  ]
}

/** Provincial system with `news-detail` names and a clock in the head that looks like its date. */
export const f10: Family = {
  name: 'F10',
  stem: 'nd',
  head: commonHead,
  blocks,
  column: ['<div class="page-wrap"><div class="page-left">', '</div></div>'],
  list: {
    open: '<div class="news-list">',
    close: '</div>',
    itemOpen: '<div class="news-list__item">',
    itemClose: '</div>',
    titleTag: 'h3',
    titleClass: 'news-list__title',
    leadClass: 'news-list__sapo',
    timeClass: 'news-list__time',
  },
}
