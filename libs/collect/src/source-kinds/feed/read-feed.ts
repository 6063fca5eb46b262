import { decodeBytes } from '../../page/decode-bytes.js'
import type { FeedEntry, SourceInput, SourceReading } from '../source-kind.js'
import { readFeedDates } from './feed-date.js'
import { feedText } from './feed-text.js'
import { readJsonFeed } from './json-feed.js'
import { readLeniently } from './lenient-reader.js'
import type { RawEntry } from './raw-entry.js'
import { repairXml } from './repair-xml.js'
import { readStatedInterval } from './stated-interval.js'
import { isCostlyMarkup, readWithRssParser } from './rss-parser-reader.js'

/** More entries than any press feed lists; what lies beyond is left. */
const maxEntries = 5000
const maxTitleChars = 500
const maxSummaryChars = 2000

/**
 * Bytes of a feed to entries. Decoding and repair come first; rss-parser reads what it can, our own reader what it
 * refuses or reads only in part. Entries without link or title are
 * handed on too: the run counts them as skipped.
 */
export async function readFeed(input: SourceInput): Promise<SourceReading> {
  const { text } = decodeBytes(input.bytes, input.contentType, 'xml')
  const start = text.slice(0, 2000).trimStart()
  if (start === '') return failure('empty-answer')
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text, input)
  const repaired = repairXml(text)
  if (repaired.refused !== null) return failure(repaired.refused)
  const raw = await readXml(repaired.xml)
  const problem = raw.length === 0 ? problemOf(repaired.xml) : null
  if (problem !== null) return failure(problem)
  const statedIntervalMs = readStatedInterval(repaired.xml)
  return { ...finish(raw, input), ...(statedIntervalMs === null ? {} : { statedIntervalMs }) }
}

function failure(error: NonNullable<SourceReading['error']>): SourceReading {
  return { entries: [], error }
}

function readJson(text: string, input: SourceInput): SourceReading {
  const feed = readJsonFeed(text)
  if (feed === null) return failure('not-a-feed')
  const next = absolute(feed.next, null, input.url)
  return { ...finish(feed.entries, input), ...(next ? { next } : {}) }
}

async function readXml(xml: string): Promise<RawEntry[]> {
  const expected = countEntryTags(xml)
  if (expected === 0) return []
  // Links of feeds with `xml:base` need our reader: rss-parser drops it.
  if (!/\sxml:base\s*=/.test(xml) && !isCostlyMarkup(xml)) {
    try {
      const entries = await readWithRssParser(xml)
      if (entries.length >= expected && entries.every((e) => e.link !== null || e.guid !== null)) return entries
    } catch {
      // Refused: the lenient reader takes over, whatever the cause was.
    }
  }
  return readLeniently(xml).entries
}

/** Start tags of entries outside CDATA and comments. */
function countEntryTags(xml: string): number {
  const plain = withoutSections(withoutSections(xml, '<![CDATA[', ']]>'), '<!--', '-->')
  return plain.match(/<(?:[\w-]{1,40}:)?(?:item|entry)(?=[\s/>])/gi)?.length ?? 0
}

/** One walk, whatever is left open: a pattern would look for the missing end from every start. */
function withoutSections(text: string, open: string, close: string): string {
  const parts: string[] = []
  let at = 0
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    parts.push(text.slice(at, start))
    const end = text.indexOf(close, start + open.length)
    if (end < 0) return parts.join('')
    at = end + close.length
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Why a text without entries is no feed; null for a whole feed that lists nothing, which is no error. */
function problemOf(xml: string): SourceReading['error'] {
  const { root, isWhole } = readLeniently(xml)
  if (root === 'html' || /<(?:body|head|div)[\s>]/i.test(xml.slice(0, 5000))) return 'feed-is-html'
  if (root === 'urlset' || root === 'sitemapindex') return 'feed-is-sitemap'
  if (!/^(?:rss|feed|rdf|channel)$/.test(root)) return 'not-a-feed'
  return isWhole ? null : 'feed-unreadable'
}

function finish(raw: readonly RawEntry[], input: SourceInput): SourceReading {
  const kept = raw.slice(0, maxEntries)
  const times = readFeedDates([...kept.map((e) => e.published), ...kept.map((e) => e.updated)], input.nowMs)
  const entries: FeedEntry[] = kept.map((e, i) => {
    const updatedAt = times[kept.length + i] ?? null
    return {
      link: absolute(e.link, e.base, input.url) ?? guidLink(e, input.url),
      title: feedText(e.title, maxTitleChars),
      guid: e.guid,
      publishedAt: times[i] ?? updatedAt,
      updatedAt,
      summary: feedText(e.summary, maxSummaryChars),
    }
  })
  return { entries, error: null }
}

/** An absolute http(s) address, or null. */
function absolute(link: string | null, base: string | null, url: string): string | null {
  if (!link) return null
  const from = base !== null && URL.canParse(base, url) ? new URL(base, url).href : url
  const clean = link.replace(/[\t\n\r]/g, '').trim()
  if (clean === '' || !URL.canParse(clean, from)) return null
  const address = new URL(clean, from)
  return address.protocol === 'http:' || address.protocol === 'https:' ? address.href : null
}

function guidLink(entry: RawEntry, url: string): string | null {
  return entry.isGuidLink && entry.guid !== null && /^https?:\/\//i.test(entry.guid)
    ? absolute(entry.guid, null, url)
    : null
}
