/** Collecting from the press: fetching, politeness, source kinds, kept pages. */
export * from './errors.js'
export * from './fetch/settings.js'
export {
  createFetcher,
  type Fetcher,
  type FetcherParts,
  type FetchOptions,
  type FetchResult,
} from './fetch/fetch-url.js'
export type { Resolve } from './fetch/connect.js'
export { decodeBytes, type DecodedText } from './page/decode-bytes.js'
export { cutComments, type CutPage } from './page/cut-comments.js'
export { preparePage, type PreparedPage } from './page/prepare-page.js'
export {
  readPage,
  WarcArchive,
  type KeptPage,
  type PageToKeep,
  type ReadPage,
  type WarcArchiveOptions,
} from './page/warc-archive.js'
export { sourceKinds, type SourceKindName } from './source-kinds/index.js'
export type { FeedEntry, ListRule, SourceInput, SourceKind, SourceReading } from './source-kinds/source-kind.js'
export { readFeed } from './source-kinds/feed/read-feed.js'
export { readFeedBatch, type FeedBatchInput, type FeedBatchOutput } from './source-kinds/feed/read-feed-batch.js'
