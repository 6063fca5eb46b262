import type { ChangedFigure, Draft } from '#report'
import { Form, Notice } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import { visitMay } from '../shell/visit.js'
import type { ReportProps } from './report.view.js'

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
  return (
    <Notice kind="warn" title={`${changed.length} số liệu đã đổi từ khi viết`}>
      <Form visit={visit} action={`/reports/${row.id}/figures`}>
        <input type="hidden" name="revision" value={row.revision} />
        <input type="hidden" name="figure" value="all" />
        <button name="action" value="update">
          Cập nhật tất cả
        </button>
      </Form>
      <ul class="plain-list settle-list">
        {changed.slice(0, listedMax).map((c) => (
          <li data-settle tabIndex={-1}>
            <p>
              <span class="note">{sectionOf(edited, c.holder)}: </span>
              {c.was} khi viết ({fullDateTime(c.wasAt)}), nay là {c.now}.
            </p>
            <ChangedForm visit={visit} id={row.id} revision={row.revision} changed={c} />
          </li>
        ))}
      </ul>
      {changed.length > listedMax && <p class="note">Và {changed.length - listedMax} số liệu khác.</p>}
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
        {changed.update}
      </button>
      <label class="hidden" for={field}>
        Ghi chú khi giữ {changed.was}
      </label>
      <input id={field} name="note" type="text" maxLength={200} placeholder="ghi chú khi giữ số cũ" />
      <button class="link" name="action" value="keep">
        {changed.keep}
      </button>
    </Form>
  )
}

function Unsourced({ unsourced, report }: ReportProps) {
  if (unsourced.length === 0) return null
  return (
    <Notice kind="warn" title={`${unsourced.length} câu chưa có nguồn`}>
      <ul class="plain-list">
        {unsourced.slice(0, listedMax).map((s) => (
          <li>
            <span class="note">{sectionOf(report.edited, s.id)}: </span>
            <a href={`/reports/${report.row.id}?view=edit#${s.id}`} data-settle>
              {s.text}
            </a>
          </li>
        ))}
      </ul>
      <p class="note">
        Gắn nguồn bằng số trong danh sách Nguồn trích, ví dụ [1]; nguồn chưa có thì thêm ở cuối trang Sửa; hoặc bỏ câu.
      </p>
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
    )?.title ?? 'Báo cáo'
  )
}
