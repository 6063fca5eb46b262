import { createHash } from 'node:crypto'
import type { estypes } from '@elastic/elasticsearch'
import type { AnalysedText, IndexDocument } from '../../article-index.js'

/** Lucene's whitespace tokenizer cuts tokens at 255 characters; the embedded index cuts none. */
const tokenMax = 200

const keyword = { type: 'keyword' } as const
const date = { type: 'date' } as const
const boolean = { type: 'boolean' } as const
/**
 * Texts come as tokens of our own library, so the server only cuts at spaces: both indexes see the same words, and a server
 * without analysis plugins does. Order within a result is ours too, so no norms.
 */
const tokens = { type: 'text', analyzer: 'whitespace', norms: false } as const
const analysed = { properties: { exact: tokens, folded: tokens } } as const

const mappings: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  properties: {
    officeId: keyword,
    articleId: keyword,
    revision: { type: 'long' },
    title: analysed,
    body: analysed,
    outletId: keyword,
    tier: keyword,
    publishedAt: date,
    firstSeenAt: date,
    reprintGroup: keyword,
    isOriginal: boolean,
    story: keyword,
    relevance: keyword,
    topics: keyword,
    mainTopic: keyword,
    event: keyword,
    tone: keyword,
    respond: boolean,
    places: keyword,
    handling: keyword,
    completeness: keyword,
    isCorrected: boolean,
  },
}

const settings: estypes.IndicesIndexSettings = {
  // One shard holds some millions of articles, and counts by terms are exact only within a shard.
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  // Given, so that a shard nobody asked for half a minute is refreshed all the same.
  refresh_interval: '1s',
  // A removed article that comes back may have any revision.
  gc_deletes: '0s',
  max_terms_count: 200_000,
}

/** The template of every generation of an index called `name`. */
export const templateOf = (name: string): estypes.IndicesPutIndexTemplateRequest => ({
  name,
  index_patterns: [`${name}-g*`],
  template: { settings: { index: settings }, mappings },
})

/** Address of a document in the server. */
export const idOf = (d: { officeId: string; articleId: string }): string => `${d.officeId}/${d.articleId}`

/** A document as the server keeps it. Fields without a value are left out. */
export function stored(d: IndexDocument): Record<string, unknown> {
  return {
    ...d,
    title: cutTokens(d.title),
    body: cutTokens(d.body),
    mainTopic: d.topics[0] ?? 'khac',
    handling: d.handling ?? 'none',
  }
}

const cutTokens = ({ exact, folded }: AnalysedText): AnalysedText => ({
  exact: exact.replaceAll(/\S{201,}/g, cutToken),
  folded: folded.replaceAll(/\S{201,}/g, cutToken),
})

/** A token of any length in at most 220 characters: what is too long keeps its beginning, for prefixes, and a mark of the whole. */
export function cutToken(token: string): string {
  if (token.length <= tokenMax) return token
  return `${beginning(token)}…${createHash('sha256').update(token).digest('hex').slice(0, 16)}`
}

/** What a cut token begins with. */
export const beginning = (prefix: string): string => prefix.slice(0, tokenMax).replace(/[\uD800-\uDBFF]$/, '')
