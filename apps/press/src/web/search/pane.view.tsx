import { searchUrl } from '#read'
import type { ArticleDetails } from '../article/article-details.js'
import { ArticlePane } from '../article/pane.view.js'
import type { SearchProps } from './search.view.js'
import { words } from './words.js'

/** The article that the address puts beside the list. */
export interface PaneArticle {
  readonly id: string
  /** Null when there is no such article any more. */
  readonly details: ArticleDetails | null
}

/** The reading pane; empty and hidden until an article is asked for, so that a script can fill it. */
export function Pane({ pane, address }: SearchProps) {
  const back = searchUrl(address)
  return (
    <aside
      class="search-pane"
      aria-label={words().pane}
      data-back={back}
      data-failed={words().paneFailed}
      hidden={pane === null}
    >
      {pane && (pane.details ? <ArticlePane details={pane.details} back={back} /> : <p>{words().paneGone}</p>)}
    </aside>
  )
}
