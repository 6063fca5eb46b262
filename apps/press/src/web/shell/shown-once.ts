import type { Request, Response } from 'express'
import type { Desk } from '../../desk.js'
import { isOverTls } from './cookies.js'
import { readCookies } from './visit.js'

const shownOnceCookie = 'mot-lan'
/** From the form that made it to the page that shows it. Milliseconds. */
const waitMs = 2 * 60_000
/** Longest text a browser keeps in a cookie, less its name. Bytes. */
const textMax = 3_500

/**
 * What is shown on the page after a form and never again: a link or codes of which the product keeps a hash. It waits in
 * the person's own browser, where no script reads it, under the path of that page alone.
 */
export function showOnce(request: Request, response: Response, desk: Desk, path: string, shown: unknown): void {
  const text = JSON.stringify(shown)
  if (encodeURIComponent(text).length > textMax) throw new Error('too long to be shown once')
  response.cookie(shownOnceCookie, text, {
    httpOnly: true,
    sameSite: 'strict',
    path,
    secure: isOverTls(request, desk),
    maxAge: waitMs,
  })
}

/** What waits to be shown on this page, taken away with the same answer; null when nothing does, or when it is no JSON. */
export function takeShownOnce(request: Request, response: Response, path: string): unknown {
  const text = readCookies(request.headers.cookie).get(shownOnceCookie)
  if (text === undefined) return null
  response.clearCookie(shownOnceCookie, { path })
  try {
    return JSON.parse(decodeURIComponent(text)) as unknown
  } catch {
    return null
  }
}
