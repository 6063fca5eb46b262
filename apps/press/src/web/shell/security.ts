import { timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { PressError } from '#foundation'
import { words } from './words.js'

export const isSafeMethod = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Nothing from elsewhere, no script or style within the page; press text can never become either. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Headers of every answer; `publicUrl` tells whether TLS stands in front. */
export const securityHeaders = (publicUrl: string | null) => {
  const isTls = publicUrl?.startsWith('https:') ?? false
  return (_request: Request, response: Response, next: NextFunction): void => {
    setHeaders(response)
    // A year, as browsers ask for; only where the whole name is served over TLS.
    if (isTls) response.setHeader('strict-transport-security', 'max-age=31536000')
    next()
  }
}

function setHeaders(response: Response): void {
  response.setHeader('content-security-policy', policy)
  // Pages show what only this person may see; files under /assets say otherwise for themselves.
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  response.removeHeader('x-powered-by')
}

/** Refuses a form that another site sent: by the browser's own word, and by the token of the session. */
export function refuseForeignForm(request: Request, csrf: string | null, publicUrl: string | null): void {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const isForeign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && !isOwnOrigin(origin, request, publicUrl))
  const given = String(
    (request.body as Record<string, unknown> | undefined)?.['_csrf'] ?? request.headers['x-csrf-token'] ?? '',
  )
  if (isForeign || (csrf !== null && !isSame(given, csrf))) {
    throw new PressError('form-foreign', {
      userMessage: words().errors.foreignForm,
    })
  }
}

/** The host asked for, or the one people type where a proxy stands in front. What a proxy claims besides is not believed. */
function isOwnOrigin(origin: string, request: Request, publicUrl: string | null): boolean {
  if (origin === 'null' || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return (
    host === request.headers.host || (publicUrl !== null && URL.canParse(publicUrl) && host === new URL(publicUrl).host)
  )
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Only paths of our own, never another site: for "back to" after signing in. Browsers drop control characters and read a
 * backslash as a slash, so neither may stand in it.
 */
export const ownPath = (path: unknown, fallback = '/'): string =>
  typeof path === 'string' && /^\/(?!\/)[^\\\x00-\x1f\x7f]*$/.test(path) ? path : fallback
