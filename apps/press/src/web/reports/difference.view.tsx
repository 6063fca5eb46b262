import { diffDraft } from '#report'
import type { OpenReport } from '../../reports/report-rows.js'

const changeNames = { changed: 'Đoạn đã sửa', added: 'Đoạn thêm', removed: 'Đoạn bỏ', same: '' } as const

/** Paragraphs that people changed, word by word. */
export function Difference({ report }: { report: OpenReport }) {
  const changes = diffDraft(report.machine, report.edited).filter((c) => c.change !== 'same')
  if (changes.length === 0) return <p class="empty">Bản đang có giống hệt bản máy viết.</p>
  return (
    <div class="report reading differences">
      {changes.map((c) => (
        <div class={`difference is-${c.change}`}>
          <p class="note">{changeNames[c.change]}</p>
          <p>
            {c.words.map((w) =>
              w.op === 'added' ? <ins>{w.text}</ins> : w.op === 'removed' ? <del>{w.text}</del> : w.text,
            )}
          </p>
        </div>
      ))}
    </div>
  )
}
