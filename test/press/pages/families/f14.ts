import { isoZoned, localTime } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import { articleTimes, bodyHtml, commonHead, e, linked, relatedItems } from '../parts.js'

/** WordPress shows no lead of its own: it opens the entry as a bold paragraph. */
function body(page: ArticlePage): string {
  return (
    `<p><strong>${e(page.lead)}</strong></p>\n` +
    bodyHtml(page, {
      paragraph: (html) => `<p>${html}</p>`,
      heading: (html) => `<h3 class="wp-block-heading">${html}</h3>`,
      figure: (p) =>
        `<figure class="wp-block-image size-large wp-caption aligncenter"><img decoding="async" src="${p.src}" alt="" class="wp-image-${page.publication.id}"><figcaption class="wp-element-caption wp-caption-text">${e(p.caption)}. Ảnh: ${e(p.credit)}</figcaption></figure>`,
      related: (links) =>
        `<div class="yarpp yarpp-related"><h3>Bài viết liên quan</h3><ol>${relatedItems(links, '<li>', '</li>')}</ol></div>`,
      signature: () => '',
      source: (line, url) => `<p class="has-text-align-right"><em>${linked(line, url)}</em></p>`,
    })
  )
}

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (
      c,
      i,
    ) => `<li id="comment-${i}" class="comment even thread-even depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">${e(c.name)}</b> <span class="says">viết:</span></div></footer>
<div class="comment-content"><p>${e(c.text)}</p></div></article></li>`,
  )
  return `<div id="comments" class="comments-area"><h2 class="comments-title">${items.length} phản hồi</h2><ol class="comment-list">${items.join('\n')}</ol><div id="respond" class="comment-respond"><h3>Để lại một bình luận</h3></div></div>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  const t = localTime(at)
  return [
    {
      name: 'title',
      html: `<header class="entry-header"><h1 class="entry-title">${e(page.version.title)}</h1></header>`,
    },
    {
      name: 'meta',
      html: `<div class="entry-meta"><span class="posted-on"><a href="${e(page.url)}" rel="bookmark"><time class="entry-date published" datetime="${isoZoned(at)}">${t.day} Tháng ${t.month}, ${t.year}</time></a></span>
<span class="byline author vcard"><a class="url fn n" href="/author/bbt/">${e(page.publication.byline || 'Ban biên tập')}</a></span></div>`,
    },
    { name: 'body', html: `<div class="entry-content">${body(page)}</div>` },
    {
      name: 'tags',
      html: `<footer class="entry-footer"><span class="cat-links"><a href="${page.sectionPath}" rel="category tag">${e(page.section)}</a></span><span class="tags-links">${page.tags.map((t2) => `<a href="/tag/" rel="tag">${e(t2)}</a>`).join(', ')}</span></footer>`,
    },
    {
      name: 'author',
      html: '<div class="author-box"><img class="avatar" src="/avatar.png" alt=""><div class="author-bio"><h4>Ban biên tập</h4><p>Ban biên tập tiếp nhận tin bài cộng tác qua hộp thư của tòa soạn.</p></div></div>',
    },
    { name: 'comments', html: comments(page) },
  ]
}

/** WordPress. */
export const f14: Family = {
  name: 'F14',
  stem: 'wp',
  head: (page) => `${commonHead(page)}\n${articleTimes(page)}<meta name="generator" content="WordPress 6.4">`,
  blocks,
  column: [
    '<div id="page" class="site"><div id="content-wrap" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article class="post type-post hentry">',
    '</article></main></div></div></div>',
  ],
  list: {
    open: '<main class="site-main archive">',
    close: '</main>',
    itemOpen: '<article class="post type-post hentry">',
    itemClose: '</article>',
    titleTag: 'h2',
    titleClass: 'entry-title',
    leadClass: 'entry-summary',
    timeClass: 'entry-date',
  },
}
