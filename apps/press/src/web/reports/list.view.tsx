import { machineName, type ReportRow } from '../../reports/report-rows.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { count, fullDateTime, periodText } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { vietnamese } from '../shell/language.js'
import { words } from './words.js'

export interface ReportsProps {
  readonly visit: SignedVisit
  readonly rows: readonly ReportRow[]
  readonly issued: number
  readonly dayText: string
}

export function ReportsPage({ visit, rows, issued, dayText }: ReportsProps) {
  const { list } = words()
  return (
    <>
      <PageHead
        title={words().title}
        lead={rows.length === 0 ? list.none : list.lead(count(rows.length), count(issued))}
        actions={
          visitMay(visit, 'write-report') && (
            <>
              <a class="button" href="/reports/paper">
                {list.paper}
              </a>
              <a class="button primary" href="/reports/new">
                {list.new}
              </a>
            </>
          )
        }
      />
      {rows.length > 0 && <Rows rows={rows} />}
      <Section title={list.dayTitle} note={list.dayNote}>
        <label class="hidden" for="day-text">
          {list.dayLabel}
        </label>
        <textarea id="day-text" rows={12} readOnly lang={vietnamese()}>
          {dayText}
        </textarea>
      </Section>
    </>
  )
}

function Rows({ rows }: { rows: readonly ReportRow[] }) {
  const { list } = words()
  return (
    <table class="blocks report-rows">
      <thead>
        <tr>
          {list.columns.map((column) => (
            <th>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr>
            <td>
              <a class="report-title" href={`/reports/${r.id}`} lang={vietnamese()}>
                {r.title}
              </a>
            </td>
            <td>{words().kinds[r.kind] ?? r.kind}</td>
            <td>{periodText(r.periodFrom, r.periodTo)}</td>
            <td>
              <span class={`report-state state-${r.state}`}>{words().states[r.state]}</span>
            </td>
            <td>{r.number ? list.number(r.number) : ''}</td>
            <td>
              <span class="quiet">
                {fullDateTime(r.updatedAt)}
                {r.createdBy === machineName && list.byMachine}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
