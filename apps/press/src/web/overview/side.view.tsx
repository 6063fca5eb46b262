import { isNamedReason, reasonSentence } from '#collect'
import { caseStateNames, type CaseState } from '#press'
import { groupOfState } from '#record'
import { CaseDue } from '../cases/due.view.js'
import { CaseGlyph, HealthMark } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { ago, count } from '../shell/format.js'
import type { OpenCases, TroubledSource } from './side-lists.js'

export function Cases({ list: { cases, open, overdue }, now }: { list: OpenCases; now: string }) {
  return (
    <Section
      title="Cần phản hồi"
      note={
        open > 0 ? (
          <>
            {count(open)} đang mở{overdue > 0 && <b class="danger">, {count(overdue)} quá hạn</b>}
          </>
        ) : undefined
      }
      side={<a href="/cases">Mở bảng phản hồi</a>}
    >
      {cases.length === 0 && <p class="quiet">Không có việc nào đang mở.</p>}
      <ul class="side-list">
        {cases.map((c) => (
          <li>
            <CaseGlyph group={groupOfState(c.state as CaseState)} />
            <div>
              <a href={`/cases/${c.id}`}>{c.title}</a>
              <p class="note">
                {caseStateNames[c.state as CaseState]} · {c.body ?? 'Chưa giao'}
              </p>
            </div>
            <CaseDue row={c} now={now} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Sources({
  sources,
  hasAny,
  now,
}: {
  sources: readonly TroubledSource[]
  hasAny: boolean
  now: string
}) {
  return (
    <Section title="Nguồn cần để ý" side={<a href="/sources">Tất cả nguồn</a>}>
      {!hasAny && <p class="quiet">Chưa có nguồn nào nên chưa thu được tin. Hãy thêm nguồn ở trang Nguồn tin.</p>}
      {hasAny && sources.length === 0 && <p class="quiet">Không nguồn nào lỗi hoặc im lặng.</p>}
      <ul class="side-list">
        {sources.map((s) => (
          <li>
            <HealthMark health={s.isFailing ? 'failing' : 'good'} name={s.isFailing ? undefined : 'Im lặng'} />
            <div>
              <a href={`/sources/${s.id}`}>{s.name}</a>
              <p class="note">
                {s.isFailing
                  ? s.reason && isNamedReason(s.reason)
                    ? reasonSentence(s.reason)
                    : 'Không đọc được nguồn.'
                  : s.reason === null
                    ? 'Chạy tốt, không có tin mới'
                    : 'Đọc được, nhưng không liệt kê tin nào'}
                {s.lastNewAt ? ` · tin mới ${ago(s.lastNewAt, now)}` : ' · chưa có tin nào'}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
