import type { estypes } from '@elastic/elasticsearch'
import type { DayCount, FacetName, FacetValue, Filters, SearchRequest, SearchResult } from '../../article-index.js'
import type { Cluster } from './cluster.js'
import { allOf, baseQuery, filterQueries } from './query.js'

type Query = estypes.QueryDslQueryContainer
type Aggregation = estypes.AggregationsAggregationContainer

/**
 * Different values of one field that one answer may hold; more of them are counted page by page. The server allows 65,536 in
 * one answer, over all its counts.
 */
const valuesMax = 10_000
const valuesPage = 30_000

const facetFields: Record<FacetName, string> = {
  tone: 'tone',
  topic: 'topics',
  place: 'places',
  outlet: 'outletId',
  handling: 'handling',
  event: 'event',
  relevance: 'relevance',
  tier: 'tier',
  story: 'story',
  mainTopic: 'mainTopic',
  original: 'isOriginal',
  respond: 'respond',
}
const ownFilter = (name: FacetName): keyof Filters => (name === 'mainTopic' ? 'topic' : name)

const distinctFields = { groups: 'reprintGroup', stories: 'story', outlets: 'outletId' } as const
type Distinct = keyof typeof distinctFields
const distinctNames = Object.keys(distinctFields) as Distinct[]

const terms = (field: string): Aggregation => ({ terms: { field, size: valuesMax } })

/** The parts of a search that gives counts: its query, what cuts only the rows, and what is counted. */
export interface CountPlan {
  readonly query: Query
  readonly rowsOnly: Query | undefined
  readonly aggs: Record<string, Aggregation>
  /** Parts of the answer that are not read. */
  readonly unread: readonly string[]
}

interface Apart {
  readonly query: Query
  readonly filters: ReadonlyMap<keyof Filters, Query>
}

/** Filters that a wanted facet leaves out are kept apart from the query. */
function apart(request: SearchRequest): Apart {
  const filters = filterQueries(request.filters)
  const own = new Set((request.facets ?? []).map(ownFilter))
  const common = [...filters].filter(([name]) => !own.has(name)).map(([, query]) => query)
  return {
    query: allOf([baseQuery(request), ...common]),
    filters: new Map([...filters].filter(([name]) => own.has(name))),
  }
}

const without = ({ filters }: Apart, name: keyof Filters | null): Query =>
  allOf([...filters].filter(([n]) => n !== name).map(([, query]) => query))

export function planCounts(request: SearchRequest): CountPlan {
  const parts = apart(request)
  const whole: Record<string, Aggregation> = { originals: { filter: { term: { isOriginal: true } } } }
  for (const name of distinctNames) {
    whole[name] = terms(distinctFields[name])
    // Counts the values without sending them.
    whole[`${name}Count`] = { stats_bucket: { buckets_path: `${name}._count` } }
  }
  if (request.histogram) whole['days'] = days
  const aggs: Record<string, Aggregation> = { whole: { filter: without(parts, null), aggs: whole } }
  for (const name of request.facets ?? []) {
    aggs[`facet_${name}`] = {
      filter: without(parts, ownFilter(name)),
      aggs: { values: terms(facetFields[name]) },
    }
  }
  return {
    query: parts.query,
    rowsOnly: parts.filters.size > 0 ? without(parts, null) : undefined,
    aggs,
    unread: distinctNames.map((name) => `-aggregations.whole.${name}.buckets`),
  }
}

const days: Aggregation = {
  // Viet Nam's day; the zone's name has other offsets before 1975, which the rest of the product does not know.
  date_histogram: {
    field: 'publishedAt',
    calendar_interval: 'day',
    time_zone: '+07:00',
    format: 'yyyy-MM-dd',
    min_doc_count: 1,
  },
  aggs: { critical: { filter: { term: { tone: 'critical' } } } },
}

interface Bucket {
  readonly key: string | number
  readonly key_as_string?: string
  readonly doc_count: number
  readonly critical?: { readonly doc_count: number }
}
interface Values {
  readonly sum_other_doc_count?: number
  readonly buckets: readonly Bucket[]
}
type Answer = Record<string, unknown> & { readonly doc_count: number }

type Counts = Omit<SearchResult, 'hits'>

/** The counts of an answer; values that were too many for it are counted page by page. */
export async function readCounts(
  cluster: Cluster,
  index: string,
  request: SearchRequest,
  aggregations: Record<string, unknown>,
): Promise<Counts> {
  const whole = aggregations['whole'] as Answer
  const parts = apart(request)
  const distinct = { groups: 0, stories: 0, outlets: 0 }
  for (const name of distinctNames) {
    const isWhole = !(whole[name] as Values).sum_other_doc_count
    distinct[name] = isWhole
      ? (whole[`${name}Count`] as { count: number }).count
      : (await allValues(cluster, index, allOf([parts.query, without(parts, null)]), distinctFields[name])).length
  }
  const facets: Partial<Record<FacetName, readonly FacetValue[]>> = {}
  for (const name of request.facets ?? []) {
    const { values } = aggregations[`facet_${name}`] as { values: Values }
    const isWhole = !values.sum_other_doc_count
    const found = isWhole
      ? values.buckets.map(facetValue)
      : await allValues(cluster, index, allOf([parts.query, without(parts, ownFilter(name))]), facetFields[name])
    facets[name] = found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return {
    total: whole.doc_count,
    originals: (whole['originals'] as Answer).doc_count,
    ...distinct,
    facets,
    histogram: request.histogram ? (whole['days'] as Values).buckets.map(dayCount) : [],
  }
}

const facetValue = (b: Bucket): FacetValue => ({ value: b.key_as_string ?? String(b.key), count: b.doc_count })
const dayCount = (b: Bucket): DayCount => ({
  date: b.key_as_string ?? '',
  count: b.doc_count,
  critical: b.critical?.doc_count ?? 0,
})

async function allValues(cluster: Cluster, index: string, query: Query, field: string): Promise<FacetValue[]> {
  const values: FacetValue[] = []
  for (let after: Record<string, string> | undefined; ;) {
    const answer = await cluster.ask((c) =>
      c.search({
        index,
        size: 0,
        track_total_hits: false,
        query,
        aggs: { all: { composite: { size: valuesPage, sources: [{ value: { terms: { field } } }], after } } },
      }),
    )
    const { buckets, after_key } = answer.aggregations?.['all'] as unknown as {
      buckets: { key: { value: string }; doc_count: number }[]
      after_key?: Record<string, string>
    }
    values.push(...buckets.map((b) => ({ value: String(b.key.value), count: b.doc_count })))
    if (buckets.length < valuesPage || !after_key) return values
    after = after_key
  }
}
