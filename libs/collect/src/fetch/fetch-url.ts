import type { IncomingHttpHeaders } from 'node:http'
import { Agent, type Dispatcher } from 'undici'
import { describeError, type Clock, type Log } from '#foundation'
import { reasons, type FetchOutcome, type NamedReason } from '../errors.js'
import { createAddressGuard } from './address-guard.js'
import { createConnector, systemResolve, type Resolve } from './connect.js'
import { CookieJar, scriptCookie } from './cookies.js'
import { acceptEncoding, decompress } from './decompress.js'
import { userAgentOf, type FetchSettings } from './settings.js'
import { isCaptcha, reasonOfError, reasonOfStatus, retryAfterMs } from './status.js'

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

const keptHeaders = [
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
type KeptHeader = (typeof keptHeaders)[number]

/** Fetches public pages of the press and nothing else. */
export interface Fetcher {
  fetchUrl(url: string, options?: FetchOptions): Promise<FetchResult>
  /** Ends idle connections; running fetches end as `aborted` or `connection-cut`. */
  close(): Promise<void>
}

export interface FetcherParts {
  clock: Clock
  settings: FetchSettings
  /** Name resolution; the system's by default. */
  resolve?: Resolve
  log: Log
}

/** Makes the one door through which the product reaches the outside. */
export function createFetcher({ clock, settings, resolve = systemResolve, log }: FetcherParts): Fetcher {
  const guard = createAddressGuard(settings)
  const agent = new Agent({
    connect: createConnector(guard, settings, resolve),
    allowH2: false,
    connections: 2,
    pipelining: 1,
    headersTimeout: settings.headersTimeoutMs,
    bodyTimeout: settings.bodyTimeoutMs,
    maxHeaderSize: settings.headersMaxBytes,
    keepAliveTimeout: settings.keepAliveMs,
    keepAliveMaxTimeout: settings.keepAliveMs,
  })
  const userAgent = userAgentOf(settings)

  async function fetchUrl(url: string, options: FetchOptions = {}): Promise<FetchResult> {
    const trip = new Trip(url, options, settings)
    const startedMs = performance.now()
    const fetchedAt = clock.now()
    let reason: NamedReason
    try {
      reason = await follow(trip)
    } catch (error) {
      reason = trip.stopReason() ?? reasonOfError(error)
      if (reason === 'network-error') log.warn('fetch.unknown-error', { url, cause: describeError(error) })
    } finally {
      trip.end()
    }
    const durationMs = Math.round((performance.now() - startedMs) * 10) / 10
    const waitMs = retryAfterMs(trip.headers['retry-after'] as string | undefined, clock.nowMs())
    return { ...trip.result(reason), durationMs, fetchedAt, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) }
  }

  /** Follows redirects by hand, so that the guard sees every hop. */
  async function follow(trip: Trip): Promise<NamedReason> {
    const seen = new Set<string>()
    for (;;) {
      const refusal = trip.url ? guard.checkUrl(trip.url) : 'url-invalid'
      if (refusal) return refusal
      const learnt = seen.has(visitKey(trip))
      if (learnt) return 'redirect-loop'
      seen.add(visitKey(trip))
      const answer = await ask(trip, trip.url!)
      const next = await trip.read(answer)
      if (next !== 'again') return next
      if (trip.redirects.length > settings.maxRedirects) return 'too-many-redirects'
    }
  }

  function ask(trip: Trip, url: URL): Promise<Dispatcher.ResponseData> {
    const { etag, lastModified, accept } = trip.options
    const cookie = trip.jar.header(url)
    return agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      signal: trip.signal,
      headers: {
        'user-agent': userAgent,
        accept: accept ?? 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
        'accept-language': 'vi,en;q=0.5',
        'accept-encoding': acceptEncoding,
        ...(etag ? { 'if-none-match': headerText(etag) } : {}),
        ...(lastModified ? { 'if-modified-since': headerText(lastModified) } : {}),
        ...(cookie ? { cookie } : {}),
      },
    })
  }

  return { fetchUrl, close: () => agent.destroy() }
}

/** The same address with the same cookies again leads nowhere new. */
function visitKey(trip: Trip): string {
  return `${trip.url!.href}\n${trip.jar.header(trip.url!) ?? ''}`
}

function headerText(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, '').slice(0, 1000)
}

/** The state of one fetch over its hops. */
class Trip {
  url: URL | null
  status = 0
  headers: IncomingHttpHeaders = {}
  bytes: Buffer = Buffer.alloc(0)
  wireBytes = 0
  readonly redirects: { url: string; status: number }[] = []
  readonly jar = new CookieJar()
  private reloaded = false
  private timedOut = false
  private readonly controller = new AbortController()
  private readonly timer: NodeJS.Timeout
  private readonly onAbort = (): void => this.controller.abort()

  constructor(
    private readonly asked: string,
    readonly options: FetchOptions,
    private readonly settings: FetchSettings,
  ) {
    this.url = URL.canParse(asked) ? new URL(asked) : null
    this.timer = setTimeout(() => {
      this.timedOut = true
      this.controller.abort()
    }, settings.totalTimeoutMs)
    if (options.signal?.aborted) this.controller.abort()
    else options.signal?.addEventListener('abort', this.onAbort, { once: true })
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  end(): void {
    clearTimeout(this.timer)
    this.options.signal?.removeEventListener('abort', this.onAbort)
  }

  stopReason(): NamedReason | null {
    if (this.timedOut) return 'total-timeout'
    return this.options.signal?.aborted ? 'aborted' : null
  }

  /** Takes one answer: a final reason, or `again` when `url` now holds the next hop. */
  async read(answer: Dispatcher.ResponseData): Promise<NamedReason | 'again'> {
    this.status = answer.statusCode
    this.headers = answer.headers
    const url = this.url!
    this.jar.take(url, [answer.headers['set-cookie'] ?? []].flat())
    if (isRedirect(this.status)) {
      await drain(answer)
      return this.redirect(url)
    }
    const isSuccess = this.status >= 200 && this.status < 300
    if (this.status === 304) {
      await drain(answer)
      return this.options.etag || this.options.lastModified ? 'not-modified' : 'unexpected-status'
    }
    const wireLimit = Math.min(this.settings.wireMaxBytes, this.options.maxBytes ?? Infinity)
    const wire = await this.readWire(answer, isSuccess ? wireLimit : errorBodyBytes, isSuccess)
    if (wire === 'too-large') return 'too-large'
    const pageLimit = Math.min(this.settings.pageMaxBytes, this.options.maxBytes ?? Infinity)
    const opened = decompress(wire, headerOf(answer.headers, 'content-encoding'), pageLimit)
    const body = opened.bytes ?? Buffer.alloc(0)
    if (isCaptcha(this.status, answer.headers, body)) return 'captcha'
    if (!isSuccess) return reasonOfStatus(this.status)
    if (opened.reason) return opened.reason
    if (body.length === 0) return 'empty-answer'
    if (this.isReload(url, body)) return 'again'
    this.bytes = body
    return 'ok'
  }

  result(reason: NamedReason): Omit<FetchResult, 'durationMs' | 'fetchedAt'> {
    const headers: Partial<Record<KeptHeader, string>> = {}
    for (const name of keptHeaders) {
      const value = headerOf(this.headers, name)
      if (value !== undefined) headers[name] = value.slice(0, 2000)
    }
    return {
      outcome: reasons[reason].outcome,
      reason,
      status: this.status,
      finalUrl: this.url?.href ?? this.asked,
      redirects: this.redirects,
      headers,
      bytes: this.bytes,
      wireBytes: this.wireBytes,
    }
  }

  private redirect(from: URL): NamedReason | 'again' {
    const raw = headerOf(this.headers, 'location')
    // Headers arrive as Latin-1; an address with raw Vietnamese letters was meant as UTF-8.
    const location = raw === undefined ? '' : Buffer.from(raw, 'latin1').toString('utf8').trim()
    if (location === '' || !URL.canParse(location, from)) return 'redirect-broken'
    this.redirects.push({ url: from.href, status: this.status })
    this.url = new URL(location, from)
    this.url.hash = ''
    return 'again'
  }

  private isReload(url: URL, body: Buffer): boolean {
    if (this.reloaded || body.length > 6000) return false
    const cookie = scriptCookie(body.toString('latin1'))
    if (cookie === null || !this.jar.take(url, [cookie])) return false
    this.reloaded = true
    return true
  }

  private async readWire(
    answer: Dispatcher.ResponseData,
    limit: number,
    isSuccess: boolean,
  ): Promise<Buffer | 'too-large'> {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      length += chunk.length
      this.wireBytes += chunk.length
      if (length > limit) {
        if (isSuccess) return 'too-large'
        break
      }
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }
}

/** Enough of an error page to see a captcha in it. */
const errorBodyBytes = 64 * 1024

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

async function drain(answer: Dispatcher.ResponseData): Promise<void> {
  await answer.body.dump({ limit: errorBodyBytes })
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
