/** Articles one press of a button may move. */
export const chosenMax = 200

export const storyPath = (story: string): string => `/stories/${encodeURIComponent(story)}`

/** Where a person chooses the story to merge into, or to move these articles to; `back` is the page they come from. */
export function choicePath(story: string, articles: readonly string[] = [], back?: string): string {
  const params = new URLSearchParams(articles.map((id) => ['article', id]))
  if (back) params.set('back', back)
  return `${storyPath(story)}/choice${params.size > 0 ? `?${params.toString()}` : ''}`
}

/** A page of our own, told what was just done. */
export function withDone(path: string, done: string): string {
  const url = new URL(path, 'http://desk.invalid')
  url.searchParams.set('done', done)
  return url.pathname + url.search
}
