import { GroupWindow } from './window/group-window.js'
import type { IncomingArticle } from './window/joined.js'

/** One line of the command `group`. */
export interface GroupedArticle {
  readonly id: string
  readonly reprintGroup: string
  readonly story: string
}

/** Groups articles in the order given; each answer rests on the articles before it alone, and none is null. */
export function groupBatch(articles: Iterable<IncomingArticle>, window = new GroupWindow()): GroupedArticle[] {
  return Array.from(articles, (article) => groupOne(article, window))
}

/** Groups one article of a stream. A number as id is answered as it came. */
export function groupOne(article: IncomingArticle, window: GroupWindow): GroupedArticle {
  const { reprintGroup, story } = window.join({ ...article, id: String(article.id) })
  return { id: article.id, reprintGroup, story }
}
