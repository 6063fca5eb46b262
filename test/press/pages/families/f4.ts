import { dayMonthYear, hourMinute, isoLocal } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { articleTimes, bodyHtml, commonHead, e, linked, relatedItems } from '../parts.js'

const body = (page: ArticlePage): string =>
  bodyHtml(page, {
    paragraph: (html) => `<p>${html}</p>`,
    heading: (html) => `<p><strong class="zce-sub">${html}</strong></p>`,
    figure: (
      p,
    ) => `<table class="picture" align="center"><tbody><tr><td class="pic"><img src="${p.src}" class="cms-photo" alt="${e(p.caption)}" data-desc="${e(p.caption)}"></td></tr>
<tr><td class="caption"><p>${e(p.caption)}. (Ảnh: ${e(p.credit)})</p></td></tr></tbody></table>`,
    related: (links) =>
      `<div class="article__related cms-relate notebox ncenter"><div class="heading">TIN LIÊN QUAN</div>${relatedItems(links, '<article class="story"><h2 class="story__heading">', '</h2></article>')}</div>`,
    signature: () => '',
    source: (line, url) => `<div class="article__source cms-source"><span>${linked(line, url)}</span></div>`,
  })

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (
      c,
    ) => `<div class="item-comment"><div class="avatar">${e(c.name.slice(0, 1))}</div><div class="content-comment"><p class="text-comment"><b>${e(c.name)}</b> <span>${e(c.text)}</span></p>
<div class="meta"><time>${c.minutesLater} phút trước</time><span class="like">${c.likes}</span></div></div></div>`,
  )
  return `<div class="wrap-comment" id="comment${page.publication.id}" data-id="${page.publication.id}"><h3 class="box-heading">Bình luận</h3>${items.join('\n')}</div>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  const zone = page.publication.id % 2 === 0 ? '+07:00' : '+0700'
  const author = page.publication.byline
  return [
    {
      name: 'crumb',
      html: `<ul class="breadcrumb"><li class="main"><a href="${page.sectionPath}" title="${e(page.section)}">${e(page.section)}</a></li></ul>`,
    },
    { name: 'title', html: `<h1 class="article__title cms-title">${e(page.version.title)}</h1>` },
    { name: 'lead', html: `<div class="article__sapo cms-desc">${e(page.lead)}</div>` },
    {
      name: 'meta',
      html: `<div class="article__meta">${author === '' ? '' : `<div class="article__author"><span class="name cms-author">${e(author)}</span></div>`}
<time class="time" datetime="${isoLocal(at)}${zone}" data-time="${Math.floor(at / 1000)}">${dayMonthYear(at)} ${hourMinute(at)}</time></div>`,
    },
    {
      name: 'share',
      html: '<div class="article__social"><a class="zalo-share-button">Zalo</a><a class="print">In bài viết</a></div>',
    },
    {
      name: 'body',
      html: `<div class="article__body zce-content-body cms-body" itemprop="articleBody">${body(page)}</div>`,
    },
    {
      name: 'tags',
      html: `<div class="article__tag"><h3 class="box-heading">Từ khóa:</h3>${page.tags.map((t) => `<a href="/tag" title="${e(t)}">#${e(t)}</a>`).join(' ')}</div>`,
    },
    { name: 'comments', html: comments(page) },
  ]
}

/** System with `cms-` classes and `-post123.html` addresses; no structured data but the meta tags. */
export const f4: Family = {
  name: 'F4',
  stem: 'zce',
  head: (page) => `${commonHead(page)}\n${articleTimes(page)}`,
  blocks,
  column: [
    '<div class="site-content"><div class="container"><div class="article"><div class="main-col content-col">',
    '</div></div></div></div>',
  ],
  list: {
    open: '<div class="box-content content-list">',
    close: '</div>',
    itemOpen: '<article class="story">',
    itemClose: '</article>',
    titleTag: 'h2',
    titleClass: 'story__heading',
    leadClass: 'story__summary',
    timeClass: 'story__time',
  },
}
