import { setTimeout as delay } from 'node:timers/promises'
import { Client, type ClientOptions, errors } from '@elastic/elasticsearch'
import { indexAway, indexMissing, indexRefused } from '../../errors.js'

export interface ElasticsearchOptions {
  /** `https://user:password@host:9200`; several nodes of one cluster comma separated. */
  readonly url: string
  /** Name of this installation's index on the cluster: small letters, digits and `_`. */
  readonly index: string
  readonly apiKey?: string | null
  /** Certificate of the authority that signed the server's, PEM. */
  readonly ca?: string | null
}

/** A put is sent in requests of about this many bytes: the server holds each whole. */
const requestBytes = 4_000_000
/** Waits before a full server is asked again, ms. */
const fullDelays = [200, 400, 800, 1600, 3200, 6400, 10_000]

interface Action {
  readonly _id: string
  readonly version: number
  readonly version_type: 'external_gte'
}
/** One line of a bulk request's action, and its document for what is written. */
export interface BulkItem {
  readonly action: { readonly index: Action } | { readonly delete: Action }
  readonly document?: object
}
/** The lines of one item as they are sent, and the id of the document they write. */
interface Lines {
  readonly text: readonly string[]
  readonly written: string | null
}
interface BulkAnswer {
  readonly items: readonly Record<string, { status: number; error?: { type: string; reason: string | null } }>[]
}

/** The connection to the servers; every error of it is one of ours. */
export class Cluster {
  private readonly client: Client

  constructor(private readonly options: ElasticsearchOptions) {
    const nodes = options.url.split(',').map((one) => one.trim())
    this.client = new Client({
      nodes,
      ...credentials(nodes[0] as string, options),
      ...(options.ca ? { tls: { ca: options.ca } } : {}),
      requestTimeout: 30_000,
      maxRetries: 2,
      enableMetaHeader: false,
    })
  }

  async ask<T>(work: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await work(this.client)
    } catch (error) {
      throw this.named(error)
    }
  }

  /**
   * Writes in requests of bounded size, one after the other, so that a slow server slows us down. What a full server turns
   * away is sent again after a while; a document that is there in a newer version stays.
   */
  async bulk(index: string, items: readonly BulkItem[], requireAlias: boolean): Promise<void> {
    let request: Lines[] = []
    let bytes = 0
    for (const { action, document } of items) {
      const text = document ? [JSON.stringify(action), JSON.stringify(document)] : [JSON.stringify(action)]
      const size = text.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)
      if (request.length > 0 && bytes + size > requestBytes) {
        await this.send(index, request, requireAlias)
        request = []
        bytes = 0
      }
      request.push({ text, written: 'index' in action ? action.index._id : null })
      bytes += size
    }
    if (request.length > 0) await this.send(index, request, requireAlias)
  }

  close(): Promise<void> {
    return this.client.close()
  }

  private async send(index: string, lines: readonly Lines[], requireAlias: boolean): Promise<void> {
    let waiting = lines
    for (let round = 0; ; round++) {
      waiting = await this.sendOnce(index, waiting, requireAlias)
      if (waiting.length === 0) return
      const wait = fullDelays[round]
      if (wait === undefined) throw indexAway(new Error(`still full after ${round} tries: ${waiting.length} documents`))
      await delay(wait)
    }
  }

  /** Sends lines; returns those that have to be sent again. */
  private async sendOnce(index: string, lines: readonly Lines[], requireAlias: boolean): Promise<Lines[]> {
    const answer = await this.tryBulk(index, lines, requireAlias)
    if (answer === 'full') return [...lines]
    const again: Lines[] = []
    const older: Lines[] = []
    answer.items.forEach((item, i) => {
      const { status, error } = Object.values(item)[0] ?? { status: 0 }
      if (status === 429) again.push(lines[i] as Lines)
      else if (status === 409) older.push(lines[i] as Lines)
      else if (error?.type === 'index_not_found_exception') throw indexMissing(this.options.index)
      // 404: removed already.
      else if (status >= 300 && status !== 404)
        throw new Error(`Elasticsearch refused a document: ${status} ${error?.type}: ${error?.reason}`)
    })
    return [...again, ...(await this.withoutDocument(index, older))]
  }

  private async tryBulk(index: string, lines: readonly Lines[], requireAlias: boolean): Promise<BulkAnswer | 'full'> {
    try {
      const answer = await this.client.bulk({
        index,
        require_alias: requireAlias,
        operations: lines.flatMap((l) => l.text) as never[],
        filter_path: ['items.*.status', 'items.*.error.type', 'items.*.error.reason'],
      })
      return answer as unknown as BulkAnswer
    } catch (error) {
      if (error instanceof errors.ResponseError && error.statusCode === 429) return 'full'
      throw this.named(error)
    }
  }

  /**
   * A removed document holds its version until the server forgets it, which a refresh makes it do: what was turned away
   * for such a version alone is sent again.
   */
  private async withoutDocument(index: string, older: readonly Lines[]): Promise<Lines[]> {
    const ids = older.flatMap((l) => l.written ?? [])
    if (ids.length === 0) return []
    const { docs } = await this.ask((c) => c.mget({ index, ids, _source: false }))
    const there = new Set(docs.flatMap((d) => ('found' in d && d.found ? [d._id] : [])))
    const again = older.filter((l) => l.written !== null && !there.has(l.written))
    if (again.length > 0) await this.ask((c) => c.indices.refresh({ index }))
    return again
  }

  private named(error: unknown): unknown {
    if (error instanceof errors.ResponseError) {
      const status = error.statusCode ?? 0
      const cause = new Error(`Elasticsearch answered ${status}: ${error.message.slice(0, 500)}`)
      if (status === 401 || status === 403) return indexRefused(cause)
      if (status === 404 && error.message.includes('index_not_found')) return indexMissing(this.options.index, cause)
      return status === 429 || status >= 502 ? indexAway(cause) : cause
    }
    // The client's own errors hold the request: addresses and headers are not for the log.
    return error instanceof errors.ElasticsearchClientError
      ? indexAway(new Error(`${error.name}: ${error.message}`))
      : error
  }
}

/** User and password may stand in the address of the first node, as a browser takes them. */
function credentials(node: string, { apiKey }: ElasticsearchOptions): Pick<ClientOptions, 'auth'> {
  if (apiKey) return { auth: { apiKey } }
  const { username, password } = new URL(node)
  if (!username) return {}
  return { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }
}
