import type { ChangedFigure, UnsourcedSentence } from '#report'
import type { ReportTable } from '#record'
import type { KeptPaper } from '../../reports/report-papers.js'
import { isClosed } from '../../reports/report-rules.js'
import type { OpenReport } from '../../reports/report-rows.js'
import { Field, Form, FormProblems, KeyStrip, Notice, PageHead } from '../shell/components/parts.js'
import { fullDateTime, periodText } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { Difference } from './difference.view.js'
import { Editor, type TypedBefore } from './editor.view.js'
import { Reading } from './reading.view.js'
import { ToSettle } from './settle.view.js'
import { vietnamese } from '../shell/language.js'
import { words } from './words.js'

export type ReportMode = 'read' | 'edit' | 'diff'

export interface ReportProps {
  readonly visit: SignedVisit
  readonly report: OpenReport
  readonly changed: readonly ChangedFigure[]
  readonly unsourced: readonly UnsourcedSentence[]
  /** The files an issued report is kept with. */
  readonly papers: readonly KeptPaper[]
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
  const { page } = words()
  return (
    <>
      <PageHead
        title={edited.title}
        lang={vietnamese()}
        note={page.note(
          periodText(row.periodFrom, row.periodTo),
          fullDateTime(row.updatedAt),
          fullDateTime(report.closed?.figures.asOf ?? edited.asOf),
        )}
        actions={
          <>
            <a class="button" href={`/reports/${row.id}/paper`}>
              {page.preview}
            </a>
            <a class="button" href={`/reports/${row.id}/file/docx`}>
              {page.docx}
            </a>
            <a class="button" href={`/reports/${row.id}/file/pdf`}>
              {page.pdf}
            </a>
          </>
        }
      />
      {p.done && Object.hasOwn(words().done, p.done) && <Notice kind="good">{words().done[p.done]}</Notice>}
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
      {mode === 'edit' && canWrite && <KeyStrip keys={editorKeys()} />}
    </>
  )
}

/** Keys of the editor; each has its button on the page. */
function editorKeys(): readonly (readonly [string, string])[] {
  const { keys } = words().page
  return [
    ['Ctrl S', keys.save],
    ['Ctrl K', keys.cite],
    ['Alt ↓', keys.next],
    ['Alt D', keys.diff],
  ]
}

function Views({ id, mode, canWrite }: { id: string; mode: ReportMode; canWrite: boolean }) {
  const { page } = words()
  const views: readonly (readonly [ReportMode, string])[] = [
    ['read', page.read],
    ...(canWrite ? [['edit', page.edit] as const] : []),
    ['diff', page.diff],
  ]
  return (
    <nav class="tabs" aria-label={page.views}>
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
            {words().states[s]}
          </li>
        ))}
      </ol>
      {!isClosed(row) && visitMay(p.visit, 'freeze-report') && <Freeze {...p} />}
      {row.state === 'frozen' && <Issue {...p} />}
      {row.state === 'issued' && (
        <p class="note">{words().page.issued(row.issuedAt ? fullDateTime(row.issuedAt) : '', row.number)}</p>
      )}
      {p.papers.length > 0 && (
        <p class="note digests">
          {words().page.kept}{' '}
          {p.papers.map((k, i) => (
            <>
              {i > 0 && ' · '}
              {k.format.toUpperCase()} <code>{k.digest}</code>
            </>
          ))}
        </p>
      )}
      {isClosed(row) && visitMay(p.visit, 'write-report') && (
        <Form visit={p.visit} action={`/reports/${row.id}/versions`} class="inline">
          <button>{words().page.newVersion}</button>
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
          {words().page.accept(unsourced.length)}
        </label>
      )}
      <button class="primary" disabled={changed.length > 0}>
        {words().page.freeze}
      </button>
      {changed.length > 0 && <span class="note"> {words().page.leftToSettle(changed.length)}</span>}
    </Form>
  )
}

function Issue({ visit, report: { row }, suggestedNumber, problem }: ReportProps) {
  if (!visitMay(visit, 'issue-report')) return <p class="note">{words().page.waitsForIssue}</p>
  return (
    <Form visit={visit} action={`/reports/${row.id}/issue`} class="row-fields">
      <input type="hidden" name="revision" value={row.revision} />
      <Field
        name="number"
        label={words().page.number}
        value={suggestedNumber}
        maxLength={20}
        error={problem?.field === 'number' ? problem.message : null}
      />
      <div class="field">
        <button class="primary">{words().page.issue}</button>
      </div>
    </Form>
  )
}
