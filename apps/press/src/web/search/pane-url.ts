import { searchUrl, type SearchAddress } from '#read'

/** Names the article in the reading pane. */
export const paneParameter = 'open'

/** The search with an article beside the list; null closes the pane. */
export function besideUrl(address: SearchAddress, articleId: string | null): string {
  const url = searchUrl(address)
  if (articleId === null) return url
  return `${url}${url.includes('?') ? '&' : '?'}${paneParameter}=${encodeURIComponent(articleId)}`
}
