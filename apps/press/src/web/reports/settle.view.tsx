import type { ChangedFigure, Draft } from '#report'
import { Form, Notice } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import { visitMay } from '../shell/visit.js'
import { vietnamese } from '../shell/language.js'
import type { ReportProps } from './report.view.js'
import { words } from './words.js'

/** Changed figures listed one by one; the others are settled with "all". */
const listedMax = 30

/** What must be settled before figures are fixed: counts that moved, sentences without a source. */
export function ToSettle(p: ReportProps) {
  if (!visitMay(p.visit, 'write-report')) return null
  return (
    <>
      <Changed {...p} />
      <Unsourced {...p} />
    </>
  )
}

function Changed({ visit, report, changed }: ReportProps) {
  if (changed.length === 0) return null
  const { row, edited } = report
  const { settle } = words()
  return (
    <Notice kind="warn" title={settle.changed(changed.length)}>
      <Form visit={visit} action={`/reports/${row.id}/figures`}>
        <input type="hidden" name="revision" value={row.revision} />
        <input type="hidden" name="figure" value="all" />
        <button name="action" value="update">
          {settle.updateAll}
        </button>
      </Form>
      <ul class="plain-list settle-list">
        {changed.slice(0, listedMax).map((c) => (
          <li data-settle tabIndex={-1}>
            <p>
              <span class="note" lang={vietnamese()}>
                {sectionOf(edited, c.holder)}:{' '}
              </span>
              {settle.was(c.was, fullDateTime(c.wasAt), c.now)}
            </p>
            <ChangedForm visit={visit} id={row.id} revision={row.revision} changed={c} />
          </li>
        ))}
      </ul>
      {changed.length > listedMax && <p class="note">{settle.others(changed.length - listedMax)}</p>}
    </Notice>
  )
}

function ChangedForm({
  visit,
  id,
  revision,
  changed,
}: {
  visit: ReportProps['visit']
  id: string
  revision: number
  changed: ChangedFigure
}) {
  const field = `note-${changed.figureId}`
  return (
    <Form visit={visit} action={`/reports/${id}/figures`} class="settle-figure">
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="figure" value={changed.figureId} />
      <button class="link" name="action" value="update">
        {words().settle.update(changed.now)}
      </button>
      <label class="hidden" for={field}>
        {words().settle.noteLabel(changed.was)}
      </label>
      <input id={field} name="note" type="text" maxLength={200} placeholder={words().settle.noteHint} />
      <button class="link" name="action" value="keep">
        {words().settle.keep(changed.was)}
      </button>
    </Form>
  )
}

function Unsourced({ unsourced, report }: ReportProps) {
  if (unsourced.length === 0) return null
  return (
    <Notice kind="warn" title={words().settle.unsourced(unsourced.length)}>
      <ul class="plain-list">
        {unsourced.slice(0, listedMax).map((s) => (
          <li>
            <span class="note" lang={vietnamese()}>
              {sectionOf(report.edited, s.id)}:{' '}
            </span>
            <a href={`/reports/${report.row.id}?view=edit#${s.id}`} data-settle lang={vietnamese()}>
              {s.text}
            </a>
          </li>
        ))}
      </ul>
      <p class="note">{words().settle.howToSource}</p>
    </Notice>
  )
}

/** Title of the section that holds a paragraph, cell or heading. */
function sectionOf(draft: Draft, holder: string): string {
  const holds = (id: string): boolean => holder === id || holder.startsWith(`${id}/`)
  return (
    draft.sections.find((s) =>
      s.blocks.some(
        (b) =>
          holds(b.id) ||
          (b.type === 'story-list' && b.items.some((i) => holds(i.id) || i.paragraphs.some((q) => holds(q.id)))) ||
          (b.type === 'table' && b.rows.some((r) => holds(r.id))),
      ),
    )?.title ?? words().settle.report
  )
}
