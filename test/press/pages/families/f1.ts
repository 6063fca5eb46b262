import { dayMonthYear, hourMinute, weekdayNameSoft } from '../../dates.js'
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
    paragraph: (html) => `<p class="Normal">${html}</p>`,
    heading: (html) => `<h2 class="Normal">${html}</h2>`,
    figure: (
      p,
    ) => `<figure data-size="true" itemprop="associatedMedia image" class="tplCaption action_thumb_added"><div class="fig-picture">
<picture><source data-srcset="${p.src}?w=680 1x"><img itemprop="contentUrl" loading="lazy" src="${p.src}" alt="${e(p.caption)}"></picture></div>
<figcaption itemprop="description"><p class="Image">${e(p.caption)}. Ảnh: <em>${e(p.credit)}</em></p></figcaption></figure>`,
    related: (links) =>
      `<ul class="list-news" data-campaign="Box-Related">${relatedItems(links, '<li data-id="0">', '</li>')}</ul>`,
    signature: (name) => `<p class="Normal" style="text-align:right;"><strong>${name}</strong></p>`,
    source: (line, url) => `<p class="Normal" style="text-align:right;"><em>${linked(line, url)}</em></p>`,
  })

function comments(page: ArticlePage): string {
  const items = page.comments.map(
    (
      c,
      i,
    ) => `<div class="comment_item width_common"><p class="full_content"><span class="txt-name"><a class="nickname" href="/my/${i}"><b>${e(c.name)}</b></a></span>${e(c.text)}</p>
<div class="reply width_common"><span class="time-com">${c.minutesLater} phút</span> <span class="total_like">${c.likes}</span> <a class="link_reply">Trả lời</a></div></div>`,
  )
  return `<div class="box_comment_vne width_common" id="box_comment_vne"><h3>Ý kiến (${items.length})</h3><div id="list_comment" class="main_show_comment box_comment_feed">${items.join('\n')}</div></div>`
}

function blocks(page: ArticlePage): Block[] {
  const at = page.publication.publishedAt
  const stamp = page.lead !== page.version.lead ? page.lead.slice(0, page.lead.length - page.version.lead.length) : ''
  const location = stamp === '' ? '' : `<span class="location-stamp">${e(stamp)}</span>`
  return [
    {
      name: 'meta',
      html: `<div class="header-content width_common"><ul class="breadcrumb" data-campaign="Header"><li><a href="${page.sectionPath}">${e(page.section)}</a></li></ul>
<span class="date">${weekdayNameSoft(at)}, ${dayMonthYear(at)}, ${hourMinute(at)} (GMT+7)</span></div>`,
    },
    { name: 'title', html: `<h1 class="title-detail">${e(page.version.title)}</h1>` },
    { name: 'lead', html: `<p class="description">${location}${e(page.version.lead)}</p>` },
    { name: 'body', html: `<article class="fck_detail ">${body(page)}</article>` },
    {
      name: 'tags',
      html: `<div class="tags"><h4 class="item-tag-title">Tags:</h4>${page.tags.map((t) => `<h4 class="item-tag"><a href="/tag">${e(t)}</a></h4>`).join('')}</div>`,
    },
    {
      name: 'social',
      html: '<div class="social_pin"><a class="social_fb">Chia sẻ</a><a class="save-news">Lưu bài viết</a></div>',
    },
    { name: 'comments', html: comments(page) },
  ]
}

/** Big paper of the first family: `title-detail`, `description`, `fck_detail`. */
export const f1: Family = {
  name: 'F1',
  stem: 'vne',
  head: (page) =>
    `${commonHead(page)}\n<meta name="pubdate" itemprop="datePublished" content="${pubdate(page)}">${articleTimes(page)}${newsArticleData(page)}${breadcrumbData(page)}`,
  blocks,
  column: [
    '<section class="section page-detail top-detail"><div class="container"><div class="sidebar-1">',
    '</div></div></section>',
  ],
  list: {
    open: '<div class="col-left list-news-subfolder">',
    close: '</div>',
    itemOpen: '<article class="item-news item-news-common thumb-left">',
    itemClose: '</article>',
    titleTag: 'h3',
    titleClass: 'title-news',
    leadClass: 'description',
    timeClass: 'time-count',
  },
}

function pubdate(page: ArticlePage): string {
  const at = page.publication.publishedAt
  const [day, month, year] = dayMonthYear(at).split('/')
  return `${year}-${month}-${day}T${hourMinute(at)}:00+07:00`
}
