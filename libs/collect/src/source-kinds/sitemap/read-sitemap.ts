import { Parser } from 'htmlparser2'
import { decompress } from '../../fetch/decompress.js'
import { decodeBytes } from '../../page/decode-bytes.js'
import { readFeedDates } from '../feed/feed-date.js'
import { feedText } from '../feed/feed-text.js'
import { readFeed } from '../feed/read-feed.js'
import { repairXml } from '../feed/repair-xml.js'
import type { SourceInput, SourceReading } from '../source-kind.js'

/** sitemaps.org: at most 50,000 addresses and 50 MB a file. */
const maxUrls = 50_000
const maxBytes = 50 * 1024 * 1024

interface RawUrl {
  loc: string
  lastmod: string
  published: string
  title: string
}

/**
 * Bytes of a sitemap to entries, or of an index to its files. The root element decides, not the name: some outlets call
 * their index `.rss`, some serve a feed as sitemap, some a plain list of addresses.
 */
export async function readSitemap(input: SourceInput): Promise<SourceReading> {
  const opened = decompress(
    Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength),
    undefined,
    maxBytes,
  )
  if (opened.reason !== null) return { entries: [], error: opened.reason }
  const { text } = decodeBytes(opened.bytes, input.contentType, 'xml')
  if (/^\s*https?:\/\/\S+\s*(?:\n|$)/.test(text.slice(0, 3000))) return readPlainList(text, input)
  const repaired = repairXml(text)
  if (repaired.refused !== null) return { entries: [], error: repaired.refused }
  const { root, isWhole, urls } = readUrls(repaired.xml)
  if (root === 'rss' || root === 'feed' || root === 'rdf') return readFeed({ ...input, bytes: opened.bytes })
  if (root !== 'urlset' && root !== 'sitemapindex') return { entries: [], error: 'sitemap-unreadable' }
  if (urls.length === 0 && !isWhole) return { entries: [], error: 'sitemap-unreadable' }
  return root === 'urlset' ? entriesOf(urls, input) : childrenOf(urls, input)
}

function readUrls(xml: string): { root: string; isWhole: boolean; urls: RawUrl[] } {
  const urls: RawUrl[] = []
  const path: string[] = []
  let root = ''
  let current: RawUrl | null = null
  let text = ''
  const parser = new Parser(
    {
      onopentag(name) {
        if (root === '') root = name.replace(/^.*:/, '')
        path.push(name)
        text = ''
        if (/^(?:[\w-]+:)?(?:url|sitemap)$/.test(name) && path.length <= 3) {
          current = { loc: '', lastmod: '', published: '', title: '' }
          if (urls.length < maxUrls) urls.push(current)
        }
      },
      ontext(data) {
        if (text.length < 20_000) text += data
      },
      onclosetag(name) {
        path.pop()
        if (current) take(current, name, path.at(-1) ?? '', text.trim())
        text = ''
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(xml)
  // A listing cut behind its head is not an empty one.
  const isWhole = root !== '' && path.length === 0
  parser.end()
  return { root, isWhole, urls: urls.filter((u) => u.loc !== '') }
}

/** `image:loc` and `video:title` stand deeper and under other names. */
function take(url: RawUrl, name: string, parent: string, text: string): void {
  if (text === '') return
  const local = name.replace(/^.*:/, '')
  const parentLocal = parent.replace(/^.*:/, '')
  if (parentLocal === 'url' || parentLocal === 'sitemap') {
    if (local === 'loc' && !/^(?:image|video):/.test(name)) url.loc ||= text
    if (local === 'lastmod') url.lastmod ||= text
  } else if (parent === 'news:news' || parentLocal === 'news') {
    if (local === 'publication_date') url.published ||= text
    if (local === 'title') url.title ||= text
  }
}

function entriesOf(urls: readonly RawUrl[], input: SourceInput): SourceReading {
  const times = readFeedDates([...urls.map((u) => u.published), ...urls.map((u) => u.lastmod)], input.nowMs)
  const entries = urls.map((u, i) => ({
    link: absolute(u.loc, input.url),
    title: feedText(u.title, 500),
    guid: null,
    // `lastmod` alone is a change, not a publication.
    publishedAt: times[i] ?? null,
    updatedAt: times[urls.length + i] ?? null,
    summary: null,
  }))
  return { entries, error: null }
}

/** Files of an index, newest first; those without a date keep their order behind. */
function childrenOf(urls: readonly RawUrl[], input: SourceInput): SourceReading {
  const times = readFeedDates(
    urls.map((u) => u.lastmod),
    input.nowMs,
  )
  const children = urls
    .map((u, i) => ({ url: absolute(u.loc, input.url) ?? '', updatedAt: times[i] ?? null }))
    .filter((c) => c.url !== '')
    .sort((a, b) =>
      (b.updatedAt ?? '') < (a.updatedAt ?? '') ? -1 : (b.updatedAt ?? '') > (a.updatedAt ?? '') ? 1 : 0,
    )
  return { entries: [], error: null, children }
}

function readPlainList(text: string, input: SourceInput): SourceReading {
  const links = text
    .split(/\s+/, maxUrls)
    .map((line) => absolute(line, input.url))
    .filter((link) => link !== null)
  const entries = links.map((link) => ({
    link,
    title: null,
    guid: null,
    publishedAt: null,
    updatedAt: null,
    summary: null,
  }))
  return entries.length > 0 ? { entries, error: null } : { entries: [], error: 'sitemap-unreadable' }
}

function absolute(link: string, base: string): string | null {
  if (link === '' || !URL.canParse(link, base)) return null
  const url = new URL(link, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}
