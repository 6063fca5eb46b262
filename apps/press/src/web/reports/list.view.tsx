import { machineName, type ReportRow } from '../../reports/report-rows.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { count, fullDateTime, periodText } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { kindNames, stateNames } from './words.vi.js'

export interface ReportsProps {
  readonly visit: SignedVisit
  readonly rows: readonly ReportRow[]
  readonly issued: number
  readonly dayText: string
}

export function ReportsPage({ visit, rows, issued, dayText }: ReportsProps) {
  return (
    <>
      <PageHead
        title="Báo cáo"
        lead={
          rows.length === 0
            ? 'Chưa có báo cáo nào. Bản thảo tuần tự lập khi tuần báo cáo kết thúc.'
            : `${count(rows.length)} báo cáo, ${count(issued)} đã phát hành.`
        }
        actions={
          visitMay(visit, 'write-report') && (
            <>
              <a class="button" href="/reports/paper">
                Thể thức văn bản
              </a>
              <a class="button primary" href="/reports/new">
                Lập báo cáo
              </a>
            </>
          )
        }
      />
      {rows.length > 0 && <Rows rows={rows} />}
      <Section title="Tin trong ngày, để dán vào tin nhắn" note="24 giờ qua">
        <label class="hidden" for="day-text">
          Tin trong ngày
        </label>
        <textarea id="day-text" rows={12} readOnly>
          {dayText}
        </textarea>
      </Section>
    </>
  )
}

function Rows({ rows }: { rows: readonly ReportRow[] }) {
  return (
    <table class="blocks report-rows">
      <thead>
        <tr>
          <th>Báo cáo</th>
          <th>Loại</th>
          <th>Kỳ</th>
          <th>Trạng thái</th>
          <th>Số</th>
          <th>Cập nhật</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr>
            <td>
              <a class="report-title" href={`/reports/${r.id}`}>
                {r.title}
              </a>
            </td>
            <td>{kindNames[r.kind] ?? r.kind}</td>
            <td>{periodText(r.periodFrom, r.periodTo)}</td>
            <td>
              <span class={`report-state state-${r.state}`}>{stateNames[r.state]}</span>
            </td>
            <td>{r.number ? `Số ${r.number}` : ''}</td>
            <td>
              <span class="quiet">
                {fullDateTime(r.updatedAt)}
                {r.createdBy === machineName && ', máy tự lập'}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
