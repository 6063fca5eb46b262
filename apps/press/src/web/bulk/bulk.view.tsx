import { flagLevels, flagReasons, topicCodes } from '#press'
import type { ReportRow } from '../../reports/report-rows.js'
import { Field, Form, Section } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { relevanceNames, topicName, toneNames } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { type DoneAction, type FoundAction, permissionOf } from './done-actions.js'

/** The form that the boxes of a list belong to, wherever they stand on the page. */
export const chosenForm = 'da-chon'

/** A box at the head of a row; no script is needed to choose and to send. */
export const ChooseBox = ({ id, title }: { id: string; title: string }) => (
  <label class="pick">
    <input type="checkbox" name="article" value={id} form={chosenForm} />
    <span class="hidden">Chọn bài {title}</span>
  </label>
)

/** Where the page is, without what was said there last. */
const hereOf = ({ url }: SignedVisit): string => {
  const params = new URLSearchParams(url.searchParams)
  params.delete('chosen')
  return `${url.pathname}${params.size > 0 ? `?${params.toString()}` : ''}`
}

/** What may be done with the articles chosen. */
export function ChosenBar({ visit, reports }: { visit: SignedVisit; reports: readonly ReportRow[] }) {
  return (
    <Form visit={visit} action="/chosen/read-marks" class="chosen-bar" id={chosenForm}>
      <input type="hidden" name="back" value={hereOf(visit)} />
      <span class="chosen-count" aria-live="polite">
        Với các bài đã chọn:
      </span>
      {visitMay(visit, 'flag') && (
        <details class="more" data-key="F" data-chosen>
          <summary>Gắn cờ</summary>
          <div class="chosen-fields">
            <Field name="reason" id="chosen-reason" label="Lý do" options={choices(flagReasons)} />
            <Field name="level" id="chosen-level" label="Mức độ" options={choices(flagLevels)} />
            <button class="primary" formaction="/chosen/flags" data-busy="Đang gắn cờ…">
              Gắn cờ các bài đã chọn
            </button>
          </div>
        </details>
      )}
      {visitMay(visit, 'correct') && (
        <details class="more" data-key="E" data-chosen>
          <summary>Sửa nhãn</summary>
          <div class="chosen-fields">
            <Field name="value" id="chosen-value" label="Nhãn mới" options={labelChoices} />
            <button class="primary" formaction="/chosen/corrections" data-busy="Đang lưu…">
              Sửa nhãn các bài đã chọn
            </button>
          </div>
        </details>
      )}
      {reports.length > 0 && (
        <details class="more" data-key="R" data-chosen>
          <summary>Đưa vào báo cáo</summary>
          <div class="chosen-fields">
            <Field name="report" id="chosen-report" label="Báo cáo đang viết" options={reportChoices(reports)} />
            <button class="primary" formaction="/chosen/sources" data-busy="Đang thêm…">
              Thêm vào nguồn trích
            </button>
          </div>
        </details>
      )}
      <button data-busy="Đang lưu…">Đánh dấu đã đọc</button>
    </Form>
  )
}

/** The step into a report for one article on its own page; `back` is where one goes afterwards. */
export function IntoReport({
  visit,
  reports,
  articleId,
  back,
}: {
  visit: SignedVisit
  reports: readonly ReportRow[]
  articleId: string
  back: string
}) {
  if (reports.length === 0) return null
  return (
    <Section title="Đưa vào báo cáo">
      <details class="more" data-key="R">
        <summary>Thêm bài này vào nguồn trích</summary>
        <Form visit={visit} action="/chosen/sources">
          <input type="hidden" name="article" value={articleId} />
          <input type="hidden" name="back" value={back} />
          <Field name="report" id="one-report" label="Báo cáo đang viết" options={reportChoices(reports)} />
          <button class="primary" data-busy="Đang thêm…">
            Thêm vào nguồn trích
          </button>
        </Form>
      </details>
    </Section>
  )
}

const reportChoices = (reports: readonly ReportRow[]): { value: string; label: string }[] =>
  reports.map((r) => ({ value: r.id, label: r.title }))

const choices = (names: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const labelChoices = [
  ...choices(toneNames).map((c) => ({ value: `tone:${c.value}`, label: `Sắc thái: ${c.label}` })),
  ...choices(relevanceNames).map((c) => ({ value: `relevance:${c.value}`, label: `Liên quan: ${c.label}` })),
  ...topicCodes.map((code) => ({ value: `topic:${code}`, label: `Chủ đề: ${topicName(code)}` })),
]

/** What was just done to the articles chosen, with the way back. */
export function UndoBar({ visit, found }: { visit: SignedVisit; found: FoundAction | null }) {
  if (!found) return null
  return (
    <div class="undo-bar" role="status">
      <span>{found.isUndone ? 'Đã hoàn tác.' : sentenceOf(found.done)}</span>
      {!found.isUndone && changedBy(found.done) > 0 && visitMay(visit, permissionOf[found.done.kind]) && (
        <Form visit={visit} action="/chosen/undo" class="inline">
          <input type="hidden" name="back" value={hereOf(visit)} />
          <input type="hidden" name="done" value={found.id} />
          <button class="link" data-key="Z">
            Hoàn tác <kbd>Z</kbd>
          </button>
        </Form>
      )}
    </div>
  )
}

function changedBy(done: DoneAction): number {
  if (done.kind === 'label') return done.corrections.length
  return done.kind === 'flag' ? done.cases.length : done.articles.length
}

function sentenceOf(done: DoneAction): string {
  const n = count(changedBy(done))
  const skipped = (why: string): string => (done.skipped > 0 ? ` ${count(done.skipped)} bài ${why}, giữ nguyên.` : '')
  switch (done.kind) {
    case 'read':
      return `Đã đánh dấu đã đọc ${n} bài.${skipped('đã đọc từ trước')}`
    case 'label':
      return `Đã sửa nhãn ${n} bài.${skipped('không còn trong kho')}`
    case 'flag':
      return `Đã gắn cờ ${n} bài.${skipped('đã có việc đang mở')}`
    case 'report':
      return `Đã thêm ${n} bài vào nguồn trích của ${done.title}.${skipped('đã có trong nguồn trích')}`
  }
}
