import RssParser from 'rss-parser'
import type { RawEntry } from './raw-entry.js'

type Item = Record<string, unknown>

const parser = new RssParser<Record<string, unknown>, Item>({
  customFields: {
    item: [
      ['published', 'atomPublished'],
      ['updated', 'atomUpdated'],
      ['modified', 'atomModified'],
      ['issued', 'atomIssued'],
      ['guid', 'rawGuid', { keepArray: true }],
      ['link', 'rawLinks', { keepArray: true }],
    ] as never,
  },
})

/** Reads with rss-parser; throws where it refuses the feed (a version it does not know, one bad date, bad XML). */
export async function readWithRssParser(xml: string): Promise<RawEntry[]> {
  const feed = await parser.parseString(xml)
  return feed.items.map((item: Item) => {
    const guid = textOf(item['guid']) ?? textOf(item['id'])
    return {
      link: bestLink(item['rawLinks']) ?? textOf(item['link']),
      base: null,
      title: textOf(item['title']),
      guid,
      isGuidLink: !isPermaLinkOff(item['rawGuid']),
      published:
        textOf(item['atomPublished']) ?? textOf(item['atomIssued']) ?? textOf(item['pubDate']) ?? textOf(item['date']),
      updated: textOf(item['atomUpdated']) ?? textOf(item['atomModified']),
      summary: textOf(item['summary']) ?? textOf(item['content']) ?? textOf(item['content:encoded']),
    }
  })
}

/** xml2js gives text, or an object whose `_` is the text beside attributes. */
function textOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  const text = typeof first === 'object' && first !== null ? (first as { _?: unknown })._ : first
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

function isPermaLinkOff(guids: unknown): boolean {
  const first: unknown = Array.isArray(guids) ? guids[0] : null
  const attributes =
    typeof first === 'object' && first !== null ? (first as { $?: Record<string, string> }).$ : undefined
  return attributes?.['isPermaLink']?.toLowerCase() === 'false'
}

/** rss-parser takes the first link of Atom where none says `alternate`; that may be `self` or a picture. */
function bestLink(links: unknown): string | null {
  if (!Array.isArray(links)) return null
  const known: { href: string; rel: string }[] = []
  for (const link of links as unknown[]) {
    if (typeof link !== 'object' || link === null) continue
    const attributes = (link as { $?: Record<string, string> }).$ ?? {}
    if (attributes['href'])
      known.push({ href: attributes['href'], rel: (attributes['rel'] ?? 'alternate').toLowerCase() })
  }
  const best = known.find((l) => l.rel === 'alternate') ?? known.find((l) => !notThePage.has(l.rel))
  return best?.href.trim() ?? null
}
const notThePage = new Set(['self', 'edit', 'replies', 'enclosure'])

/**
 * rss-parser strips markup from descriptions with a pattern that, for every `<` without `>`, looks on to the end. The
 * steps it would take are counted first, in one walk; ordinary feeds need about as many as they have letters.
 */
export function isCostlyMarkup(xml: string): boolean {
  let steps = 0
  let open = 0
  let openSum = 0
  for (const { 0: mark, index } of xml.matchAll(/<|>|&[lg]t;/g)) {
    if (mark === '<' || mark === '&lt;') {
      open += 1
      openSum += index
    } else {
      steps += open * index - openSum
      open = 0
      openSum = 0
    }
  }
  steps += open * xml.length - openSum
  return steps > 30_000_000 + xml.length * 4
}
