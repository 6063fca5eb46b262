import type { NamedReason } from '../../errors.js'
import type { FeedEntry } from '../source-kind.js'
import { readFeed } from './read-feed.js'

/** One line of the `read-feed` command. */
export interface FeedBatchInput {
  id: string
  url: string
  base64: string
}

/** Its answer: entries, or a named reason why there are none (a healthy feed that lists nothing included). */
export interface FeedBatchOutput {
  id: string
  entries: Pick<FeedEntry, 'title' | 'link' | 'guid' | 'publishedAt' | 'summary'>[]
  error: NamedReason | null
}

/** Reads one feed of the batch command; every input gets an answer. */
export async function readFeedBatch(input: FeedBatchInput, nowMs: number): Promise<FeedBatchOutput> {
  try {
    const url = URL.canParse(input.url) ? input.url : 'http://feed.invalid/'
    const { entries, error } = await readFeed({ url, bytes: Buffer.from(input.base64, 'base64'), nowMs })
    const rows = entries.map(({ title, link, guid, publishedAt, summary }) => ({
      title,
      link,
      guid,
      publishedAt,
      summary,
    }))
    return { id: input.id, entries: rows, error: error ?? (rows.length === 0 ? 'feed-empty' : null) }
  } catch {
    return { id: input.id, entries: [], error: 'feed-unreadable' }
  }
}
