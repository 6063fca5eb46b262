import type { ChangedFigure, UnsourcedSentence } from '#report'
import type { ReportTable } from '#record'
import { isClosed } from '../../reports/report-rules.js'
import type { OpenReport } from '../../reports/report-rows.js'
import { Field, Form, FormProblems, KeyStrip, Notice, PageHead } from '../shell/components/parts.js'
import { fullDateTime, periodText } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { Difference } from './difference.view.js'
import { Editor, type TypedBefore } from './editor.view.js'
import { Reading } from './reading.view.js'
import { ToSettle } from './settle.view.js'
import { doneWords, stateNames } from './words.vi.js'

export type ReportMode = 'read' | 'edit' | 'diff'

export interface ReportProps {
  readonly visit: SignedVisit
  readonly report: OpenReport
  readonly changed: readonly ChangedFigure[]
  readonly unsourced: readonly UnsourcedSentence[]
  readonly mode: ReportMode
  readonly suggestedNumber: string
  /** Name of what was just done, for the line on top. */
  readonly done: string | null
  readonly problem: { readonly field: string; readonly message: string } | null
  /** What somebody typed over an older revision; null on every other visit. */
  readonly typed: TypedBefore | null
  /** A source that was typed and not found. */
  readonly typedSource: string
}

export function ReportPage(p: ReportProps) {
  const { visit, report, mode } = p
  const { row, edited } = report
  const canWrite = !isClosed(row) && visitMay(visit, 'write-report')
  return (
    <>
      <PageHead
        title={edited.title}
        note={`${periodText(row.periodFrom, row.periodTo)} · lưu ${fullDateTime(row.updatedAt)} · số liệu tính lúc ${fullDateTime(report.closed?.figures.asOf ?? edited.asOf)}`}
        actions={
          <>
            <a class="button" href={`/reports/${row.id}/paper`}>
              Xem trang in
            </a>
            <a class="button" href={`/reports/${row.id}/file/docx`}>
              Tải DOCX
            </a>
            <a class="button" href={`/reports/${row.id}/file/pdf`}>
              Tải PDF
            </a>
          </>
        }
      />
      {p.done && doneWords[p.done] && <Notice kind="good">{doneWords[p.done]}</Notice>}
      <FormProblems problems={p.problem ? [p.problem] : []} />
      <Progress {...p} />
      <Views id={row.id} mode={mode} canWrite={canWrite} />
      <ToSettle {...p} />
      {mode === 'edit' && canWrite ? (
        <Editor
          visit={visit}
          report={report}
          typed={p.typed}
          typedSource={p.typedSource}
          sourceError={p.problem?.field === 'source' ? p.problem.message : null}
        />
      ) : mode === 'diff' ? (
        <Difference report={report} />
      ) : (
        <Reading report={report} />
      )}
      {mode === 'edit' && canWrite && <KeyStrip keys={editorKeys} />}
    </>
  )
}

/** Keys of the editor; each has its button on the page. */
const editorKeys = [
  ['Ctrl S', 'lưu'],
  ['Ctrl K', 'gắn nguồn'],
  ['Alt ↓', 'mục cần xử lý tiếp theo'],
  ['Alt D', 'xem khác bản máy'],
] as const

function Views({ id, mode, canWrite }: { id: string; mode: ReportMode; canWrite: boolean }) {
  const views: readonly (readonly [ReportMode, string])[] = [
    ['read', 'Đọc'],
    ...(canWrite ? [['edit', 'Sửa'] as const] : []),
    ['diff', 'Khác bản máy'],
  ]
  return (
    <nav class="tabs" aria-label="Cách xem">
      {views.map(([name, label]) => (
        <a href={`/reports/${id}?view=${name}`} aria-current={mode === name ? 'true' : undefined} data-view={name}>
          {label}
        </a>
      ))}
    </nav>
  )
}

const states: readonly ReportTable['state'][] = ['draft', 'editing', 'frozen', 'issued']

function Progress(p: ReportProps) {
  const { row } = p.report
  const at = states.indexOf(row.state)
  return (
    <div class="report-progress">
      <ol>
        {states.map((s, i) => (
          <li class={i < at ? 'is-done' : undefined} aria-current={s === row.state ? 'step' : undefined}>
            <span class="step" aria-hidden="true">
              {i < at ? '✓' : i + 1}
            </span>
            {stateNames[s]}
          </li>
        ))}
      </ol>
      {!isClosed(row) && visitMay(p.visit, 'freeze-report') && <Freeze {...p} />}
      {row.state === 'frozen' && <Issue {...p} />}
      {row.state === 'issued' && (
        <p class="note">
          Phát hành {row.issuedAt ? fullDateTime(row.issuedAt) : ''}
          {row.number ? `, số ${row.number}` : ''}. Số liệu và câu chữ giữ nguyên như khi chốt.
        </p>
      )}
      {isClosed(row) && visitMay(p.visit, 'write-report') && (
        <Form visit={p.visit} action={`/reports/${row.id}/versions`} class="inline">
          <button>Lập bản mới để sửa</button>
        </Form>
      )}
    </div>
  )
}

function Freeze({ visit, report: { row }, changed, unsourced }: ReportProps) {
  return (
    <Form visit={visit} action={`/reports/${row.id}/freeze`} class="inline">
      <input type="hidden" name="revision" value={row.revision} />
      {unsourced.length > 0 && changed.length === 0 && (
        <label class="check">
          <input type="checkbox" name="acceptsUnsourced" value="yes" required />
          Chốt dù còn {unsourced.length} câu chưa có nguồn
        </label>
      )}
      <button class="primary" disabled={changed.length > 0}>
        Chốt số liệu
      </button>
      {changed.length > 0 && <span class="note"> Còn {changed.length} số liệu cần xử lý trước khi chốt.</span>}
    </Form>
  )
}

function Issue({ visit, report: { row }, suggestedNumber, problem }: ReportProps) {
  if (!visitMay(visit, 'issue-report'))
    return <p class="note">Đã chốt số liệu; chờ lãnh đạo hoặc trưởng phòng phát hành.</p>
  return (
    <Form visit={visit} action={`/reports/${row.id}/issue`} class="row-fields">
      <input type="hidden" name="revision" value={row.revision} />
      <Field
        name="number"
        label="Số văn bản"
        value={suggestedNumber}
        maxLength={20}
        error={problem?.field === 'number' ? problem.message : null}
      />
      <div class="field">
        <button class="primary">Phát hành</button>
      </div>
    </Form>
  )
}
