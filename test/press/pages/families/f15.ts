import { dayMonthYear, hourMinute } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { articleTimes, bodyHtml, commonHead, e, linked, relatedItems } from '../parts.js'

const body = (page: ArticlePage): string =>
  bodyHtml(page, {
    paragraph: (html) => `<p class="body-text">${html}</p>`,
    heading: (html) => `<p class="body-text"><strong>${html}</strong></p>`,
    figure: (p) =>
      `<p class="body-image"><img src="${p.src}" alt=""></p><p class="body-caption media-caption"><em>${e(p.caption)}. Ảnh: ${e(p.credit)}</em></p>`,
    related: (links) => `<div class="bm-inline-related">${relatedItems(links, '<h4>', '</h4>')}</div>`,
    signature: (name) => `<p class="body-author"><strong>${name}</strong></p>`,
    source: (line, url) => `<p class="bm-source">${linked(`<span class="source-name">${line}</span>`, url)}</p>`,
  })

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (c) => `<div class="bm-comment"><span class="user">${e(c.name)}</span><span class="msg">${e(c.text)}</span></div>`,
  )
  return `<div class="bm-comments" data-count="${items.length}">${items.join('\n')}</div>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  return [
    { name: 'title', html: `<h1 class="article__header">${e(page.version.title)}</h1>` },
    {
      name: 'meta',
      html: `<div class="article__meta-bar"><a class="source" href="/nguon">${e(page.publication.sourceLine || page.outlet.name)}</a> <time class="friendly">${dayMonthYear(at)} | ${hourMinute(at)}</time> <a class="cate" href="${page.sectionPath}">${e(page.section)}</a></div>`,
    },
    { name: 'lead', html: `<h3 class="article__summary">${e(page.lead)}</h3>` },
    { name: 'body', html: `<div class="article__bm-body content-body">${body(page)}</div>` },
    {
      name: 'tags',
      html: `<ul class="bm-keywords">${page.tags.map((t) => `<li><a href="/tag">${e(t)}</a></li>`).join('')}</ul>`,
    },
    { name: 'comments', html: comments(page) },
    {
      name: 'more',
      html: `<div class="bm-timeline"><h3>Tin nổi bật</h3>${relatedItems(page.related, '<h4 class="bm-card-title">', '</h4>')}</div>`,
    },
  ]
}

/** Aggregator: its own frame around other papers' texts. */
export const f15: Family = {
  name: 'F15',
  stem: 'bm',
  head: (page) => `${commonHead(page)}\n${articleTimes(page)}`,
  blocks,
  column: ['<div id="app-root"><div class="bm-layout"><div class="bm-article">', '</div></div></div>'],
  list: {
    open: '<div class="bm-section">',
    close: '</div>',
    itemOpen: '<div class="bm-card">',
    itemClose: '</div>',
    titleTag: 'h3',
    titleClass: 'bm-card-header',
    leadClass: 'bm-card-summary',
    timeClass: 'bm-card-time',
  },
}
