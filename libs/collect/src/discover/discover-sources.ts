import { load } from 'cheerio'
import { canonicalUrl } from '#press'
import type { SourceKindName } from '../source-kinds/index.js'

/** A place that may list what an outlet publishes; nobody has asked it yet. */
export interface SourceCandidate {
  kind: SourceKindName
  url: string
  title: string | null
  /** `stated` by the page or robots.txt, `linked` from the page, or `guessed` from what outlets usually have. */
  origin: 'stated' | 'linked' | 'guessed'
}

/** Address shapes of feeds that Vietnamese outlets and common systems use. */
const feedPaths = ['/rss/home.rss', '/rss/tin-moi-nhat.rss', '/home.rss', '/rss', '/feed/', '/rss.xml', '/rss_feed/']
const sitemapPaths = [
  '/google-news-sitemap.xml',
  '/sitemaps/google-news.xml',
  '/latest-news-sitemap.xml',
  '/news-sitemap.xml',
  '/sitemap.xml',
]
const feedTypes = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$|^application\/json\+feed$/i
const maxLinked = 200

/** Feeds, sitemaps and the page itself as ways to follow an outlet, best founded first. Comment feeds are left out. */
export function discoverSources(html: string, url: string, sitemaps: readonly string[] = []): SourceCandidate[] {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } })
  const found = new Map<string, SourceCandidate>()
  const add = (
    kind: SourceKindName,
    link: string | undefined,
    title: string | null,
    origin: SourceCandidate['origin'],
  ): void => {
    const address = addressOf(link, url)
    if (address === null || isCommentFeed(address, title) || found.has(address)) return
    found.set(address, { kind, url: address, title: title?.replace(/\s+/g, ' ').trim() || null, origin })
  }
  for (const element of $('link[rel~=alternate][type][href]')) {
    const link = $(element)
    if (feedTypes.test(link.attr('type') ?? '')) add('feed', link.attr('href'), link.attr('title') ?? null, 'stated')
  }
  for (const element of $('link[rel=sitemap][href]')) add('sitemap', $(element).attr('href'), null, 'stated')
  for (const link of sitemaps) add('sitemap', link, null, 'stated')
  for (const element of $('a[href]').slice(0, 5000)) {
    const link = $(element)
    const href = link.attr('href') ?? ''
    if (found.size < maxLinked && isFeedLink(href)) add('feed', href, link.text(), 'linked')
  }
  for (const path of feedPaths) add('feed', path, null, 'guessed')
  for (const path of sitemapPaths) add('sitemap', path, null, 'guessed')
  add('list-page', url, $('title').first().text() || null, 'guessed')
  return [...found.values()]
}

/** `/rss/thoi-su.rss`, `/feed.xml`, `/rss/thoi-su-2`; not the index page `/rss.htm`, which lists feeds. */
function isFeedLink(href: string): boolean {
  const path = href.split(/[?#]/, 1)[0]!.toLowerCase()
  return (
    /\.rss$|\/(?:feed|atom|rss)(?:\.xml)?\/?$|\/rss\/[\w/-]+(?:\.rss|\.xml)?$|\/feed\/[\w-]+\/?$/.test(path) &&
    !/\.html?$/.test(path)
  )
}

/** Readers' comments are no news and are never fetched. */
function isCommentFeed(address: string, title: string | null): boolean {
  return (
    /\/comments?\/|[/_-]comments?\.(?:rss|xml)|comments-rss|binh-luan\.rss/i.test(address) ||
    /^(?:comments|bình luận)|» (?:comments|bình luận)/iu.test(title ?? '')
  )
}

function addressOf(link: string | undefined, base: string): string | null {
  if (!link) return null
  try {
    return canonicalUrl(link, base)
  } catch {
    return null
  }
}
