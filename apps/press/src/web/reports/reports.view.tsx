import {
  chartSvg,
  type Block,
  type ChangedFigure,
  citationNumber,
  diffDraft,
  type Draft,
  type DraftSection,
  editableText,
  figureAddress,
  type Run,
} from '#report'
import type { ReportTable } from '#record'
import type { OpenReport } from '../../reports/report-service.js'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { count, fullDateTime, periodText } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'

const stateNames: Record<ReportTable['state'], string> = {
  draft: 'Bản máy',
  editing: 'Biên tập',
  frozen: 'Chốt số liệu',
  issued: 'Phát hành',
}
const kindNames: Record<string, string> = { weekly: 'Tuần', daily: 'Ngày' }

export function ReportsPage({
  visit,
  rows,
  dayText,
}: {
  visit: SignedVisit
  rows: readonly ReportTable[]
  dayText: string
}) {
  return (
    <>
      <PageHead
        title="Báo cáo"
        lead={
          rows.length === 0
            ? 'Chưa có báo cáo nào. Bản thảo tuần tự lập khi tuần báo cáo kết thúc.'
            : `${count(rows.length)} báo cáo, ${count(rows.filter((r) => r.state === 'issued').length)} đã phát hành.`
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
      {rows.length > 0 && (
        <table class="blocks">
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
                  <a href={`/reports/${r.id}`}>{r.title}</a>
                </td>
                <td>{kindNames[r.kind] ?? r.kind}</td>
                <td>{periodText(r.periodFrom, r.periodTo)}</td>
                <td>{stateNames[r.state]}</td>
                <td>{r.number ?? ''}</td>
                <td>{fullDateTime(r.updatedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
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

export function NewReportPage({
  visit,
  typed,
  problem,
}: {
  visit: SignedVisit
  typed: Readonly<Record<string, string | undefined>>
  problem: { field: string; message: string } | null
}) {
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <div class="narrow">
      <PageHead
        title="Lập báo cáo"
        lead="Máy viết bản thảo từ số liệu của kỳ; người viết sửa, chốt số liệu rồi phát hành."
      />
      <FormProblems problems={problem ? [problem] : []} />
      <Form visit={visit} action="/reports">
        <Field
          name="kind"
          label="Loại"
          value={typed['kind'] ?? 'weekly'}
          options={[
            { value: 'weekly', label: 'Báo cáo tuần (mọi khoảng ngày)' },
            { value: 'daily', label: 'Điểm báo ngày' },
          ]}
        />
        <div class="row-fields">
          <Field
            name="fromDate"
            label="Từ ngày"
            type="date"
            value={typed['fromDate'] ?? ''}
            error={error('fromDate')}
          />
          <Field name="toDate" label="Đến hết ngày" type="date" value={typed['toDate'] ?? ''} error={error('toDate')} />
        </div>
        <button class="primary" data-busy="Đang viết bản thảo…">
          Viết bản thảo
        </button>
      </Form>
    </div>
  )
}

export interface ReportProps {
  readonly visit: SignedVisit
  readonly report: OpenReport
  readonly changed: readonly ChangedFigure[]
  readonly mode: 'read' | 'edit' | 'diff'
  readonly suggestedNumber: string
}

export function ReportPage(p: ReportProps) {
  const { visit, report, mode } = p
  const { row, edited } = report
  const isOpen = row.state === 'draft' || row.state === 'editing'
  const canWrite = isOpen && visitMay(visit, 'write-report')
  const views = [['read', 'Đọc'], ...(canWrite ? [['edit', 'Sửa']] : []), ['diff', 'Khác bản máy']] as [
    ReportProps['mode'],
    string,
  ][]
  return (
    <>
      <PageHead
        title={edited.title}
        note={`${periodText(row.periodFrom, row.periodTo)} · lưu ${fullDateTime(row.updatedAt)} · số liệu tính lúc ${fullDateTime(edited.asOf)}`}
        actions={
          <>
            <a class="button" href={`/reports/${row.id}/file/docx`}>
              Tải DOCX
            </a>
            <a class="button" href={`/reports/${row.id}/file/pdf`}>
              Tải PDF
            </a>
          </>
        }
      />
      <Progress {...p} />
      <nav class="tabs" aria-label="Cách xem">
        {views.map(([name, label]) => (
          <a href={`/reports/${row.id}?view=${name}`} aria-current={mode === name ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <Changed {...p} />
      {mode === 'edit' && canWrite ? (
        <Editor {...p} />
      ) : mode === 'diff' ? (
        <Difference {...p} />
      ) : (
        <Reading draft={edited} />
      )}
    </>
  )
}

function Progress({ visit, report, changed, suggestedNumber }: ReportProps) {
  const { row } = report
  const states: ReportTable['state'][] = ['draft', 'editing', 'frozen', 'issued']
  return (
    <div class="report-progress">
      <ol>
        {states.map((s, i) => (
          <li aria-current={s === row.state ? 'step' : undefined}>
            {i + 1}. {stateNames[s]}
          </li>
        ))}
      </ol>
      {(row.state === 'draft' || row.state === 'editing') && visitMay(visit, 'freeze-report') && (
        <Form visit={visit} action={`/reports/${row.id}/freeze`} class="inline">
          <input type="hidden" name="revision" value={row.revision} />
          <button class="primary" disabled={changed.length > 0}>
            Chốt số liệu
          </button>
          {changed.length > 0 && <span class="note"> Còn {changed.length} số liệu cần xử lý trước khi chốt.</span>}
        </Form>
      )}
      {row.state === 'frozen' && visitMay(visit, 'issue-report') && (
        <Form visit={visit} action={`/reports/${row.id}/issue`} class="row-fields">
          <input type="hidden" name="revision" value={row.revision} />
          <Field name="number" label="Số văn bản" value={suggestedNumber} maxLength={20} />
          <div class="field">
            <button class="primary">Phát hành</button>
          </div>
        </Form>
      )}
      {row.state === 'frozen' && !visitMay(visit, 'issue-report') && (
        <p class="note">Đã chốt số liệu; chờ lãnh đạo hoặc trưởng phòng phát hành.</p>
      )}
      {row.state === 'issued' && (
        <p class="note">
          Phát hành {row.issuedAt ? fullDateTime(row.issuedAt) : ''}
          {row.number ? `, số ${row.number}` : ''}. Số liệu được giữ nguyên như khi chốt.
        </p>
      )}
    </div>
  )
}

function Changed({ visit, report, changed }: ReportProps) {
  if (changed.length === 0 || !visitMay(visit, 'write-report')) return null
  const { row } = report
  const hidden = <input type="hidden" name="revision" value={row.revision} />
  return (
    <Notice kind="warn" title={`${changed.length} số liệu đã đổi từ khi máy viết`}>
      <ul class="plain-list">
        {changed.slice(0, 30).map((c) => (
          <li>
            {c.was} khi viết, nay là {c.now}.
            <Form visit={visit} action={`/reports/${row.id}/figures`} class="inline">
              {hidden}
              <input type="hidden" name="figure" value={c.figureId} />
              <button class="link" name="action" value="update">
                Cập nhật thành {c.now}
              </button>
            </Form>
            <Form visit={visit} action={`/reports/${row.id}/figures`} class="inline">
              {hidden}
              <input type="hidden" name="figure" value={c.figureId} />
              <button class="link" name="action" value="keep">
                Giữ {c.was} và ghi chú
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form visit={visit} action={`/reports/${row.id}/figures`}>
        {hidden}
        <input type="hidden" name="figure" value="all" />
        <button name="action" value="update">
          Cập nhật tất cả
        </button>
      </Form>
    </Notice>
  )
}

/** Runs as text, numbers leading to the lists they count. */
function Runs({ draft, runs }: { draft: Draft; runs: readonly Run[] }) {
  return (
    <>
      {runs.map((run) => {
        if (run.type === 'citation') return <sup>[{citationNumber(draft, run.articleId)}]</sup>
        if (run.type === 'figure') {
          const href = figureAddress(run.figure)
          const text = run.bold ? <b>{run.text}</b> : run.text
          return href ? (
            <a class="linked-figure" data-kind={run.figure.kind} href={href}>
              {text}
            </a>
          ) : (
            text
          )
        }
        return run.bold ? <b>{run.text}</b> : run.italic ? <i>{run.text}</i> : run.text
      })}
    </>
  )
}

function Reading({ draft }: { draft: Draft }) {
  return (
    <div class="report reading">
      {draft.sections.map((s) => (
        <SectionText draft={draft} section={s} />
      ))}
      <Sources draft={draft} />
    </div>
  )
}

function SectionText({ draft, section }: { draft: Draft; section: DraftSection }) {
  const title = `${section.number ? `${section.number}. ` : ''}${section.title}`
  return (
    <section class={`report-${section.place}`}>
      {section.title && (section.level === 1 ? <h2>{title}</h2> : <h3>{title}</h3>)}
      {section.blocks.map((b) => (
        <BlockText draft={draft} block={b} />
      ))}
    </section>
  )
}

function BlockText({ draft, block }: { draft: Draft; block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Runs draft={draft} runs={block.runs} />
        </p>
      )
    case 'empty-for-writer':
      return <p class="prompt">{block.prompt}</p>
    case 'story-list':
      return (
        <>
          {block.items.map((item) => (
            <div class="report-story">
              <p>
                <b>
                  <Runs draft={draft} runs={item.heading} />
                </b>
              </p>
              {item.paragraphs.map((paragraph) => (
                <p>
                  <Runs draft={draft} runs={paragraph.runs} />
                </p>
              ))}
            </div>
          ))}
        </>
      )
    case 'table':
      return (
        <div class="scroll">
          <table>
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.columns.map((c) => (
                  <th class={c.align === 'right' ? 'num' : undefined}>{c.title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((r) => (
                <tr>
                  {r.cells.map((cell, i) => (
                    <td class={block.columns[i]?.align === 'right' ? 'num' : undefined}>
                      <Runs draft={draft} runs={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'chart':
      return (
        <figure class="report-chart">
          <figcaption>{block.caption}</figcaption>
          <img
            src={`data:image/svg+xml;base64,${Buffer.from(chartSvg(block)).toString('base64')}`}
            alt={block.bars.map((b) => `${b.label}: ${b.now.text}`).join('; ')}
          />
        </figure>
      )
  }
}

function Sources({ draft }: { draft: Draft }) {
  if (draft.cited.length === 0) return null
  return (
    <section class="report-note">
      <h3>Nguồn trích</h3>
      <ol>
        {draft.cited.map((c) => (
          <li>
            <a href={`/articles/${c.articleId}`}>{c.title}</a> <span class="note">{c.outlet}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Editor({ visit, report }: ReportProps) {
  const { row, edited } = report
  const area = (id: string, label: string, text: string) => (
    <div class="field report-field">
      <label for={id}>{label}</label>
      <textarea id={id} name={`p:${id}`} rows={Math.min(14, Math.max(2, Math.ceil(text.length / 110)))}>
        {text}
      </textarea>
    </div>
  )
  return (
    <Form visit={visit} action={`/reports/${row.id}/text`} class="report-editor">
      <input type="hidden" name="revision" value={row.revision} />
      <p class="hint">
        Số trong ⟦ ⟧ gắn với danh sách tin; giữ nguyên dấu ⟦ ⟧ để số vẫn mở được danh sách. Để trống một đoạn là bỏ đoạn
        đó.
      </p>
      {edited.sections
        .filter((s) => s.place !== 'annex')
        .map((s) => (
          <Section title={`${s.number ? `${s.number}. ` : ''}${s.title}`}>
            {s.blocks.map((b) => {
              if (b.type === 'paragraph') return area(b.id, 'Đoạn', editableText(edited, b.runs))
              if (b.type === 'empty-for-writer') return area(b.id, b.prompt, '')
              if (b.type === 'story-list')
                return b.items.map((item) => (
                  <>
                    {area(`${item.id}/heading`, 'Tiêu đề dòng sự kiện', editableText(edited, item.heading))}
                    {item.paragraphs.map((q) => area(q.id, 'Đoạn', editableText(edited, q.runs)))}
                  </>
                ))
              return <p class="note">{b.type === 'table' ? `Bảng: ${b.caption}` : `Hình: ${b.caption}`}</p>
            })}
          </Section>
        ))}
      <div class="save-bar">
        <button class="primary" data-busy="Đang lưu…">
          Lưu bản thảo
        </button>
      </div>
    </Form>
  )
}

function Difference({ report }: ReportProps) {
  const changes = diffDraft(report.machine, report.edited).filter((c) => c.change !== 'same')
  if (changes.length === 0) return <p class="empty">Bản đang có giống hệt bản máy viết.</p>
  return (
    <div class="report reading">
      {changes.map((c) => (
        <p>
          {c.words.map((w) =>
            w.op === 'added' ? <ins>{w.text}</ins> : w.op === 'removed' ? <del>{w.text}</del> : w.text,
          )}
        </p>
      ))}
    </div>
  )
}
