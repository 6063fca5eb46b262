import { type Obstacle, searchUrl } from '#read'
import { count } from '../shell/format.js'
import type { SearchProps } from './search.view.js'
import { filtersChosen, filterTitle } from './search-words.js'
import { words } from './words.js'

/** Why nothing is shown, and what would be without it. */
export function Empty({ address, found, dateProblem }: SearchProps) {
  const hasFilters = filtersChosen(address) > 0
  const { from, to } = address.filters
  const isBackwards = from !== undefined && to !== undefined && from >= to
  return (
    <div class="empty">
      <strong>{words().nothing}</strong>
      {isBackwards && !dateProblem && <p>{words().daysBackwards}</p>}
      {found.obstacles.length > 0 ? (
        <ul>
          {found.obstacles.map((o) => (
            <li>
              <a href={searchUrl(o.address)}>{words().wayOut(wayOut(o), count(o.total))}</a>
            </li>
          ))}
        </ul>
      ) : isBackwards ? null : (
        <p>{address.q?.trim() ? words().tryLess : words().nothingYet}</p>
      )}
      {hasFilters && found.obstacles.every((o) => o.what !== 'filters') && (
        <a href={searchUrl({ q: address.q ?? '', filters: {} })}>{words().removeAll}</a>
      )}
    </div>
  )
}

function wayOut({ what, address }: Obstacle): string {
  if (what === 'filters') return words().removeAll
  if (what === 'words') return words().withoutWords
  if (what === 'relevance') return words().beyondProvince(Boolean(address.q?.trim()))
  if (what === 'read') return words().withReadState
  return words().withoutFilter(filterTitle(what))
}
