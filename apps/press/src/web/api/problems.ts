import type { Request, Response } from 'express'
import { PressError } from '#foundation'
import type { Problem } from './problem-shape.js'
import { words } from './words.js'

/** Everything under this path answers programs: by token, in JSON, never with a page. */
export const isApiPath = (path: string): boolean => /^\/api\/v\d+(?:\/|$)/.test(path)

/** Statuses that differ from those of a page. */
const statusOf: Readonly<Record<string, number>> = {
  'token-missing': 401,
  'token-wrong': 401,
  'token-scope': 403,
  'password-change-needed': 403,
  'second-factor-needed': 403,
  'setup-unfinished': 503,
  'api-throttled': 429,
  'case-open': 409,
  'case-move': 409,
}

/** Answers a refusal; `told` is what a page would say. */
export function sendProblem(
  request: Request,
  response: Response,
  error: unknown,
  told: { readonly status: number; readonly title: string; readonly message: string; readonly code: string },
): void {
  const status = statusOf[told.code] ?? told.status
  const isRouteless = told.code === 'page-unknown' && !(error instanceof PressError)
  const problem: Problem = isRouteless
    ? { code: 'api-route-unknown', title: told.title, detail: words().noRoute, status }
    : { code: told.code, title: told.title, detail: told.message, status }
  const details = error instanceof PressError ? error.details : {}
  const errors = Array.isArray(details['errors']) ? (details['errors'] as Problem['errors']) : undefined
  if (status === 401) response.setHeader('www-authenticate', 'Bearer realm="diem-bao"')
  if (typeof details['waitMs'] === 'number') response.setHeader('retry-after', Math.ceil(details['waitMs'] / 1000))
  response.status(status).setHeader('content-type', 'application/problem+json; charset=utf-8')
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(errors ? { ...problem, errors } : problem))
}
