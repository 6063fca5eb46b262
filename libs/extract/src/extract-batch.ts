import { inZone } from './dates/zones.js'
import { extractArticle } from './extract-article.js'

/** One line of the `extract` command. */
export interface BatchPage {
  id: string
  url: string
  html: string
}

/** The answer to it; null where the page has no such thing. */
export interface BatchArticle {
  id: string
  title: string | null
  lead: string | null
  text: string | null
  /** ISO 8601 with zone. */
  publishedAt: string | null
  canonicalUrl: string | null
}

/** Extracts one page of a batch; a page that is no article gives nulls. `now` is the moment relative times count from. */
export function extractBatch(input: BatchPage, now: string): BatchArticle {
  const none = { id: input.id, title: null, lead: null, text: null, publishedAt: null, canonicalUrl: null }
  const result = extractArticle({ url: input.url, html: input.html, fetchedAt: now })
  if (result.kind === 'not-article') return none
  const isStated = result.publishedSource !== 'fetch' && result.publishedAt !== null
  // A day alone is given as its first moment in the zone it was stated in.
  const publishedAt = isStated ? inZone(result.publishedAt as string, result.publishedZone) : null
  const { title, lead, text, canonicalUrl } = result
  return { id: input.id, title, lead, text: text === '' ? null : text, publishedAt, canonicalUrl }
}
