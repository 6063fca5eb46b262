import { isoLocal, isoZoned } from '../dates.js'
import { escapeMarkup } from '../text.js'
import type { Paragraph } from '../world/types.js'
import type { ArticlePage, Picture, RelatedLink } from './family.js'

/** Short name of the escape used all over the families. */
export const e = escapeMarkup

/** How a family writes the parts of a body. */
export interface BodyShape {
  paragraph(html: string): string
  heading(html: string): string
  figure(picture: Picture): string
  /** A box of related articles inside the body; empty when the family has none. */
  related(links: RelatedLink[]): string
  /** The last line with the writer's name; empty when the family prints it elsewhere. */
  signature(name: string): string
  source(line: string, url: string | null): string
}

function blockHtml(block: Paragraph, shape: BodyShape): string {
  if (block.kind === 'heading') return shape.heading(e(block.text))
  return shape.paragraph(block.kind === 'question' ? `<em>${e(block.text)}</em>` : e(block.text))
}

/** Writes the body: pictures after the first and fourth block, the related box in the middle, signature and source last. */
export function bodyHtml(page: ArticlePage, shape: BodyShape): string {
  const out: string[] = []
  const middle = Math.floor(page.paragraphs.length / 2)
  page.paragraphs.forEach((block, i) => {
    out.push(blockHtml(block, shape))
    const picture = i === 0 ? page.pictures[0] : i === 3 ? page.pictures[1] : undefined
    if (picture !== undefined) out.push(shape.figure(picture))
    if (i === middle && page.related.length > 0) out.push(shape.related(page.related))
  })
  if (page.publication.byline !== '') out.push(shape.signature(e(page.publication.byline)))
  if (page.publication.sourceLine !== '') out.push(shape.source(e(page.publication.sourceLine), page.originalUrl))
  return out.join('\n')
}

/** A link where there is an address, the words alone where not. */
export function linked(words: string, url: string | null): string {
  return url === null ? words : `<a href="${e(url)}" target="_blank" rel="nofollow">${words}</a>`
}

/** Items of a related box as `<li>` or another wrapper. */
export function relatedItems(links: RelatedLink[], open: string, close: string): string {
  return links
    .map((link) => `${open}<a href="${e(link.href)}" title="${e(link.title)}">${e(link.title)}</a>${close}`)
    .join('')
}

/** Title, description, canonical and Open Graph tags that every family has. */
export function commonHead(page: ArticlePage): string {
  const { version, url, outlet } = page
  const plainLead = e(version.lead)
  return `<title>${e(version.title)} - ${e(outlet.name)}</title>
<meta name="description" content="${plainLead}"><meta name="keywords" content="${e(page.tags.join(', '))}">
<link rel="canonical" href="${e(url)}"><meta property="og:type" content="article"><meta property="og:site_name" content="${e(outlet.name)}">
<meta property="og:title" content="${e(version.title)}"><meta property="og:description" content="${plainLead}"><meta property="og:url" content="${e(url)}">
<meta property="og:image" content="http://${outlet.host}/images/${page.publication.id}/cover.jpg">
<link rel="amphtml" href="http://${outlet.host}/amp${e(url.slice(url.indexOf('/', 7)))}">`
}

/** `article:published_time` and its modified twin. */
export function articleTimes(page: ArticlePage): string {
  const changed = page.version.at > page.publication.publishedAt ? page.version.at : page.publication.publishedAt
  return `<meta property="article:published_time" content="${isoZoned(page.publication.publishedAt)}">
<meta property="article:modified_time" content="${isoZoned(changed)}"><meta property="article:section" content="${e(page.section)}">`
}

function jsonScript(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`
}

/** Schema.org data of the article; `withComments` also lists what readers wrote, as some sites do. */
export function newsArticleData(page: ArticlePage, withComments = false): string {
  const { version, publication, outlet, url } = page
  const written = (ms: number): string => (outlet.zuluMistake ? `${isoLocal(ms)}Z` : isoZoned(ms))
  const comment = page.comments.map((c) => ({
    '@type': 'Comment',
    author: { '@type': 'Person', name: c.name },
    text: c.text,
  }))
  return jsonScript({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: version.title,
    description: version.lead,
    url,
    articleSection: page.section,
    datePublished: written(publication.publishedAt),
    dateModified: written(Math.max(version.at, publication.publishedAt)),
    author: { '@type': 'Person', name: publication.byline || outlet.name },
    publisher: {
      '@type': 'Organization',
      name: outlet.name,
      logo: { '@type': 'ImageObject', url: `http://${outlet.host}/logo.png` },
    },
    ...(withComments && comment.length > 0 ? { commentCount: comment.length, comment } : {}),
  })
}

/** Breadcrumb data, so that the article's data is not the only block of the page. */
export function breadcrumbData(page: ArticlePage): string {
  const item = (position: number, name: string, path: string): object => ({
    '@type': 'ListItem',
    position,
    name,
    item: `http://${page.outlet.host}${path}`,
  })
  return jsonScript({
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [item(1, 'Trang chủ', '/'), item(2, page.section, page.sectionPath)],
  })
}

/** The text blocks as plain lines. */
export function plainLines(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.map((paragraph) => paragraph.text)
}
