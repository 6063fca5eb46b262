import type { ArticleIndex } from '#article-index'
import type { Bus } from '#bus'
import type { FetchOutcome } from '#collect'
import type { Clock, Log, Metrics } from '#foundation'
import type { createGazetteer } from '#gazetteer'
import type { RecordStore } from '#record'
import type { Settings } from './settings.js'

export type Gazetteer = ReturnType<typeof createGazetteer>

/** What the web role may ask of collecting; in a process without the collector role these go through the record. */
export interface CollectDesk {
  /** Fetches one address for a person, at once; resolves when it is an article, or with why not. */
  fetchLink(url: string, officeId: string): Promise<LinkAnswer>
  /** Runs a source now. */
  runSource(sourceId: string): Promise<{ outcome: FetchOutcome; reason: string; new: number } | null>
  /** What a source at this address would bring, or what is wrong, as a sentence. */
  probe(kind: string, url: string): Promise<ProbeAnswer>
  status(): CollectStatus
}
export interface LinkAnswer {
  readonly state: 'article' | 'known' | 'not-article' | 'failed'
  readonly articleId: string | null
  /** A Vietnamese sentence: what happened and what to do. */
  readonly sentence: string
}
export interface ProbeAnswer {
  readonly isWorking: boolean
  readonly sentence: string
  readonly entries: number
  readonly newestAt: string | null
}
/** No space is left, what is derived is being rebuilt first, or what has to be done before failed and is tried again. */
export type PausedReason = 'disk-full' | 'rebuild' | 'failed'
export interface CollectStatus {
  readonly isRunning: boolean
  /** Why collecting stands still; null while it runs, or is about to begin. */
  readonly pausedReason: PausedReason | null
  readonly wanted: number
  readonly underWay: number
}

/** Everything a page needs, composed once. Views and controllers get it by the token `DESK`. */
export interface Desk {
  readonly settings: Settings
  readonly store: RecordStore
  readonly index: ArticleIndex
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly gazetteer: Gazetteer
  readonly collect: CollectDesk
  /** One-time code for the first-run page; null once an office exists. */
  firstRunCode(): string | null
  /** True while a driven clock plays the past. */
  isPlaying?(): boolean
  /** The code has been used: it is no longer valid. */
  endFirstRun(): void
}
export const DESK = 'DESK'
