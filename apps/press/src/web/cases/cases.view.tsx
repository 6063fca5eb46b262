import {
  caseGroups,
  caseStateNames,
  flagLevels,
  flagReasons,
  transitionsFor,
  type CaseGroup,
  type CaseState,
  type CaseTransition,
  type FlagLevel,
  type FlagReason,
  type Role,
} from '#press'
import { groupOfState, type CaseEventTable, type CaseTable } from '#record'
import { CaseMark, Deadline } from '../shell/components/marks.js'
import { Field, Form, FormProblems, PageHead, Section } from '../shell/components/parts.js'
import { count, dateTime, fullDateTime } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'

const isOpen = (c: CaseTable): boolean => !['closed', 'dismissed'].includes(c.state)

export interface CasesProps {
  readonly visit: SignedVisit
  readonly all: readonly CaseTable[]
  readonly group: CaseGroup | 'open' | 'all'
  readonly text: string
}

export function CasesPage({ visit, all, group, text }: CasesProps) {
  const { now } = visit
  const open = all.filter(isOpen)
  const overdue = open.filter((c) => c.deadline !== null && c.deadline < now)
  const unassigned = open.filter((c) => !c.body)
  const inGroup =
    group === 'all' ? all : group === 'open' ? open : all.filter((c) => groupOfState(c.state as CaseState) === group)
  const needle = text.trim().toLowerCase()
  const rows = needle
    ? inGroup.filter((c) => `${c.title} ${c.body ?? ''} ph-${c.number}`.toLowerCase().includes(needle))
    : inGroup
  const tabs: [CasesProps['group'], string, number][] = [
    ['open', 'Đang mở', open.length],
    ...(Object.keys(caseGroups) as CaseGroup[]).map((g): [CaseGroup, string, number] => [
      g,
      caseGroups[g].name,
      all.filter((c) => groupOfState(c.state as CaseState) === g).length,
    ]),
    ['all', 'Tất cả', all.length],
  ]
  return (
    <>
      <PageHead
        title="Phản hồi báo chí"
        lead={
          <>
            {open.length === 0 ? (
              'Không có việc nào đang mở.'
            ) : (
              <>
                {count(open.length)} việc đang mở:{' '}
                <b class={overdue.length > 0 ? 'count danger' : undefined}>{count(overdue.length)} quá hạn</b>,{' '}
                {count(unassigned.length)} chưa giao đơn vị.
              </>
            )}
          </>
        }
      />
      <nav class="tabs" aria-label="Nhóm trạng thái">
        {tabs.map(([name, label, n]) => (
          <a href={`/cases?group=${name}`} aria-current={name === group ? 'true' : undefined}>
            {label} <span class="count">{n}</span>
          </a>
        ))}
      </nav>
      <form class="case-filters" action="/cases">
        <input type="hidden" name="group" value={group} />
        <Field name="q" label="Lọc theo chữ trong tên việc, đơn vị" value={text} />
        <button>Lọc</button>
      </form>
      {rows.length === 0 ? (
        <p class="empty">
          {needle
            ? `Không có việc nào trong nhóm này khớp “${text}”.`
            : 'Nhóm này chưa có việc. Gắn cờ một bài ở trang bài để mở việc.'}
        </p>
      ) : (
        <table class="blocks">
          <thead>
            <tr>
              <th>Mã</th>
              <th>Việc</th>
              <th>Trạng thái</th>
              <th>Đơn vị trả lời</th>
              <th>Mức độ</th>
              <th>Hạn</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((c) => (
              <tr>
                <td class="nowrap">PH-{c.number}</td>
                <td>
                  <a href={`/cases/${c.id}`}>{c.title}</a>
                  <br />
                  <span class="note">{flagReasons[c.reason as FlagReason] ?? c.reason}</span>
                </td>
                <td>
                  <CaseMark group={groupOfState(c.state as CaseState)} name={caseStateNames[c.state as CaseState]} />
                </td>
                <td>{c.body ?? <span class="quiet">Chưa giao</span>}</td>
                <td>{flagLevels[c.level as FlagLevel] ?? c.level}</td>
                <td>
                  {isOpen(c) ? (
                    <Deadline at={c.deadline} now={now} text={c.deadline ? dateTime(c.deadline) : ''} />
                  ) : c.deadline ? (
                    dateTime(c.deadline)
                  ) : (
                    ''
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

export interface CaseProblem {
  readonly to: CaseState
  readonly field: string
  readonly message: string
  readonly typed: Readonly<Record<string, string | undefined>>
}

export function CasePage({
  visit,
  row,
  events,
  problem,
}: {
  visit: SignedVisit
  row: CaseTable
  events: readonly (CaseEventTable & { displayName: string | null })[]
  problem: CaseProblem | null
}) {
  const moves = transitionsFor(row.state as CaseState, visit.account.role as Role)
  return (
    <>
      <PageHead
        title={`PH-${row.number}`}
        lead={row.title}
        note={
          <a href="/cases" data-back>
            Về bảng phản hồi
          </a>
        }
      />
      <FormProblems problems={problem ? [problem] : []} />
      <div class="two-columns">
        <div>
          <Section title="Việc">
            <dl class="facts">
              <dt>Trạng thái</dt>
              <dd>
                <CaseMark group={groupOfState(row.state as CaseState)} name={caseStateNames[row.state as CaseState]} />
              </dd>
              <dt>Lý do gắn cờ</dt>
              <dd>{flagReasons[row.reason as FlagReason] ?? row.reason}</dd>
              <dt>Mức độ</dt>
              <dd>{flagLevels[row.level as FlagLevel] ?? row.level}</dd>
              <dt>Đề xuất xử lý</dt>
              <dd>{row.handling ?? 'Chưa có'}</dd>
              <dt>Đơn vị trả lời</dt>
              <dd>{row.body ?? 'Chưa giao'}</dd>
              <dt>Hạn</dt>
              <dd>
                <Deadline at={row.deadline} now={visit.now} text={row.deadline ? fullDateTime(row.deadline) : ''} />
              </dd>
              {row.note && (
                <>
                  <dt>Ghi chú</dt>
                  <dd>{row.note}</dd>
                </>
              )}
              {row.answer && (
                <>
                  <dt>Nội dung trả lời</dt>
                  <dd>{row.answer}</dd>
                </>
              )}
              {visitMay(visit, 'read-press') && (
                <>
                  <dt>Bài báo</dt>
                  <dd>
                    <a href={`/articles/${row.articleId}`}>{row.title}</a>
                  </dd>
                </>
              )}
            </dl>
          </Section>
          <Section title="Diễn biến">
            <ul class="plain-list">
              {events.map((e) => (
                <li>
                  <span class="note">{dateTime(e.at)}</span> {e.displayName ?? 'Hệ thống'}:{' '}
                  {e.fromState
                    ? `${caseStateNames[e.fromState as CaseState]} → ${caseStateNames[e.toState as CaseState]}`
                    : 'gắn cờ'}
                  {e.note && <p>{e.note}</p>}
                </li>
              ))}
            </ul>
          </Section>
        </div>
        <Section title="Bước tiếp theo">
          {moves.length === 0 && <p class="quiet">Vai trò hiện tại chưa có bước nào ở trạng thái này.</p>}
          <div class="moves">
            {moves.map((move) => (
              <Move visit={visit} row={row} move={move} problem={problem?.to === move.to ? problem : null} />
            ))}
          </div>
        </Section>
      </div>
    </>
  )
}

function Move({
  visit,
  row,
  move,
  problem,
}: {
  visit: SignedVisit
  row: CaseTable
  move: CaseTransition
  problem: CaseProblem | null
}) {
  const asksBody = ['proposed', 'dispatched'].includes(move.to)
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <details class="more" open={problem !== null}>
      <summary>{move.verb}</summary>
      <Form visit={visit} action={`/cases/${row.id}/moves`}>
        <input type="hidden" name="to" value={move.to} />
        {move.to === 'proposed' && (
          <Field
            name="handling"
            label="Đề xuất xử lý"
            rows={3}
            value={problem?.typed['handling'] ?? row.handling ?? ''}
          />
        )}
        {asksBody && (
          <Field
            name="body"
            label="Đơn vị trả lời"
            value={problem?.typed['body'] ?? row.body ?? ''}
            error={error('body')}
          />
        )}
        {asksBody && (
          <div class="row-fields">
            <Field
              name="deadlineDate"
              label="Hạn, ngày"
              type="date"
              value={problem?.typed['deadlineDate'] ?? ''}
              error={error('deadlineDate')}
            />
            <Field name="deadlineTime" label="Giờ" type="time" value={problem?.typed['deadlineTime'] ?? ''} />
          </div>
        )}
        {['reported', 'answered'].includes(move.to) && (
          <Field name="answer" label="Nội dung trả lời" rows={4} value={problem?.typed['answer'] ?? row.answer ?? ''} />
        )}
        <Field
          name="note"
          label={move.needsReason ? 'Lý do' : 'Ghi chú (không bắt buộc)'}
          rows={2}
          value={problem?.typed['note'] ?? ''}
          error={error('note')}
        />
        <button class="primary">{move.verb}</button>
      </Form>
    </details>
  )
}
