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
import { words } from './words.js'

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
  const w = words()
  const names = {
    now: w.week(week.now),
    before: view.isUnfinished ? w.sameHours(week.before) : w.week(week.before),
    short: w.week(week.before),
  }
  const running = view.isUnfinished ? w.running : ''
  return (
    <>
      <PageHead
        title={w.title(week.now)}
        note={w.compared(
          periodText(view.period.from, view.period.to),
          running,
          view.isUnfinished,
          week.before,
          periodText(view.previous.from, view.previous.to),
        )}
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
  const w = words()
  const at = (weeks: number): string => weekUrl('/overview', view.period, weeks)
  return (
    <>
      <nav class="segments" aria-label={w.chooseWeek}>
        <a href={at(-1)}>‹ {w.week(week.before)}</a>
        <span aria-current="true">{w.week(week.now)}</span>
        {isLatest ? <span class="quiet">{w.week(week.after)} ›</span> : <a href={at(1)}>{w.week(week.after)} ›</a>}
      </nav>
      {visitMay(visit, 'write-report') && (
        <a class="button primary" href={`/reports/new?from=${view.period.from}&to=${view.period.to}`}>
          {w.makeReport}
        </a>
      )}
    </>
  )
}
