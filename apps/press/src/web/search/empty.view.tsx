import { type Obstacle, searchUrl } from '#read'
import { count } from '../shell/format.js'
import type { SearchProps } from './search.view.js'
import { filterTitles } from './search-words.js'

/** Why nothing is shown, and what would be without it. */
export function Empty({ address, found, dateProblem }: SearchProps) {
  const hasFilters = Object.keys(address.filters).length > 0
  const { from, to } = address.filters
  const isBackwards = from !== undefined && to !== undefined && from >= to
  return (
    <div class="empty">
      <strong>Không có tin, bài nào khớp</strong>
      {isBackwards && !dateProblem && <p>Ngày bắt đầu đứng sau ngày kết thúc. Hãy chọn lại thời gian.</p>}
      {found.obstacles.length > 0 ? (
        <ul>
          {found.obstacles.map((o) => (
            <li>
              <a href={searchUrl(o.address)}>
                {wayOut(o)}: {count(o.total)} tin, bài
              </a>
            </li>
          ))}
        </ul>
      ) : isBackwards ? null : (
        <p>
          {address.q?.trim()
            ? 'Hãy thử bớt từ, bỏ ngoặc kép hoặc gõ không dấu.'
            : 'Chưa thu được tin nào về tỉnh. Trang này tự đầy khi các nguồn có tin mới.'}
        </p>
      )}
      {hasFilters && found.obstacles.every((o) => o.what !== 'filters') && (
        <a href={searchUrl({ q: address.q ?? '', filters: {} })}>Bỏ mọi bộ lọc</a>
      )}
    </div>
  )
}

function wayOut({ what, address }: Obstacle): string {
  if (what === 'filters') return 'Bỏ mọi bộ lọc'
  if (what === 'words') return 'Bỏ câu tìm, giữ bộ lọc'
  if (what === 'relevance') return address.q?.trim() ? 'Tìm cả bài không viết về tỉnh' : 'Xem cả bài không viết về tỉnh'
  return `Bỏ lọc ${(filterTitles[what] ?? 'này').toLowerCase()}`
}
