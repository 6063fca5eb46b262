import type { NamedReason } from '../errors.js'

/** One thing that a source lists. */
export interface FeedEntry {
  /** Absolute http(s) address; null where the entry names none (it cannot be followed, but it was listed). */
  link: string | null
  title: string | null
  guid: string | null
  /** UTC, ISO 8601. A time without zone was read as Vietnam's. */
  publishedAt: string | null
  updatedAt: string | null
  summary: string | null
}

/** The rule of a list page: CSS selectors. All may be left out; then links that look like articles are taken. */
export interface ListRule {
  /** One entry each; `link`, `title` and `time` are looked for within. */
  item?: string
  link?: string
  title?: string
  time?: string
  /** The link to the following page. */
  next?: string
}

export interface SourceInput {
  /** Final address of the fetch: relative links belong to it. */
  url: string
  bytes: Uint8Array
  contentType?: string | null
  rule?: ListRule | null
  /** Moment of the fetch, milliseconds: for "2 giờ trước" and for zones that cannot be true. */
  nowMs: number
}

export interface SourceReading {
  entries: FeedEntry[]
  /** Why it could not be read, or null. Entries and an error never come together; a listing may be well and empty. */
  error: NamedReason | null
  /** The following page of the same list. */
  next?: string
  /** How often the source itself says that it changes (`ttl`, `sy:updatePeriod`), milliseconds. */
  statedIntervalMs?: number
  /** Further files of a sitemap index, newest first. */
  children?: { url: string; updatedAt: string | null }[]
}

/** A way in which outlets list what they publish. Pure: bytes in, entries out; it never throws on what it is given. */
export interface SourceKind {
  readonly name: string
  readonly vietnameseName: string
  /** The `Accept` header of its requests. */
  readonly accept: string
  read(input: SourceInput): Promise<SourceReading>
}
