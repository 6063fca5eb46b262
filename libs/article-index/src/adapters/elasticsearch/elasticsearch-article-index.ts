import type {
  ArticleIndex,
  IndexDocument,
  IndexRebuild,
  IndexState,
  SearchRequest,
  SearchResult,
} from '../../article-index.js'
import { indexUnreachable } from '../../errors.js'
import { type BulkItem, Cluster, type ElasticsearchOptions } from './cluster.js'
import { planCounts, readCounts } from './counts.js'
import { idOf, stored, templateOf } from './mapping.js'
import { inOrder, sortOf } from './query.js'
import { collapsedPage, deepPage, pageMax, type Row, rowFields, rowOf, withMembers } from './scan.js'

const idsMax = 100_000

/**
 * The index on Elasticsearch, for one process or many: an alias of the installation's name on the generation in use. What
 * this process has put is in its next search; other processes see it within a second.
 */
export class ElasticsearchArticleIndex implements ArticleIndex {
  readonly name = 'elasticsearch'
  private readonly cluster: Cluster
  private readonly alias: string
  /** Something was written that searches do not see yet. */
  private isStale = false
  private refreshing: Promise<void> = Promise.resolve()

  private constructor(options: ElasticsearchOptions) {
    this.cluster = new Cluster(options)
    this.alias = options.index
  }

  /** Reaches the servers, and makes the template and the first generation where they are missing. */
  static async open(options: ElasticsearchOptions): Promise<ElasticsearchArticleIndex> {
    let index: ElasticsearchArticleIndex | null = null
    try {
      index = new ElasticsearchArticleIndex(options)
      await index.prepare()
      return index
    } catch (cause) {
      await index?.close()
      throw indexUnreachable(options.url, cause)
    }
  }

  async put(documents: readonly IndexDocument[]): Promise<void> {
    if (documents.length === 0) return
    await this.cluster.bulk(this.alias, documents.map(writing), true)
    this.isStale = true
  }

  async remove(documents: readonly { officeId: string; articleId: string }[]): Promise<void> {
    if (documents.length === 0) return
    const ids = documents.map(idOf)
    const { docs } = await this.cluster.ask((c) => c.mget({ index: this.alias, ids, _source: false }))
    const found = docs.flatMap((d) => ('found' in d && d.found ? [{ _id: d._id, version: d._version ?? 1 }] : []))
    const items = found.map((d): BulkItem => ({ action: { delete: { ...d, version_type: 'external_gte' } } }))
    await this.cluster.bulk(this.alias, items, true)
    this.isStale = true
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    await this.fresh()
    const limit = request.limit ?? 20
    const isPlain = !request.collapse && (request.offset ?? 0) + limit <= pageMax
    const { query, rowsOnly, aggs, unread } = planCounts(request)
    const [answer, rows] = await Promise.all([
      this.cluster.ask((c) =>
        c.search({
          index: this.alias,
          from: isPlain ? (request.offset ?? 0) : 0,
          size: isPlain ? limit : 0,
          query: isPlain && limit > 0 ? inOrder(request, query) : query,
          post_filter: rowsOnly,
          sort: sortOf(request),
          aggs,
          _source: false,
          docvalue_fields: rowFields,
          track_total_hits: false,
          filter_path: ['hits.hits.fields', 'aggregations', ...unread],
        }),
      ),
      isPlain ? null : this.rows(request, limit),
    ])
    const counts = await readCounts(this.cluster, this.alias, request, answer.aggregations ?? {})
    const hits = rows ?? (answer.hits?.hits ?? []).map(rowOf)
    return { ...counts, hits: await withMembers(this.cluster, this.alias, request, hits) }
  }

  async ids(request: SearchRequest): Promise<string[]> {
    await this.fresh()
    const limit = request.limit ?? idsMax
    return (await this.rows({ ...request, offset: 0 }, limit)).map((r) => r.articleId)
  }

  async count(): Promise<number> {
    await this.fresh()
    return (await this.cluster.ask((c) => c.count({ index: this.alias }))).count
  }

  async state(): Promise<IndexState> {
    const health = await this.cluster.ask((c) => c.cluster.health({ index: this.alias, timeout: '2s' }))
    const status = health.status === 'green' || health.status === 'yellow' ? health.status : 'red'
    return { engine: this.name, status, nodes: health.number_of_nodes }
  }

  /** A new generation beside the one in use; what a broken-off rebuild left is dropped first. */
  async beginRebuild(): Promise<IndexRebuild> {
    const { inUse, all } = await this.generations()
    const left = all.filter((name) => !inUse.includes(name))
    if (left.length > 0) await this.cluster.ask((c) => c.indices.delete({ index: left, ignore_unavailable: true }))
    const next = generation(this.alias, Math.max(0, ...all.map(numberOf)) + 1)
    // Nobody asks it before it is whole.
    await this.cluster.ask((c) => c.indices.create({ index: next, settings: { index: { refresh_interval: -1 } } }))
    return {
      put: (documents) => this.cluster.bulk(next, documents.map(writing), false),
      commit: () => this.switchTo(next),
      abandon: async () => {
        await this.cluster.ask((c) => c.indices.delete({ index: next, ignore_unavailable: true }))
      },
    }
  }

  close(): Promise<void> {
    return this.cluster.close()
  }

  private rows(request: SearchRequest, limit: number): Promise<Row[]> {
    if (limit <= 0) return Promise.resolve([])
    return request.collapse
      ? collapsedPage(this.cluster, this.alias, request, limit)
      : deepPage(this.cluster, this.alias, request, limit)
  }

  /** One refresh for all that was written since the last search, however many searches wait for it. */
  private async fresh(): Promise<void> {
    if (this.isStale) {
      this.isStale = false
      this.refreshing = this.cluster
        .ask((c) => c.indices.refresh({ index: this.alias }))
        .then(
          () => undefined,
          (error: unknown) => {
            this.isStale = true
            throw error
          },
        )
    }
    await this.refreshing
  }

  private async prepare(): Promise<void> {
    await this.cluster.ask((c) => c.indices.putIndexTemplate(templateOf(this.alias)))
    if (await this.cluster.ask((c) => c.indices.existsAlias({ name: this.alias }))) return
    const first = generation(this.alias, 1)
    await this.cluster.ask((c) =>
      // 400: another process made it a moment ago.
      c.indices.create({ index: first, aliases: { [this.alias]: {} } }, { ignore: [400] }),
    )
    await this.cluster.ask((c) => c.cluster.health({ index: this.alias, wait_for_status: 'yellow', timeout: '30s' }))
  }

  private async switchTo(next: string): Promise<void> {
    const { inUse } = await this.generations()
    await this.cluster.ask((c) =>
      c.indices.putSettings({ index: next, settings: { index: { refresh_interval: null as never } } }),
    )
    await this.cluster.ask((c) => c.indices.refresh({ index: next }))
    const drop = inUse.map((index) => ({ remove_index: { index } }))
    await this.cluster.ask((c) =>
      c.indices.updateAliases({ actions: [{ add: { index: next, alias: this.alias } }, ...drop] }),
    )
  }

  private async generations(): Promise<{ inUse: string[]; all: string[] }> {
    const found = await this.cluster.ask((c) => c.indices.getAlias({ index: `${this.alias}-g*` }))
    const inUse = Object.entries(found).filter(([, { aliases }]) => this.alias in aliases)
    return { inUse: inUse.map(([name]) => name), all: Object.keys(found) }
  }
}

const generation = (name: string, n: number): string => `${name}-g${String(n).padStart(6, '0')}`
const numberOf = (generationName: string): number => Number(/\d+$/.exec(generationName)?.[0] ?? 0)

/** The record numbers revisions, so the server itself keeps an older one from replacing a newer one. */
const writing = (document: IndexDocument): BulkItem => ({
  action: { index: { _id: idOf(document), version: document.revision, version_type: 'external_gte' } },
  document: stored(document),
})
