import type { z } from 'zod'
import type { TokenScope } from '#accounts'

export const apiTags = ['articles', 'stories', 'reports', 'cases', 'sources', 'office'] as const
export type ApiTag = (typeof apiTags)[number]

/** What a route says of itself. */
export interface ApiRouteSpec {
  /** Its name in the document and among the words: `searchArticles`. */
  readonly name: string
  readonly tag: ApiTag
  readonly scope: TokenScope
  /** Names in its path. */
  readonly parameters?: readonly string[]
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  readonly answer?: z.ZodType
  /** Kinds of files it answers with instead. */
  readonly files?: readonly string[]
  readonly status?: number
}
export const apiRouteKey = 'api-route'
