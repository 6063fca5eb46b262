import type { IncomingHttpHeaders } from 'node:http'
import type { NamedReason } from '../errors.js'
import { RequestRefused } from './address-guard.js'

/** What an HTTP status that is no success and no redirect means. */
export function reasonOfStatus(status: number): NamedReason {
  const known: Record<number, NamedReason> = {
    401: 'login-needed',
    402: 'payment-needed',
    403: 'forbidden',
    404: 'not-found',
    406: 'forbidden',
    407: 'login-needed',
    408: 'request-timeout',
    410: 'gone',
    425: 'unavailable',
    429: 'too-many-requests',
    451: 'legal-block',
    503: 'unavailable',
  }
  if (known[status]) return known[status]
  if (status >= 500) return 'server-error'
  return status >= 400 ? 'client-error' : 'unexpected-status'
}

/** The named reason behind an error of the HTTP client, the socket, TLS or the resolver. */
export function reasonOfError(error: unknown): NamedReason {
  let e = error as (NodeJS.ErrnoException & { errors?: unknown[] }) | null | undefined
  for (let depth = 0; e !== null && typeof e === 'object' && depth < 5; depth++) {
    if (e instanceof RequestRefused) return e.reason
    // One address after the other failed: the first tells most.
    if (Array.isArray(e.errors) && e.errors.length > 0) return reasonOfError(e.errors[0])
    const reason = reasonOfCode(e.code ?? '') ?? (e.name === 'HTTPParserError' ? 'http-broken' : null)
    if (reason) return reason
    e = e.cause as typeof e
  }
  return 'network-error'
}

const codes: Record<string, NamedReason> = {
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'dns-failed',
  EAI_FAIL: 'dns-failed',
  ESERVFAIL: 'dns-failed',
  ECONNREFUSED: 'connection-refused',
  EHOSTUNREACH: 'host-unreachable',
  ENETUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  EADDRNOTAVAIL: 'host-unreachable',
  ECONNRESET: 'connection-cut',
  ECONNABORTED: 'connection-cut',
  EPIPE: 'connection-cut',
  UND_ERR_SOCKET: 'connection-cut',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection-cut',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'headers-timeout',
  UND_ERR_BODY_TIMEOUT: 'body-timeout',
  UND_ERR_HEADERS_OVERFLOW: 'headers-too-large',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_INVALID_EOF_STATE: 'connection-cut',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_ABORTED: 'aborted',
  UND_ERR_DESTROYED: 'aborted',
  UND_ERR_CLOSED: 'aborted',
  UND_ERR_INVALID_ARG: 'url-invalid',
}

function reasonOfCode(code: string): NamedReason | null {
  if (Object.hasOwn(codes, code)) return codes[code]!
  if (/^HPE_/.test(code)) return 'http-broken'
  if (/^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/.test(code)) return 'tls-certificate'
  if (/^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return 'tls-failed'
  return null
}

/** A page that asks whether we are a machine is an answer: it is told to a person, never solved. */
export function isCaptcha(status: number, headers: IncomingHttpHeaders, body: Buffer): boolean {
  if (headers['cf-mitigated'] === 'challenge') return true
  if (body.length > 30_000) return false
  const text = body.toString('utf8')
  if (/\/cdn-cgi\/challenge-platform|cf-chl-|_Incapsula_Resource|geo\.captcha-delivery\.com/.test(text)) return true
  const asks = /g-recaptcha|h-captcha|captcha/i.test(text)
  if (status === 403 || status === 429 || status === 503) return asks
  return asks && !/<article|<h1|<rss|<feed|<urlset/i.test(text) && text.length < 8000
}

/** Milliseconds to wait by `Retry-After` (seconds or a date), at most a week; undefined where absent or unreadable. */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 7 * 86_400_000) : undefined
}
