import type { Layout } from '#report'
import type { OpenReport } from '../../reports/report-rows.js'
import { casesUrl, noBody } from '../cases/cases-url.js'
import { Paper } from '../reports/paper.view.js'
import { words as reportWords } from '../reports/words.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { count, fullDateTime, periodText, signed } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { weekUrl } from '../shell/weeks.js'
import { Matters } from './matters.view.js'
import { Good, Proposals, Tones, Topics } from './parts.view.js'
import { PrintedNumber } from './printed-number.view.js'
import type { WeekPage } from './week-page.js'
import { WeekSentences } from './week-sentences.js'
import { words } from './words.js'

export interface WeekProps {
  readonly visit: SignedVisit
  readonly page: WeekPage
  readonly hasNext: boolean
  /** The week's report in whatever state; null where there is none. */
  readonly draft: OpenReport | null
  /** The issued paper; null until then. */
  readonly layout: Layout | null
}

export function WeekPageView(p: WeekProps) {
  const { page, layout } = p
  const w = words()
  const isClosed = Boolean(page.report?.closed)
  return (
    <div class={layout ? 'week-page has-paper' : 'week-page'}>
      <div class="week">
        <Neighbours {...p} />
        <PageHead
          title={w.title(page.week)}
          note={w.note(periodText(page.period.from, page.period.to), page.isRunning, isClosed, fullDateTime(page.asOf))}
          lead={<WeekSentences page={page} />}
        />
        <Numbers page={page} />
        <Tones page={page} />
        <Matters page={page} visit={p.visit} />
        {visitMay(p.visit, 'read-cases') && <Bodies page={page} />}
        <Topics page={page} />
        <Good page={page} />
        <Proposals page={page} />
        <ReportLinks {...p} />
      </div>
      {layout && (
        <aside class="week-paper" aria-label={w.paper}>
          <Paper layout={layout} />
        </aside>
      )}
    </div>
  )
}

function Neighbours({ page, hasNext }: WeekProps) {
  const w = words()
  return (
    <nav class="week-nav" aria-label={w.chooseWeek}>
      <a href={weekUrl('/week', page.period, -1)}>‹ {w.week(page.weekBefore)}</a>
      <b aria-current="true">{w.week(page.week)}</b>
      {hasNext ? <a href={weekUrl('/week', page.period, 1)}>{w.nextWeek}</a> : <span class="quiet">{w.nextWeek}</span>}
    </nav>
  )
}

function Numbers({ page }: { page: WeekPage }) {
  const w = words()
  return (
    <table class="week-numbers">
      <thead>
        <tr>
          <th>
            <span class="hidden">{w.figures}</span>
          </th>
          <th class="num">{w.week(page.week)}</th>
          <th class="num">{page.isRunning ? w.sameHours(page.weekBefore) : w.week(page.weekBefore)}</th>
          <th class="num">{w.change}</th>
        </tr>
      </thead>
      <tbody>
        {page.lines.map((line) => (
          <tr>
            <th scope="row">{w.lines[line.name]}</th>
            <td class="num">
              <b>
                <PrintedNumber of={line.now} />
              </b>
            </td>
            <td class="num quiet">
              <PrintedNumber of={line.before} />
            </td>
            <td class="num">{signed(line.now.value - line.before.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bodies({ page }: { page: WeekPage }) {
  const w = words()
  return (
    <Section
      title={w.openCases}
      note={page.openCases > 0 ? w.cases(count(page.openCases)) : undefined}
      side={<a href="/cases">{w.toCases}</a>}
    >
      {page.bodies.length === 0 && <p class="quiet">{w.noCases}</p>}
      <ul class="week-bodies">
        {page.bodies.map(({ body, open, overdue, today }) => {
          const of = { body: body ?? noBody }
          const address = (due?: 'overdue' | 'today') => casesUrl({ body: of.body === noBody ? '' : of.body, due })
          return (
            <li>
              <span>{body ?? w.nobody}</span>
              {overdue > 0 ? (
                <a class="pill overdue" href={address('overdue')}>
                  {w.overdue(count(overdue))}
                </a>
              ) : today > 0 ? (
                <a class="pill today" href={address('today')}>
                  {w.today(count(today))}
                </a>
              ) : (
                <span />
              )}
              <a href={address()}>{w.cases(count(open))}</a>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The paper of the week in whatever state it is, or that there is none. */
function ReportLinks({ draft, page }: WeekProps) {
  const w = words()
  if (!draft) return <p class="note week-foot">{w.noReport(page.week)}</p>
  const { id, state, number } = draft.row
  const said = state === 'issued' ? w.issued(number) : w.step(reportWords().states[state])
  return (
    <div class="week-foot">
      <p class="note">
        <span lang={vietnamese()}>{draft.edited.title}</span>. {said} {w.method}
      </p>
      <p class="actions">
        <a class="button primary" href={`/reports/${id}/paper`}>
          {w.print}
        </a>
        <a class="button" href={`/reports/${id}/file/pdf`}>
          {w.pdf}
        </a>
        <a class="button" href={`/reports/${id}`}>
          {w.openReport}
        </a>
      </p>
    </div>
  )
}
