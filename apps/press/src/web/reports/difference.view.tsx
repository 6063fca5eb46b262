import { diffDraft } from '#report'
import type { OpenReport } from '../../reports/report-rows.js'
import { vietnamese } from '../shell/language.js'
import { words } from './words.js'

/** Paragraphs that people changed, word by word. */
export function Difference({ report }: { report: OpenReport }) {
  const changes = diffDraft(report.machine, report.edited).filter((c) => c.change !== 'same')
  if (changes.length === 0) return <p class="empty">{words().diff.same}</p>
  return (
    <div class="report reading differences">
      {changes.map((c) => (
        <div class={`difference is-${c.change}`}>
          <p class="note">{words().diff.names[c.change]}</p>
          <p lang={vietnamese()}>
            {c.words.map((w) =>
              w.op === 'added' ? <ins>{w.text}</ins> : w.op === 'removed' ? <del>{w.text}</del> : w.text,
            )}
          </p>
        </div>
      ))}
    </div>
  )
}
