import { dayMonthYear, hourMinute } from '../../dates.js'
import type { ArticlePage, Block, Family } from '../family.js'
import {
  articleTimes,
  bodyHtml,
  breadcrumbData,
  commonHead,
  e,
  linked,
  newsArticleData,
  relatedItems,
} from '../parts.js'

const body = (page: ArticlePage): string =>
  bodyHtml(page, {
    paragraph: (html) => `<p>${html}</p>`,
    heading: (html) => `<h3 id="mcetoc">${html}</h3>`,
    figure: (
      p,
    ) => `<figure class="VCSortableInPreviewMode noCaption" type="Photo"><div><img src="${p.src}" alt="${e(p.caption)}" class="lightbox-content" data-original="${p.src}"></div>
<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">${e(p.caption)} - Ảnh: ${e(p.credit.toUpperCase())}</p></figcaption></figure>`,
    related: (
      links,
    ) => `<div class="VCSortableInPreviewMode alignRight" type="RelatedNewsBox" data-style="align-right"><div class="kbwscwlrl-title">Tin liên quan</div>
<ul class="kbwscwlr-list">${relatedItems(links, '<li class="kbwscwlrl">', '</li>')}</ul></div>`,
    signature: () => '',
    source: (line, url) => `<p style="text-align:right"><b>${linked(line, url)}</b></p>`,
  })

function author(page: ArticlePage): string {
  const { byline } = page.publication
  if (byline === '') return ''
  return `<div class="detail-author-bot" data-role="authors"><div class="author-info"><a class="name" href="/tac-gia.htm" title="${e(byline)}">${e(byline)}</a><span class="count">và 2 tác giả khác</span></div></div>`
}

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (
      c,
    ) => `<li class="item-comment" data-role="comment"><div class="wrapcmt"><span class="name" title="${e(c.name)}">${e(c.name)}</span><span class="timeago">${c.minutesLater} phút trước</span>
<p class="contentcomment" rel="content">${e(c.text)}</p><a class="btn-cm likecm">Thích (${c.likes})</a></div></li>`,
  )
  return `<section class="detail__comment" id="comment-section"><div class="box-comment"><h2>Bình luận (${items.length})</h2><ul class="list-comment" data-view="listcm">${items.join('\n')}</ul></div></section>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  const name = page.publication.byline
  return [
    {
      name: 'crumb',
      html: `<div class="detail-cate"><a href="${page.sectionPath}" data-role="cate-name" title="${e(page.section)}">${e(page.section)}</a></div>`,
    },
    {
      name: 'meta',
      html: `<div class="detail-top"><div class="detail-time"><div data-role="publishdate">${dayMonthYear(at)} ${hourMinute(at)} GMT+7</div></div>
<div class="detail-author" data-role="author">${name === '' ? '' : `<a class="name" href="/tac-gia.htm">${e(name)}</a>`}</div></div>`,
    },
    { name: 'title', html: `<h1 class="detail-title article-title" data-role="title">${e(page.version.title)}</h1>` },
    { name: 'lead', html: `<h2 class="detail-sapo" data-role="sapo">${e(page.lead)}</h2>` },
    {
      name: 'body',
      html: `<div class="detail-cmain"><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody" data-io-article-url="${e(page.url)}">${body(page)}</div></div>`,
    },
    { name: 'author', html: author(page) },
    {
      name: 'tags',
      html: `<div class="detail-tab"><ul>${page.tags.map((t) => `<li><a href="/tag.htm" title="${e(t)}">${e(t)}</a></li>`).join('')}</ul></div>`,
    },
    { name: 'comments', html: comments(page) },
    { name: 'inline-data', html: `<script>window.__cm = ${inlineComments(page)};window.adsReady = 1</script>` },
  ]
}

/** The same comments once more, as the page's script gets them. */
function inlineComments(page: ArticlePage): string {
  return JSON.stringify({
    total: page.comments.length,
    items: page.comments.map((c) => ({ sender_fullname: c.name, content: c.text, likes: c.likes })),
  }).replace(/</g, '\\u003c')
}

/** Portal system with `data-role` marks. */
export const f2: Family = {
  name: 'F2',
  stem: 'kbw',
  head: (page) => `${commonHead(page)}\n${articleTimes(page)}${breadcrumbData(page)}${newsArticleData(page)}`,
  blocks,
  column: [
    '<div class="main"><div class="detail__page"><div class="container"><div class="detail__content-left">',
    '</div></div></div></div>',
  ],
  list: {
    open: '<div class="box-category list__stream-flex">',
    close: '</div>',
    itemOpen: '<div class="box-category-item" data-id="0">',
    itemClose: '</div>',
    titleTag: 'h3',
    titleClass: 'box-title-text',
    leadClass: 'box-category-sapo',
    timeClass: 'box-time',
  },
}
