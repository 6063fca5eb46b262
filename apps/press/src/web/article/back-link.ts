import type { Request } from 'express'
import { fieldText, type FormBody } from './form-fields.js'
import { ownPath } from '../shell/security.js'

export interface BackLink {
  readonly href: string
  readonly name: string
}

/** Lists that lead to an article, longest path first. */
const lists: readonly (readonly [string, string])[] = [
  ['/search', 'Kết quả tìm kiếm'],
  ['/stories', 'Dòng sự kiện'],
  ['/overview', 'Tổng quan'],
  ['/cases', 'Phản hồi'],
  ['/reports', 'Báo cáo'],
]

/** The list somebody came from: as the page's own forms pass it on, else as the browser says; the search otherwise. */
export function backLink(request: Request, asked: unknown): BackLink {
  const referer = request.headers.referer
  const came = referer && URL.canParse(referer) ? new URL(referer) : null
  const path = ownPath(asked, came ? ownPath(came.pathname + came.search) : '/search')
  const list = lists.find(([start]) => path === start || path.startsWith(`${start}/`) || path.startsWith(`${start}?`))
  return list ? { href: path, name: list[1] } : { href: '/search', name: 'Tìm kiếm' }
}

/** Where a form of the article page leads: back to the article, which says what was done. */
export function articleUrl(id: string, done: string, body: FormBody): string {
  const params = new URLSearchParams({ done })
  const back = ownPath(fieldText(body, 'back'), '')
  if (back) params.set('back', back)
  return `/articles/${encodeURIComponent(id)}?${params.toString()}`
}
