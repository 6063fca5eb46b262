import { z } from 'zod'
import { facetNames } from '#article-index'
import {
  caseGroups,
  caseStates,
  correctionKinds,
  flagLevels,
  flagReasons,
  labelKinds,
  outletTiers,
  relevances,
  topicCodes,
  type CaseGroup,
  type FlagLevel,
  type FlagReason,
} from '#press'
import { dueGroups } from '#respond'
import { tokenScopeNames } from '#accounts'

const keysOf = <K extends string>(names: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(names) as [K, ...K[]]
const tones = ['critical', 'neutral', 'favourable'] as const
const events = ['negative', 'positive', 'neutral'] as const
const groups = keysOf<CaseGroup>(caseGroups)
const id = z.string().max(100)
const utc = z.iso.datetime()

/** A moment with its zone, or a day of the office (its first moment). */
const moment = z
  .string()
  .max(40)
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,15}(?:Z|[+-]\d{2}:\d{2}))?$/.test(text) && !Number.isNaN(Date.parse(text)),
    'YYYY-MM-DD or an ISO 8601 time with its zone',
  )
const flag = z.enum(['true', 'false']).optional()
const some = <T extends z.ZodType>(of: T) => z.array(of).max(200).optional()

/** Filters of articles, as in the address of the search page. */
const articleFilters = {
  q: z.string().max(1000).optional(),
  relevance: some(z.enum(relevances)),
  tone: some(z.enum(tones)),
  event: some(z.enum(events)),
  topic: some(z.enum(topicCodes)),
  outlet: some(id),
  tier: some(z.enum(outletTiers)),
  place: some(z.string().max(100)),
  handling: some(z.enum([...groups, 'none'])),
  story: some(id),
  reprintGroup: some(id),
  original: flag,
  respond: flag,
  corrected: flag,
  from: moment.optional(),
  to: moment.optional(),
  seenFrom: moment.optional(),
  seenTo: moment.optional(),
}
const limit = z.coerce.number().int().min(1).max(100).optional()
const cursor = z.string().max(500).optional()

export const articlesQuery = z.object({
  ...articleFilters,
  order: z.enum(['newest', 'oldest']).optional(),
  limit,
  cursor,
})
export const facetsQuery = z.object({ ...articleFilters, facet: some(z.enum(facetNames)) })
export const exportQuery = z.object({
  ...articleFilters,
  order: z.enum(['newest', 'oldest', 'best']).optional(),
  view: z.enum(['reprints', 'stories', 'flat']).optional(),
})
export const pageQuery = z.object({ limit, cursor })
export const casesQuery = z.object({
  group: z.enum([...groups, 'open', 'all']).optional(),
  due: z.enum(dueGroups).optional(),
  body: z.string().max(200).optional(),
  q: z.string().max(200).optional(),
  limit,
  cursor,
})

const outlet = z.object({ id, name: z.string(), tier: z.string() })
const label = z.object({
  values: z.array(z.string()),
  by: z.enum(['machine', 'person']),
  /** Of the machine's value; null where it said nothing. */
  confidence: z.number().nullable(),
})
export const articleShape = z.object({
  id,
  title: z.string(),
  /** At most 300 characters. */
  excerpt: z.string().max(300),
  url: z.string(),
  outlet,
  publishedAt: utc,
  publishedPrecision: z.enum(['minute', 'day']),
  firstSeenAt: utc,
  completeness: z.string(),
  state: z.string(),
  isOriginal: z.boolean(),
  reprintGroup: id,
  story: id,
  labels: z.object(
    Object.fromEntries(labelKinds.map((k) => [k, label.nullable()])) as Record<
      (typeof labelKinds)[number],
      z.ZodNullable<typeof label>
    >,
  ),
  places: z.array(z.string()),
  handling: z.enum(groups).nullable(),
  isCorrected: z.boolean(),
})
const page = <T extends z.ZodType>(item: T) =>
  z.object({ total: z.int(), items: z.array(item), next: z.string().nullable() })

export const articlesAnswer = z.object({
  ...page(articleShape).shape,
  originals: z.int(),
  problems: z.array(z.object({ code: z.string(), value: z.string() })),
})
export const articleAnswer = z.object({ ...articleShape.shape, reprints: z.int(), storyArticles: z.int() })

export const facetsAnswer = z.object({
  total: z.int(),
  originals: z.int(),
  reprintGroups: z.int(),
  stories: z.int(),
  outlets: z.int(),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.int() }))),
  days: z.array(z.object({ date: z.iso.date(), count: z.int(), critical: z.int() })),
})

const storyRow = z.object({
  id,
  title: z.string(),
  articles: z.int(),
  originals: z.int(),
  outlets: z.int(),
  tones: z.object({ critical: z.int(), neutral: z.int(), favourable: z.int() }),
  isRising: z.boolean(),
})
export const storiesAnswer = page(storyRow)
export const storyAnswer = z.object({
  ...storyRow.shape,
  firstAt: utc,
  lastAt: utc,
  first: articleShape,
  byOutlet: z.array(z.object({ id, name: z.string(), articles: z.int(), originals: z.int() })),
  places: z.array(z.object({ name: z.string(), articles: z.int() })),
})

export const reportAnswer = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  periodFrom: utc,
  periodTo: utc,
  state: z.enum(['draft', 'editing', 'frozen', 'issued']),
  number: z.string().nullable(),
  updatedAt: utc,
  issuedAt: utc.nullable(),
  /** Addresses of its files; none before it is issued. */
  files: z.array(z.object({ format: z.string(), href: z.string() })),
})
export const reportsAnswer = page(reportAnswer)

const caseRow = z.object({
  id,
  code: z.string(),
  title: z.string(),
  article: id,
  outlet: z.string(),
  state: z.enum(caseStates),
  reason: z.string(),
  level: z.string(),
  body: z.string().nullable(),
  deadline: utc.nullable(),
  due: z.enum(dueGroups),
  createdAt: utc,
  updatedAt: utc,
})
export const casesAnswer = page(caseRow)
export const caseAnswer = z.object({
  ...caseRow.shape,
  url: z.string(),
  handling: z.string().nullable(),
  note: z.string().nullable(),
  answer: z.string().nullable(),
  events: z.array(
    z.object({
      at: utc,
      by: z.string().nullable(),
      action: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
})

const sourceRow = z.object({
  id,
  outlet: z.string(),
  kind: z.string(),
  url: z.string(),
  state: z.enum(['active', 'paused']),
  health: z.string(),
  lastRunAt: utc.nullable(),
  lastOkAt: utc.nullable(),
  lastNewAt: utc.nullable(),
  lastOutcome: z.string().nullable(),
  failures: z.int(),
  newPerDay: z.number(),
  newLast24h: z.int(),
})
export const sourcesAnswer = z.object({ total: z.int(), items: z.array(sourceRow) })
export const sourceAnswer = z.object({
  ...sourceRow.shape,
  runs: z.array(
    z.object({
      startedAt: utc,
      outcome: z.string(),
      reason: z.string().nullable(),
      seen: z.int(),
      new: z.int(),
      failed: z.int(),
    }),
  ),
})

export const healthAnswer = z.object({
  record: z.object({ kind: z.string() }),
  index: z.object({ engine: z.string(), status: z.string(), articles: z.int() }).nullable(),
  collecting: z.object({
    isRunning: z.boolean(),
    pausedReason: z.string().nullable(),
    wanted: z.int(),
    underWay: z.int(),
  }),
  queues: z.array(z.object({ topic: z.string(), pending: z.int(), parked: z.int(), oldest: utc.nullable() })),
  disk: z.object({ free: z.number(), total: z.number() }).nullable(),
})
export const meAnswer = z.object({
  displayName: z.string(),
  role: z.string(),
  office: z.object({ id, name: z.string() }),
  token: z.object({
    name: z.string(),
    scopes: z.array(z.enum(tokenScopeNames as [string, ...string[]])),
    expiresAt: utc,
  }),
  now: utc,
})

const text = (max: number) => z.string().max(max).optional()
export const correctionBody = z.object({
  kind: z.enum(correctionKinds),
  value: z.union([z.string().max(200), z.array(z.string().max(100)).max(10)]),
  reason: text(500),
})
export const correctionAnswer = z.object({
  id,
  article: id,
  kind: z.string(),
  value: z.string(),
  previous: z.string().nullable(),
})
export const revokedAnswer = z.object({ id, article: id, kind: z.string() })
export const flagBody = z.object({
  reason: z.enum(keysOf<FlagReason>(flagReasons)),
  level: z.enum(keysOf<FlagLevel>(flagLevels)),
  handling: text(4000),
  body: text(200),
  deadline: moment.optional(),
  note: text(4000),
})
export const noteBody = z.object({ note: z.string().min(1).max(4000) })
export const linkBody = z.object({ url: z.url().max(2000) })
export const linkAnswer = z.object({
  state: z.enum(['article', 'known', 'not-article', 'failed']),
  article: id.nullable(),
  sentence: z.string(),
})
export const flaggedAnswer = z.object({ id, code: z.string(), article: id, state: z.enum(caseStates) })
