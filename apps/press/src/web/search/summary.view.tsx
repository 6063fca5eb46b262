import { searchUrl } from '#read'
import { ChartMenu } from '../exports/charts/chart-menu.view.js'
import { ExportMenu } from '../exports/export-menu.view.js'
import { count } from '../shell/format.js'
import type { SearchProps } from './search.view.js'
import { words } from './words.js'

/** How much was found, of what kind, and when. */
export function Summary({ found, address }: SearchProps) {
  const { result } = found
  if (result.total === 0)
    return (
      <p class="result-count">
        <b>{words().items(count(0))}</b>
      </p>
    )
  const only = searchUrl({ ...address, page: 1, filters: { ...address.filters, original: true } })
  return (
    <>
      <p class="result-count">
        <b>{words().items(count(result.total))}</b>
        <span class="note">
          {words().consisting} <a href={only}>{words().originals(count(result.originals))}</a>,{' '}
          <a href={searchUrl({ ...address, page: 1, view: 'stories' })}>{words().stories(count(result.stories))}</a>,{' '}
          <a href="#loc-outlet">{words().outlets(count(result.outlets))}</a>
        </span>
      </p>
      <Trend days={found.trend} search={searchUrl({ ...address, page: 1 }, '')} />
    </>
  )
}

interface TrendProps {
  readonly days: readonly { date: string; count: number; critical: number }[]
  /** Query string of the search. */
  readonly search: string
}

function Trend({ days, search }: TrendProps) {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last || first === last) return null
  const label = words().trendLabel(dayText(first.date), dayText(last.date))
  return (
    <div class="trend">
      <div class="chart" hidden>
        <canvas
          data-trend
          data-critical={words().critical}
          data-others={words().others}
          role="img"
          aria-label={label}
        ></canvas>
      </div>
      <ChartMenu name="trend" search={search} canvas="canvas[data-trend]" />
      <details class="more">
        <summary>{words().trendTable}</summary>
        <div class="scroll trend-scroll">
          <table class="trend-table">
            <thead>
              <tr>
                <th>{words().day}</th>
                <th class="num">{words().item}</th>
                <th class="num">{words().critical}</th>
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

const views = ['reprints', 'stories', 'flat'] as const
const orders = ['newest', 'oldest', 'best'] as const

/** How the list is put together and ordered. */
export function ListHead({ address, found }: SearchProps) {
  const view = address.view ?? 'reprints'
  return (
    <div class="list-head">
      <nav class="segments" aria-label={words().grouping}>
        {views.map((each) => (
          <a href={searchUrl({ ...address, view: each, page: 1 })} aria-current={view === each ? 'true' : undefined}>
            {words().views[each]}
          </a>
        ))}
      </nav>
      <span class="note">{words().rowsOf[view](count(found.rows))}</span>
      <span class="side orders">
        {words().orderedBy}{' '}
        {orders.map((order) =>
          (address.order ?? 'newest') === order ? (
            <b>{words().orders[order]}</b>
          ) : (
            <a href={searchUrl({ ...address, order, page: 1 })}>{words().orders[order]}</a>
          ),
        )}
      </span>
      <ExportMenu address={address} total={found.result.total} />
    </div>
  )
}
