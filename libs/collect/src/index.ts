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
export { erasePage } from './page/erase-page.js'
export { packPage, type PackedPage } from './page/pack-page.js'
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
export { createRobots, type Robots, type RobotsAnswer, type RobotsParts } from './robots/robots.js'
export { isProductToken, parseRobots, type RobotsRules } from './robots/parse-robots.js'
export {
  createHostGate,
  defaultHostGateSettings,
  type HostGate,
  type HostGateSettings,
  type Release,
  type Reservation,
} from './hosts/host-gate.js'
export { discoverSources, type SourceCandidate } from './discover/discover-sources.js'
export { probeSource, type ProbeParts, type SourceProbe } from './discover/probe-source.js'
export { discoverPages, type DiscoveryCounts } from './frontier/discover-pages.js'
export { type FetchedBytes, pageIdOf, PageFetcher, type PageFetcherParts } from './frontier/fetch-pages.js'
export { DiskPause } from './frontier/disk-pause.js'
export { Frontier, type Gate, type WantedPage, wantedPage } from './frontier/frontier.js'
export { intervalFirstMs } from './schedule/rhythm.js'
export { runSource, type SourceRun, type SourceRunnerParts } from './schedule/run-source.js'
export { SourceSchedule } from './schedule/source-schedule.js'
export {
  type OutletEntry,
  registerOutlets,
  registerSource,
  type SourceEntry,
  sourceIdOf,
} from './registry/register-outlets.js'
