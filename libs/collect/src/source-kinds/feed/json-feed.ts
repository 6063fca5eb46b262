import type { RawEntry } from './raw-entry.js'

/** JSON Feed 1 and 1.1; null where the text is no JSON Feed. */
export function readJsonFeed(text: string): { entries: RawEntry[]; next: string | null } | null {
  let feed: unknown
  try {
    feed = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(feed) || !Array.isArray(feed['items'])) return null
  const version = textOf(feed['version']) ?? ''
  if (!/jsonfeed\.org/.test(version) && !('title' in feed)) return null
  return { entries: feed['items'].filter(isObject).map(readItem), next: textOf(feed['next_url']) }
}

function readItem(item: Record<string, unknown>): RawEntry {
  return {
    link: textOf(item['url']) ?? textOf(item['external_url']),
    base: null,
    title: textOf(item['title']),
    guid: textOf(item['id']),
    isGuidLink: true,
    published: textOf(item['date_published']),
    updated: textOf(item['date_modified']),
    summary: textOf(item['summary']) ?? textOf(item['content_text']) ?? textOf(item['content_html']),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
