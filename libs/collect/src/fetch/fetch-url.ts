import { Agent, type Dispatcher } from 'undici'
import { describeError, type Clock, type Log } from '#foundation'
import type { NamedReason } from '../errors.js'
import { createAddressGuard } from './address-guard.js'
import { createConnector, systemResolve, type Resolve } from './connect.js'
import { acceptEncoding } from './decompress.js'
import type { FetchOptions, FetchResult } from './fetch-result.js'
import { userAgentOf, type FetchSettings } from './settings.js'
import { reasonOfError, retryAfterMs } from './status.js'
import { Trip } from './trip.js'

export type { FetchOptions, FetchResult } from './fetch-result.js'

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
    const waitMs = retryAfterMs(trip.headers['retry-after'], clock.nowMs())
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
