import type { FetchOutcome, NamedReason } from '../errors.js'

/** What one request may say beyond its address. */
export interface FetchOptions {
  /** Validators of the copy we hold; with them an unchanged page costs a 304. */
  etag?: string | null
  lastModified?: string | null
  accept?: string
  /** Smaller limit for this request, wire and expanded alike. */
  maxBytes?: number
  signal?: AbortSignal
}

/** One HTTP attempt, redirects included. Network failures are results, never exceptions. */
export interface FetchResult {
  outcome: FetchOutcome
  reason: NamedReason
  /** Status of the last answer; 0 where none came. */
  status: number
  finalUrl: string
  redirects: { url: string; status: number }[]
  /** The few headers that the product uses, lower-case names. */
  headers: Readonly<Partial<Record<KeptHeader, string>>>
  /** Expanded body of a success; empty otherwise. */
  bytes: Buffer
  /** Body bytes received over all hops, before expanding. */
  wireBytes: number
  durationMs: number
  retryAfterMs?: number
  /** When the attempt began, by the clock. */
  fetchedAt: string
}

/** Headers that the product uses; the others are not looked at. */
export const keptHeaders = [
  'content-type',
  'content-language',
  'etag',
  'last-modified',
  'cache-control',
  'expires',
  'date',
  'retry-after',
  'link',
  'x-robots-tag',
  'server',
] as const
export type KeptHeader = (typeof keptHeaders)[number]
