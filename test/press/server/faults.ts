import { Buffer } from 'node:buffer'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** The ways in which a host can be made to fail. */
export const faultModes = [
  '503',
  '500',
  '429',
  '403',
  '404',
  'gone',
  'slow',
  'cut',
  'loop',
  'html-feed',
  'broken-xml',
  'empty-feed',
  'broken-html',
  'empty-body',
  'huge',
  'gzip-bomb',
  'false-gzip',
  'cookie-wall',
  'refusal-text',
  'reset',
] as const

/** One of {@link faultModes}. */
export type FaultMode = (typeof faultModes)[number]

/** A failure of one host for a time on the press clock. */
export interface Fault {
  host: string
  mode: FaultMode
  from: number
  to: number | null
  /** Only paths that start so. */
  path: string
  /** For `slow`: milliseconds on the system's clock. */
  delayMs: number
  /** For `429` and `503`: the Retry-After header, in seconds or as a date. */
  retryAfter: string | null
}

/** What a fault does to an answer: sends its own, or changes how the right one is sent. */
export type FaultEffect = 'answered' | 'slow' | 'cut' | 'broken-html'

const bomb = (): Buffer => gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20), { level: 9 })
let keptBomb: Buffer | null = null

/** A small gzip body that opens to 64 MB of spaces. */
export function gzipBomb(): Buffer {
  keptBomb ??= bomb()
  return keptBomb
}

/** Sends `total` bytes of one repeated line without keeping them. */
export function sendMuch(response: ServerResponse, line: string, total: number): void {
  const chunk = Buffer.from(line.repeat(Math.ceil(65536 / line.length)))
  let sent = 0
  const more = (): void => {
    while (sent < total) {
      sent += chunk.length
      if (!response.write(chunk)) {
        response.once('drain', more)
        return
      }
    }
    response.end()
  }
  more()
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): FaultEffect {
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(body)
  return 'answered'
}

const html = 'text/html; charset=utf-8'
const xml = 'application/rss+xml; charset=utf-8'

/** Plays a fault on an answer. */
export function playFault(fault: Fault, response: ServerResponse, path: string, cookie: string): FaultEffect {
  const retry: Record<string, string> = fault.retryAfter === null ? {} : { 'retry-after': fault.retryAfter }
  switch (fault.mode) {
    case '503':
      return send(response, 503, html, '<h1>503 Service Unavailable</h1>', retry)
    case '500':
      return send(response, 500, html, '<h1>Server Error in Application</h1>')
    case '429':
      return send(response, 429, html, '<h1>Too Many Requests</h1>', { 'retry-after': fault.retryAfter ?? '120' })
    case '403':
      return send(response, 403, html, '<h1>403 Forbidden</h1>')
    case '404':
      return send(response, 404, html, '<h1>404</h1>')
    case 'gone':
      return send(response, 410, html, '<h1>410 Gone</h1>')
    case 'loop': {
      const step = Number(/[?&]vong=(\d+)/.exec(path)?.[1] ?? 0) + 1
      return send(response, 302, html, '', {
        location: `${path.replace(/[?&]vong=\d+/, '')}${path.includes('?') && !/\?vong=/.test(path) ? '&' : '?'}vong=${step % 3}`,
      })
    }
    case 'html-feed':
      return send(
        response,
        200,
        html,
        '<!DOCTYPE html><html><head><title>Trang chủ</title></head><body><h1>Trang chủ</h1><p>Mời xem tin mới.</p></body></html>',
      )
    case 'broken-xml':
      return send(
        response,
        200,
        xml,
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title><item><title>Tin dở dang & <link>http://',
      )
    case 'empty-feed':
      return send(
        response,
        200,
        xml,
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title></channel></rss>',
      )
    case 'empty-body':
      return send(response, 200, html, '')
    case 'gzip-bomb':
      return send(response, 200, html, gzipBomb(), { 'content-encoding': 'gzip' })
    case 'false-gzip':
      return send(response, 200, html, '<html><body>Không nén</body></html>', { 'content-encoding': 'gzip' })
    case 'refusal-text':
      return send(response, 200, html, '<html><body><h1>Thông báo từ chối truy cập</h1></body></html>')
    case 'cookie-wall':
      if (cookie.includes('D1N=')) return 'slow'
      return send(
        response,
        200,
        html,
        '<html><body><script>document.cookie="D1N=7f3a9c;path=/";window.location.reload(true)</script></body></html>',
        { 'set-cookie': 'D1N=7f3a9c; path=/' },
      )
    case 'huge':
      response.writeHead(200, { 'content-type': html })
      sendMuch(response, '<p>Trang rất dài.</p>\n', 80 * 1024 * 1024)
      return 'answered'
    case 'reset':
      response.socket?.destroy()
      return 'answered'
    case 'slow':
      return 'slow'
    case 'cut':
      return 'cut'
    case 'broken-html':
      return 'broken-html'
  }
}

/** The faults asked for, in the order they came. */
export class Faults {
  private list: Fault[] = []

  add(fault: Fault): void {
    this.list.push(fault)
  }

  clear(host: string | null): void {
    this.list = host === null ? [] : this.list.filter((fault) => fault.host !== host)
  }

  all(): readonly Fault[] {
    return this.list
  }

  /** The last fault that holds for an address at a moment. */
  at(host: string, path: string, now: number): Fault | null {
    const holds = (fault: Fault): boolean =>
      (fault.host === host || fault.host === '*') &&
      path.startsWith(fault.path) &&
      fault.from <= now &&
      (fault.to === null || now < fault.to)
    return this.list.findLast(holds) ?? null
  }
}
