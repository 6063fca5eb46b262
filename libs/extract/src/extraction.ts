import type { DateCertainty } from './dates/read-date.js'

/** What the feed said about the page, if a feed led to it. */
export interface FeedHint {
  title?: string | null
  /** ISO 8601 with zone. */
  publishedAt?: string | null
  summary?: string | null
}

/** A fetched page: decoded text and the moment of the fetch (ISO 8601, UTC). */
export interface PageInput {
  url: string
  html: string
  fetchedAt: string
  feedEntry?: FeedHint | null
}

export type PublishedSource = 'json-ld' | 'meta' | 'selector' | 'feed' | 'id' | 'fetch'
/** `estimated`: not stated anywhere on the page, but taken from the id or the fetch. */
export type PublishedCertainty = DateCertainty | 'estimated'
/** `partial`: the outlet shows only a part (login, payment); `encoded`: a script opens the text, we do not. */
export type Completeness = 'full' | 'partial' | 'encoded'

/** When an article was published, with the evidence for it. */
export interface Published {
  publishedAt: string | null
  publishedPrecision: 'minute' | 'day'
  publishedZone: string
  publishedRaw: string
  publishedSource: PublishedSource
  publishedCertainty: PublishedCertainty
  modifiedAt: string | null
}

/** An article as one page tells it. */
export interface ExtractedArticle extends Published {
  kind: 'article'
  title: string
  lead: string | null
  /** The body without the lead; subheadings are paragraphs of their own. */
  paragraphs: string[]
  /** Lead and paragraphs joined by line breaks. */
  text: string
  canonicalUrl: string | null
  byline: string | null
  section: string | null
  tags: string[]
  /** The line that names where the text comes from (`Theo báo …`), as printed. */
  sourceLine: string | null
  completeness: Completeness
  /** Which link of the chain gave the body, with the version of the extractor. */
  method: string
  captions: string[]
}

/** Why a page is no article; each is counted. */
export type NotArticleReason =
  'empty-page' | 'not-html' | 'removed' | 'refused' | 'login-wall' | 'section-page' | 'video-page' | 'no-text'

export interface NotArticle {
  kind: 'not-article'
  reason: NotArticleReason
}

export type Extraction = ExtractedArticle | NotArticle
