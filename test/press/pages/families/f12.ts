import { dayMonthYear, hourMinute, isoLocal, weekdayNameSoft } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { bodyHtml, breadcrumbData, commonHead, e, linked, newsArticleData, relatedItems } from '../parts.js'

const body = (page: ArticlePage): string =>
  bodyHtml(page, {
    paragraph: (html) => `<p>${html}</p>`,
    heading: (html) => `<h2>${html}</h2>`,
    figure: (p) =>
      `<figure class="image align-center"><img data-src="${p.src}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="${e(p.caption)}"><figcaption><p>${e(p.caption)} (Ảnh: ${e(p.credit)}).</p></figcaption></figure>`,
    related: (links) =>
      `<article class="article-related"><h3>Bài liên quan</h3>${relatedItems(links, '<div class="article-related-item">', '</div>')}</article>`,
    signature: () => '',
    source: (line, url) => `<p class="nguon-tin" style="text-align: right"><strong>${linked(line, url)}</strong></p>`,
  })

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (c) =>
      `<div class="comment-item" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span class="comment-author" itemprop="author">${e(c.name)}</span><div class="comment-content" itemprop="text">${e(c.text)}</div></div>`,
  )
  return `<div class="comment-wrapper" data-module="comment"><div class="comment-header">Bình luận (${items.length})</div>${items.join('\n')}</div>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  const author = page.publication.byline
  return [
    {
      name: 'crumb',
      html: `<ul class="dt-breadcrumb"><li><a href="${page.sectionPath}">${e(page.section)}</a></li></ul>`,
    },
    { name: 'title', html: `<h1 class="title-page detail">${e(page.version.title)}</h1>` },
    {
      name: 'meta',
      html: `<div class="author-wrap">${author === '' ? '' : `<div class="author-name"><a href="/tac-gia.htm"><b>${e(author)}</b></a></div>`}
<time class="author-time" datetime="${isoLocal(at).slice(0, 16).replace('T', ' ')}">${weekdayNameSoft(at)}, ${dayMonthYear(at)} - ${hourMinute(at)}</time></div>`,
    },
    { name: 'lead', html: `<h2 class="singular-sapo" data-field="sapo">${e(page.lead)}</h2>` },
    { name: 'body', html: `<div class="singular-content" data-field="body">${body(page)}</div>` },
    {
      name: 'tags',
      html: `<ul class="tags-wrap"><li>Từ khóa:</li>${page.tags.map((t) => `<li><a href="/tag.htm">${e(t)}</a></li>`).join('')}</ul>`,
    },
    {
      name: 'ad',
      html: '<div class="ads-inpage" data-pos="3"><p>Quảng cáo: Máy lọc nước trả góp, giao trong ngày.</p></div>',
    },
    { name: 'comments', html: comments(page) },
  ]
}

/** Own system of a big paper: `time[datetime]` without a zone; its structured data lists readers' comments too. */
export const f12: Family = {
  name: 'F12',
  stem: 'dt',
  head: (page) => `${commonHead(page)}\n${newsArticleData(page, true)}${breadcrumbData(page)}`,
  blocks,
  column: [
    '<main class="body container"><div class="grid"><article class="singular-container">',
    '</article></div></main>',
  ],
  list: {
    open: '<div class="article list">',
    close: '</div>',
    itemOpen: '<article class="article-item">',
    itemClose: '</article>',
    titleTag: 'h3',
    titleClass: 'article-title',
    leadClass: 'article-excerpt',
    timeClass: 'article-time',
  },
}
