import type { ReprintRule } from '../reprints/judge-reprint.js'
import type { StoryJudge } from '../stories/judge-story.js'
import type { BackgroundFrequencies } from '../stories/term-frequencies.js'
import type { Signature } from './signature.js'
import type { ArticleGroups } from './window-state.js'

/** An article as it comes to the window. */
export interface IncomingArticle {
  readonly id: string
  readonly title: string
  /** Paragraphs joined by line breaks, the lead first. */
  readonly text: string
  /** ISO 8601 with zone. */
  readonly publishedAt?: string | null
  /** When we first saw it, milliseconds since 1970. The window slides by it; without it, carefully by `publishedAt`. */
  readonly arrivedAt?: number
  /** Groups that an earlier version shares with others in the record; kept when the article has left the window. */
  readonly groups?: ArticleGroups
}

/** Why an article got its groups; `known` keeps those of an earlier version. */
export interface JoinReason {
  readonly rule: ReprintRule | 'same-story' | 'new-story' | 'known'
  /** The article in the window it resembles most, for copies and stories. */
  readonly nearest?: string
  /** The medium the text itself says it was taken from, as written. */
  readonly credit?: string
}

/** The window's decision on one article. */
export interface Joined {
  /** Id of the first member that arrived; the same for rebuilds in the same order. */
  readonly reprintGroup: string
  readonly story: string
  /** The group's original, when this article is a copy: the earliest published. */
  readonly reprintOf?: string
  /** The article that counted as the original until now: this one was published before it. */
  readonly takesOriginalFrom?: string
  /** The story that this one carries on: alike enough to belong to it, but too long after. */
  readonly continues?: string
  /** For a copy the share of the shorter text found in the longer; else how probable the likeliest story is. 0 to 1. */
  readonly similarity: number
  readonly reason: JoinReason
  /** To be kept in the record (`encodeSignature`) and given to `load` after a restart. */
  readonly signature: Signature
}

/** An article as the record remembers it. */
export interface RememberedArticle {
  readonly id: string
  readonly reprintGroup: string
  readonly story: string
  readonly reprintOf?: string | null
  readonly publishedAt?: string | null
  readonly arrivedAt?: number
  readonly signature: Signature | Uint8Array
}

export interface GroupWindowOptions {
  /** Length of the window in days, default 30. */
  readonly windowDays?: number
  /** The oldest leave when there are more, default 150,000 (about 350 MB). */
  readonly maxArticles?: number
  /** Other weights of the story decision than the fitted ones. */
  readonly judge?: StoryJudge
  /** Other term frequencies than those that come with the product. */
  readonly background?: BackgroundFrequencies
}
