import type { Buffer } from 'node:buffer'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { attackAnswer } from '../attacks/attacks.js'
import type { PressClock } from '../clock.js'
import { httpDate } from '../dates.js'
import type { World } from '../world/world.js'
import { handleControl } from './control.js'
import { Faults, playFault, type FaultEffect } from './faults.js'
import { RequestLog } from './request-log.js'
import { plainResource, type Resource } from './resource.js'
import type { Router } from './route.js'

/** What the server answers from. */
export interface PressServerParts {
  world: World
  router: Router
  clock: PressClock
  faults: Faults
  log: RequestLog
  /** Paths below `/_inside/` that were asked for: proof that an attack came through. */
  touched: Set<string>
  port(): number
}

function isUnchanged(request: IncomingMessage, resource: Resource): boolean {
  if (resource.status !== 200) return false
  const match = request.headers['if-none-match']
  if (match !== undefined) {
    const bare = (tag: string): string => tag.trim().replace(/^W\//, '')
    return resource.etag !== null && match.split(',').some((tag) => bare(tag) === bare(resource.etag as string))
  }
  const since = request.headers['if-modified-since']
  if (since === undefined || resource.lastModified === null) return false
  return Math.floor(resource.lastModified / 1000) <= Math.floor(Date.parse(since) / 1000)
}

function headersOf(resource: Resource): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': resource.contentType,
    vary: 'Accept-Encoding',
    ...resource.headers,
  }
  if (resource.etag !== null) headers.etag = resource.etag
  if (resource.lastModified !== null) headers['last-modified'] = httpDate(resource.lastModified)
  return headers
}

function sendResource(
  request: IncomingMessage,
  response: ServerResponse,
  resource: Resource,
  effect: FaultEffect | null,
): void {
  const headers = headersOf(resource)
  if (isUnchanged(request, resource)) {
    response.writeHead(304, headers)
    response.end()
    return
  }
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) && effect === null
  let body: Buffer = resource.body(gzip)
  if (effect === 'broken-html') body = body.subarray(0, Math.floor(body.length * 0.6))
  if (gzip) headers['content-encoding'] = 'gzip'
  headers['content-length'] = String(body.length)
  response.writeHead(resource.status, headers)
  if (request.method === 'HEAD') response.end()
  else if (effect === 'cut') response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy())
  else response.end(body)
}

const picturePath = /^\/(images|thumb)\/|^\/(logo|avatar)\.png$/
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><rect width="16" height="10" fill="#d8d4cc"/></svg>'

/** Pictures are one grey field, on every host, so that a person's browser shows no broken ones. */
function sendPicture(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' })
  response.end(picture)
}

function answerWeb(
  parts: PressServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  path: string,
): void {
  const now = parts.clock.now()
  if (host.startsWith('attack-') && attackAnswer(host, path, parts.port(), response)) return
  const fault = parts.faults.at(host, path, now)
  const effect = fault === null ? null : playFault(fault, response, path, String(request.headers.cookie ?? ''))
  if (effect === 'answered') return
  if (picturePath.test(path)) {
    sendPicture(response)
    return
  }
  const resource = parts.router.find(host, path, now) ?? plainResource(404, 'Không có trang này')
  const delay = effect === 'slow' && fault?.mode === 'slow' ? fault.delayMs : 0
  const sent = effect === 'slow' ? null : effect
  if (delay === 0) sendResource(request, response, resource, sent)
  else setTimeout(() => sendResource(request, response, resource, sent), delay)
}

/** Rewrites a redirect so that a browser that came by `/_web/` stays there. */
function keepInWeb(response: ServerResponse): void {
  const write = response.writeHead.bind(response) as (status: number, headers: Record<string, string>) => ServerResponse
  response.writeHead = ((status: number, headers: Record<string, string>) => {
    const to = headers.location
    return write(status, to === undefined ? headers : { ...headers, location: to.replace(/^http:\/\//, '/_web/') })
  }) as ServerResponse['writeHead']
}

function answerHere(parts: PressServerParts, request: IncomingMessage, response: ServerResponse, path: string): void {
  // A link with an absolute path on a page shown below `/_web/` belongs to that page's host.
  const cameFrom = /\/_web\/([^/?]+)/.exec(String(request.headers.referer ?? ''))?.[1]
  const web = /^\/_web\/([^/?]+)(.*)$/.exec(path)
  if (web !== null) {
    keepInWeb(response)
    answerWeb(parts, request, response, web[1] as string, (web[2] as string) || '/')
  } else if (path.startsWith('/_control/')) {
    void handleControl(parts, request, response, path.slice('/_control/'.length))
  } else if (path.startsWith('/_inside/')) {
    parts.touched.add(path.slice('/_inside/'.length).split(/[?/]/)[0] as string)
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('BÍ MẬT NỘI BỘ: không ai được đọc trang này từ ngoài.')
  } else if (picturePath.test(path)) {
    sendPicture(response)
  } else if (cameFrom !== undefined) {
    response.writeHead(302, { location: `/_web/${cameFrom}${path}` })
    response.end()
  } else {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('Báo chí giả lập. Xem /_control/registry')
  }
}

/** The one HTTP server: outlets by Host header, control and browser access on the loopback host. */
export function makeServer(parts: PressServerParts): Server {
  const server = createServer((request, response) => {
    const host = String(request.headers.host ?? '')
      .toLowerCase()
      .replace(/:\d+$/, '')
    const path = request.url ?? '/'
    const own = host === '127.0.0.1' || host === 'localhost' || host === ''
    response.setHeader('date', httpDate(parts.clock.now()))
    if (own && path.startsWith('/_control/')) {
      answerHere(parts, request, response, path)
      return
    }
    const entry = parts.log.add({
      time: new Date(parts.clock.now()).toISOString(),
      wallMs: Math.round(performance.now()),
      host,
      path,
      status: 0,
      conditional: request.headers['if-none-match'] !== undefined || request.headers['if-modified-since'] !== undefined,
      userAgent: String(request.headers['user-agent'] ?? ''),
    })
    response.once('close', () => {
      entry.status = response.statusCode
    })
    if (own) answerHere(parts, request, response, path)
    else answerWeb(parts, request, response, host, path)
  })
  server.keepAliveTimeout = 30_000
  return server
}
