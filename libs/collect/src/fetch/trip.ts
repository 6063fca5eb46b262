import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { reasons, type NamedReason } from '../errors.js'
import { CookieJar, scriptCookie } from './cookies.js'
import { decompress } from './decompress.js'
import { keptHeaders, type FetchOptions, type FetchResult, type KeptHeader } from './fetch-result.js'
import type { FetchSettings } from './settings.js'
import { isCaptcha, reasonOfStatus } from './status.js'

/** The state of one fetch over its hops. */
export class Trip {
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
