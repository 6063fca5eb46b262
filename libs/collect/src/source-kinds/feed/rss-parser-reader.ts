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
    ] as never,
  },
})

/** Reads with rss-parser; throws where it refuses the feed (a version it does not know, one bad date, bad XML). */
export async function readWithRssParser(xml: string): Promise<RawEntry[]> {
  const feed = await parser.parseString(xml)
  return feed.items.map((item: Item) => {
    const guid = textOf(item['guid']) ?? textOf(item['id'])
    return {
      link: textOf(item['link']),
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
