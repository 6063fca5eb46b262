import { searchUrl } from '#read'
import { count } from '../shell/format.js'
import type { SearchProps } from './search.view.js'

/** How much was found, of what kind, and when. */
export function Summary({ found, address }: SearchProps) {
  const { result } = found
  if (result.total === 0)
    return (
      <p class="result-count">
        <b>0 tin, bài</b>
      </p>
    )
  const only = searchUrl({ ...address, page: 1, filters: { ...address.filters, original: true } })
  return (
    <>
      <p class="result-count">
        <b>{count(result.total)} tin, bài</b>
        <span class="note">
          gồm <a href={only}>{count(result.originals)} bài gốc</a>,{' '}
          <a href={searchUrl({ ...address, page: 1, view: 'stories' })}>{count(result.stories)} dòng sự kiện</a>,{' '}
          <a href="#loc-outlet">{count(result.outlets)} đầu báo</a>
        </span>
        <a class="side" href={searchUrl({ ...address, page: 1 }, '/search.csv')} download>
          Tải CSV
        </a>
      </p>
      <Trend days={found.trend} />
    </>
  )
}

function Trend({ days }: { days: readonly { date: string; count: number; critical: number }[] }) {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last || first === last) return null
  const label = `Tin theo ngày từ ${dayText(first.date)} đến ${dayText(last.date)}; số liệu trong bảng bên dưới`
  return (
    <div class="trend">
      <div class="chart" hidden>
        <canvas data-trend role="img" aria-label={label}></canvas>
      </div>
      <details class="more">
        <summary>Tin theo ngày: xem dạng bảng</summary>
        <div class="scroll trend-scroll">
          <table class="trend-table">
            <thead>
              <tr>
                <th>Ngày</th>
                <th class="num">Tin</th>
                <th class="num">Phê phán</th>
              </tr>
            </thead>
            <tbody>
              {days.map((d) => (
                <tr>
                  <td data-date={d.date}>{dayText(d.date)}</td>
                  <td class="num">{d.count}</td>
                  <td class="num">{d.critical}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  )
}

/** `23/11/2026` of a local date. */
const dayText = (date: string): string => date.split('-').reverse().join('/')

const views = [
  ['reprints', 'Gộp bài đăng lại'],
  ['stories', 'Gộp theo dòng sự kiện'],
  ['flat', 'Từng tin'],
] as const
const orders = [
  ['newest', 'mới nhất'],
  ['oldest', 'cũ nhất'],
  ['best', 'mức liên quan'],
] as const

/** How the list is put together and ordered. */
export function ListHead({ address }: SearchProps) {
  return (
    <div class="list-head">
      <nav class="segments" aria-label="Cách gộp">
        {views.map(([view, label]) => (
          <a
            href={searchUrl({ ...address, view, page: 1 })}
            aria-current={(address.view ?? 'reprints') === view ? 'true' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <span class="side orders">
        Xếp theo{' '}
        {orders.map(([order, label]) =>
          (address.order ?? 'newest') === order ? (
            <b>{label}</b>
          ) : (
            <a href={searchUrl({ ...address, order, page: 1 })}>{label}</a>
          ),
        )}
      </span>
    </div>
  )
}
