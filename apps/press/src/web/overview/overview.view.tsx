import type { Overview } from '#read'
import { PageHead } from '../shell/components/parts.js'
import { periodText } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { weekUrl } from '../shell/weeks.js'
import { Figures } from './figures.view.js'
import { OpeningSentence } from './opening-sentence.js'
import { RisingStories } from './rising.view.js'
import type { OpenCases, TroubledSource } from './side-lists.js'
import { Cases, Sources } from './side.view.js'
import { Topics } from './topics.view.js'

export interface OverviewProps {
  readonly visit: SignedVisit
  readonly view: Overview
  /** Numbers of the week shown and of its neighbours. */
  readonly week: { readonly now: number; readonly before: number; readonly after: number }
  readonly isLatest: boolean
  readonly cases: OpenCases
  readonly sources: readonly TroubledSource[]
}

export function OverviewPage(p: OverviewProps) {
  const { view, week, visit } = p
  const names = {
    now: `Tuần ${week.now}`,
    before: `${view.isUnfinished ? 'Cùng giờ tuần' : 'Tuần'} ${week.before}`,
    short: `Tuần ${week.before}`,
  }
  const isRunning = view.isUnfinished ? ' (đang chạy)' : ''
  return (
    <>
      <PageHead
        title={`Tổng quan tuần ${week.now}`}
        note={`${periodText(view.period.from, view.period.to)}${isRunning}, so với ${view.isUnfinished ? 'cùng giờ ' : ''}tuần ${week.before} (${periodText(view.previous.from, view.previous.to)})`}
        lead={<OpeningSentence view={view} />}
        actions={<Actions {...p} />}
      />
      <Figures view={view} names={names} />
      <div class="two-columns">
        <div>
          <Topics view={view} names={names} />
          <RisingStories view={view} />
        </div>
        <div>
          {visitMay(visit, 'read-cases') && <Cases list={p.cases} now={visit.now} />}
          {visitMay(visit, 'read-sources') && (
            <Sources sources={p.sources} hasAny={view.followed.total > 0} now={visit.now} />
          )}
        </div>
      </div>
    </>
  )
}

function Actions({ visit, view, week, isLatest }: OverviewProps) {
  const at = (weeks: number): string => weekUrl('/overview', view.period, weeks)
  return (
    <>
      <nav class="segments" aria-label="Chọn tuần">
        <a href={at(-1)}>‹ Tuần {week.before}</a>
        <span aria-current="true">Tuần {week.now}</span>
        {isLatest ? <span class="quiet">Tuần {week.after} ›</span> : <a href={at(1)}>Tuần {week.after} ›</a>}
      </nav>
      {visitMay(visit, 'write-report') && (
        <a class="button primary" href={`/reports/new?from=${view.period.from}&to=${view.period.to}`}>
          Lập báo cáo tuần
        </a>
      )}
    </>
  )
}
