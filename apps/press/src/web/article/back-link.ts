import type { Request } from 'express'
import { fieldText, type FormBody } from './form-fields.js'
import { ownPath } from '../shell/security.js'
import { words } from './words.js'

export interface BackLink {
  readonly href: string
  readonly name: string
}

/** Lists that lead to an article, by the first part of their path. */
const lists = ['search', 'stories', 'overview', 'cases', 'reports'] as const

/** The list somebody came from: as the page's own forms pass it on, else as the browser says; the search otherwise. */
export function backLink(request: Request, asked: unknown): BackLink {
  const referer = request.headers.referer
  const came = referer && URL.canParse(referer) ? new URL(referer) : null
  const path = ownPath(asked, came ? ownPath(came.pathname + came.search) : '/search')
  const list = lists.find((name) => new RegExp(`^/${name}(?:[/?]|$)`).test(path))
  return list ? { href: path, name: words().lists[list] } : { href: '/search', name: words().lists.none }
}

/** Where a form of the article page leads: back to the article, which says what was done. */
export function articleUrl(id: string, done: string, body: FormBody): string {
  const params = new URLSearchParams({ done })
  const back = ownPath(fieldText(body, 'back'), '')
  if (back) params.set('back', back)
  return `/articles/${encodeURIComponent(id)}?${params.toString()}`
}
