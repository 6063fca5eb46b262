import type { Layout } from '#report'
import type { OpenReport } from '../../reports/report-rows.js'
import { casesUrl, noBody } from '../cases/cases-url.js'
import { Paper } from '../reports/paper.view.js'
import { words as reportWords } from '../reports/words.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { count, fullDateTime, periodText, signed } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { weekUrl } from '../shell/weeks.js'
import { Matters } from './matters.view.js'
import { Good, Proposals, Tones, Topics } from './parts.view.js'
import { PrintedNumber } from './printed-number.view.js'
import type { WeekPage } from './week-page.js'
import { WeekSentences } from './week-sentences.js'

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
  return (
    <div class={layout ? 'week-page has-paper' : 'week-page'}>
      <div class="week">
        <Neighbours {...p} />
        <PageHead
          title={`Báo chí tuần ${page.week}`}
          note={`${periodText(page.period.from, page.period.to)}. Đọc khoảng 2 phút. ${page.isRunning ? 'Tuần đang chạy, số liệu' : 'Số liệu'} ${page.report?.closed ? 'chốt' : 'tính'} lúc ${fullDateTime(page.asOf)}.`}
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
        <aside class="week-paper" aria-label="Báo cáo đã phát hành">
          <Paper layout={layout} />
        </aside>
      )}
    </div>
  )
}

function Neighbours({ page, hasNext }: WeekProps) {
  return (
    <nav class="week-nav" aria-label="Chọn tuần">
      <a href={weekUrl('/week', page.period, -1)}>‹ Tuần {page.weekBefore}</a>
      <b aria-current="true">Tuần {page.week}</b>
      {hasNext ? <a href={weekUrl('/week', page.period, 1)}>Tuần sau ›</a> : <span class="quiet">Tuần sau ›</span>}
    </nav>
  )
}

function Numbers({ page }: { page: WeekPage }) {
  return (
    <table class="week-numbers">
      <thead>
        <tr>
          <th>
            <span class="hidden">Số liệu</span>
          </th>
          <th class="num">Tuần {page.week}</th>
          <th class="num">
            {page.isRunning ? 'Cùng giờ tuần' : 'Tuần'} {page.weekBefore}
          </th>
          <th class="num">Chênh</th>
        </tr>
      </thead>
      <tbody>
        {page.lines.map((line) => (
          <tr>
            <th scope="row">{line.name}</th>
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
  return (
    <Section
      title="Việc đang mở theo đơn vị"
      note={page.openCases > 0 ? `${count(page.openCases)} việc` : undefined}
      side={<a href="/cases">Mở bảng phản hồi</a>}
    >
      {page.bodies.length === 0 && <p class="quiet">Không có việc nào đang mở.</p>}
      <ul class="week-bodies">
        {page.bodies.map(({ body, open, overdue, today }) => {
          const of = { body: body ?? noBody }
          const address = (due?: 'overdue' | 'today') => casesUrl({ body: of.body === noBody ? '' : of.body, due })
          return (
            <li>
              <span>{body ?? 'Chưa giao đơn vị'}</span>
              {overdue > 0 ? (
                <a class="pill overdue" href={address('overdue')}>
                  {count(overdue)} quá hạn
                </a>
              ) : today > 0 ? (
                <a class="pill today" href={address('today')}>
                  {count(today)} hôm nay
                </a>
              ) : (
                <span />
              )}
              <a href={address()}>{count(open)} việc</a>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The paper of the week in whatever state it is, or that there is none. */
function ReportLinks({ draft, page }: WeekProps) {
  if (!draft)
    return (
      <p class="note week-foot">Chưa có báo cáo của tuần {page.week}; số liệu trên trang này tính từ các tin đã thu.</p>
    )
  const { id, state, number } = draft.row
  const said =
    state === 'issued'
      ? `Đã phát hành${number ? `, số ${number}` : ''}.`
      : `Bước hiện tại: ${reportWords().states[state]}.`
  return (
    <div class="week-foot">
      <p class="note">
        {draft.edited.title}. {said} Sắc thái do máy gán, cán bộ hiệu chỉnh được; bài đăng lại tính vào bài gốc.
      </p>
      <p class="actions">
        <a class="button primary" href={`/reports/${id}/paper`}>
          Xem trang in
        </a>
        <a class="button" href={`/reports/${id}/file/pdf`}>
          Tải PDF
        </a>
        <a class="button" href={`/reports/${id}`}>
          Mở báo cáo
        </a>
      </p>
    </div>
  )
}
