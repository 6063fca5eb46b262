import type { CaseGroup, EventValue, OutletTier, Relevance, Tone, TopicCode } from '#press'

/** One article as one office sees it. Built whole from the record; older revisions are ignored. */
export interface IndexDocument {
  readonly officeId: string
  readonly articleId: string
  readonly revision: number
  /** Analysed forms (see `analyse` in language): tokens separated by one space. */
  readonly title: AnalysedText
  /** Lead and body. */
  readonly body: AnalysedText
  readonly outletId: string
  readonly tier: OutletTier
  readonly publishedAt: string
  readonly firstSeenAt: string
  readonly reprintGroup: string
  readonly isOriginal: boolean
  readonly story: string
  readonly relevance: Relevance
  /** Main topic first. */
  readonly topics: readonly TopicCode[]
  readonly event: EventValue
  readonly tone: Tone | null
  readonly respond: boolean
  /** Names of the office's own communes and wards of today, as shown. */
  readonly places: readonly string[]
  /** Group of the newest case on this article; null when nobody flagged it. */
  readonly handling: CaseGroup | null
  readonly completeness: string
  /** True when an analyst corrected any label. */
  readonly isCorrected: boolean
}
export interface AnalysedText {
  readonly exact: string
  readonly folded: string
}

/** A query as a tree. Words come analysed; `exact` is given where the person typed marks, and then it must match. */
export type TextQuery =
  | { readonly type: 'word'; readonly word: QueryWord; readonly prefix?: boolean; readonly titleOnly?: boolean }
  | { readonly type: 'phrase'; readonly words: readonly QueryWord[]; readonly titleOnly?: boolean }
  | { readonly type: 'filter'; readonly filters: Filters }
  | { readonly type: 'and' | 'or'; readonly of: readonly TextQuery[] }
  | { readonly type: 'not'; readonly of: TextQuery }
export interface QueryWord {
  readonly folded: string
  readonly exact: string | null
}

/** Every given list is an "any of"; different names are "and". */
export interface Filters {
  readonly relevance?: readonly Relevance[]
  readonly tone?: readonly Tone[]
  readonly event?: readonly EventValue[]
  readonly topic?: readonly TopicCode[]
  readonly outlet?: readonly string[]
  readonly tier?: readonly OutletTier[]
  readonly place?: readonly string[]
  readonly handling?: readonly (CaseGroup | 'none')[]
  readonly respond?: boolean
  readonly original?: boolean
  readonly corrected?: boolean
  readonly reprintGroup?: readonly string[]
  readonly story?: readonly string[]
  readonly completeness?: readonly string[]
  readonly article?: readonly string[]
  /** Published in `[from, to)`, UTC. */
  readonly from?: string
  readonly to?: string
  /** First seen in `[seenFrom, seenTo)`, UTC. */
  readonly seenFrom?: string
  readonly seenTo?: string
}

export const facetNames = [
  'tone',
  'topic',
  'place',
  'outlet',
  'handling',
  'event',
  'relevance',
  'tier',
  'story',
  'mainTopic',
  'original',
  'respond',
] as const
export type FacetName = (typeof facetNames)[number]

export interface SearchRequest {
  readonly officeId: string
  readonly text?: TextQuery | null
  readonly filters?: Filters
  /** `best`: title matches before body matches, newest first within. Default `newest`. */
  readonly order?: 'newest' | 'oldest' | 'best'
  /** One row for each reprint group or story: the earliest of its articles in the result. */
  readonly collapse?: 'reprints' | 'stories'
  readonly offset?: number
  readonly limit?: number
  readonly facets?: readonly FacetName[]
  /** Counts by local day of publication, with the critical ones apart. */
  readonly histogram?: boolean
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}
export interface DayCount {
  /** Local date, `2026-11-23`. */
  readonly date: string
  readonly count: number
  readonly critical: number
}
export interface SearchHit {
  readonly articleId: string
  readonly reprintGroup: string
  readonly story: string
  /** Articles of the result in the same reprint group (or story); 1 when not collapsed. */
  readonly members: number
}
export interface SearchResult {
  /** Articles. */
  readonly total: number
  /** Articles that are the original of their reprint group. */
  readonly originals: number
  /** Distinct reprint groups, stories and outlets among the articles. */
  readonly groups: number
  readonly stories: number
  readonly outlets: number
  readonly hits: readonly SearchHit[]
  /** Counts over the whole result; each leaves out its own filter, so that other values can be added. */
  readonly facets: Partial<Record<FacetName, readonly FacetValue[]>>
  readonly histogram: readonly DayCount[]
}

/** The derived index. Both adapters give the same ids, counts, facets and orders; ties end on the article id. */
export interface ArticleIndex {
  readonly name: string
  /** Adds or replaces whole documents; an older revision than the one kept is ignored. Visible to the next search. */
  put(documents: readonly IndexDocument[]): Promise<void>
  remove(documents: readonly { officeId: string; articleId: string }[]): Promise<void>
  search(request: SearchRequest): Promise<SearchResult>
  /** All article ids of a result in its order, at most `limit` (default 100,000): for exports and frozen figures. */
  ids(request: SearchRequest): Promise<string[]>
  /** Starts a new, empty generation beside the one in use. */
  beginRebuild(): Promise<IndexRebuild>
  count(): Promise<number>
  /** How the engine is doing; throws when it does not answer. */
  state(): Promise<IndexState>
  close(): Promise<void>
}
export interface IndexState {
  readonly engine: string
  /** `yellow`: all is there, copies are missing; `red`: parts are missing. */
  readonly status: 'green' | 'yellow' | 'red'
  readonly nodes: number
}
export interface IndexRebuild {
  put(documents: readonly IndexDocument[]): Promise<void>
  /** Makes the new generation the one in use and drops the old one. */
  commit(): Promise<void>
  abandon(): Promise<void>
}
