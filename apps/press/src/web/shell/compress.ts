import { gzip } from 'node:zlib'
import type { NextFunction, Request, Response } from 'express'

/** Answers shorter than this are sent as they are. Bytes. */
const worthwhile = 1400

/** Compresses text that a page sends with `response.send`. */
export function compressAnswers(request: Request, response: Response, next: NextFunction): void {
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return next()
  const send = response.send.bind(response)
  response.send = (body?: unknown): Response => {
    const type = String(response.getHeader('content-type') ?? 'text/html')
    if (typeof body !== 'string' || body.length < worthwhile || !/^(?:text|application\/json)/.test(type))
      return send(body)
    response.vary('accept-encoding')
    gzip(body, { level: 5 }, (error, bytes) => {
      if (error) return void send(body)
      if (!response.getHeader('content-type')) response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-encoding', 'gzip')
      response.setHeader('content-length', bytes.length)
      response.end(bytes)
    })
    return response
  }
  next()
}
