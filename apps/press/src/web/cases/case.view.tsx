import { caseStateNames, flagLevels, flagReasons, type CaseState, type FlagLevel, type FlagReason } from '#press'
import { groupOfState } from '#record'
import type { CaseDetails, ReceivingBody } from '#respond'
import { CaseMark, Deadline } from '../shell/components/marks.js'
import { FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { dateTime, fullDateTime } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { Move, NewDeadline, NewNote } from './case-forms.view.js'
import { doneWords } from './words.vi.js'

/** A form that was not taken: which one, what is wrong, what was typed. */
export interface CaseProblem {
  /** The move's state, `note` or `deadline`. */
  readonly form: string
  /** Null where no field is to blame: somebody else was faster. */
  readonly field: string | null
  readonly message: string
  readonly typed: Readonly<Record<string, string>>
}
export interface CaseProps {
  readonly visit: SignedVisit
  readonly details: CaseDetails
  readonly bodies: readonly ReceivingBody[]
  readonly originalLink: string
  readonly done: string | null
  readonly problem: CaseProblem | null
}

export function CasePage(p: CaseProps) {
  const { details, problem, done } = p
  const { row, moves } = details
  return (
    <>
      <PageHead
        title={`PH-${row.number}: ${row.title}`}
        note={
          <a href="/cases" data-back>
            Về bảng phản hồi
          </a>
        }
      />
      {done && Object.hasOwn(doneWords, done) && <Notice kind="good">{doneWords[done]}</Notice>}
      {problem?.field && (
        <FormProblems problems={[{ field: `${problem.form}-${problem.field}`, message: problem.message }]} />
      )}
      {problem && !problem.field && <Notice kind="danger">{problem.message}</Notice>}
      <div class="two-columns">
        <div>
          <Facts {...p} />
          <History {...p} />
        </div>
        <div>
          <Section title="Bước tiếp theo">
            {moves.length === 0 && <p class="quiet">{waitingFor(details)}</p>}
            {details.isOnBehalf && (
              <p class="note">{row.body} chưa có tài khoản: ghi lại ở đây việc đơn vị đã làm theo văn bản trả lời.</p>
            )}
            <div class="moves">
              {moves.map((move) => (
                <Move {...p} move={move} problem={problem?.form === move.to ? problem : null} />
              ))}
            </div>
          </Section>
          {details.mayChangeDeadline && <NewDeadline {...p} />}
          <NewNote {...p} />
        </div>
      </div>
    </>
  )
}

/** Who moves next, when the reader does not. */
function waitingFor({ row }: CaseDetails): string {
  const group = groupOfState(row.state as CaseState)
  if (group === 'dispatched' || ['accepted', 'verifying', 'needs-more'].includes(row.state))
    return `Đang chờ ${row.body ?? 'đơn vị trả lời'}.`
  if (group === 'closed') return 'Việc đã đóng.'
  if (row.state === 'proposed' || group === 'responded') return 'Đang chờ lãnh đạo.'
  return 'Đang chờ trưởng phòng.'
}

function Facts({ visit, details, originalLink, bodies }: CaseProps) {
  const { row, outlet } = details
  const isClosed = groupOfState(row.state as CaseState) === 'closed'
  const isUnknownBody = row.body !== null && !bodies.some((b) => b.name === row.body && b.hasAccount)
  return (
    <Section title="Việc">
      <dl class="facts">
        <dt>Trạng thái</dt>
        <dd>
          <CaseMark group={groupOfState(row.state as CaseState)} name={caseStateNames[row.state as CaseState]} />
        </dd>
        <dt>Bài báo</dt>
        <dd>
          {outlet} ·{' '}
          {visitMay(visit, 'read-press') && (
            <>
              <a href={`/articles/${row.articleId}`}>bài trong kho</a> ·{' '}
            </>
          )}
          <a href={originalLink} rel="noreferrer noopener" target="_blank">
            bài tại tòa soạn
          </a>
        </dd>
        <dt>Lý do gắn cờ</dt>
        <dd>{flagReasons[row.reason as FlagReason] ?? row.reason}</dd>
        <dt>Mức độ</dt>
        <dd>{flagLevels[row.level as FlagLevel] ?? row.level}</dd>
        <dt>Đơn vị trả lời</dt>
        <dd>
          {row.body ?? <span class="quiet">Chưa có đơn vị</span>}
          {isUnknownBody && !isClosed && visitMay(visit, 'read-press') && (
            <span class="note">
              {' '}
              Đơn vị này chưa có tài khoản; gửi văn bản như thường lệ rồi ghi kết quả ở mục Bước tiếp theo.
            </span>
          )}
        </dd>
        <dt>Hạn</dt>
        <dd>
          {isClosed ? (
            row.deadline ? (
              fullDateTime(row.deadline)
            ) : (
              <span class="quiet">Không đặt hạn</span>
            )
          ) : (
            <Deadline at={row.deadline} now={visit.now} text={row.deadline ? fullDateTime(row.deadline) : ''} />
          )}
        </dd>
        <Told name="Đề xuất xử lý" text={row.handling} />
        <Told name="Ghi chú" text={row.note} />
        <Told name="Trả lời" text={row.answer} />
      </dl>
    </Section>
  )
}

function Told({ name, text }: { name: string; text: string | null }) {
  if (!text) return null
  return (
    <>
      <dt>{name}</dt>
      <dd class="told">{text}</dd>
    </>
  )
}

function History({ details }: CaseProps) {
  return (
    <Section title="Diễn biến">
      <ol class="plain-list">
        {details.events.map((e) => (
          <li>
            <time class="note" dateTime={e.at}>
              {dateTime(e.at)}
            </time>{' '}
            {e.displayName ?? 'Không rõ ai'} {e.action === 'flag' && 'gắn cờ'}
            {e.action === 'note' && 'ghi thêm'}
            {e.action === 'deadline' && 'đặt hạn mới'}
            {e.action === 'move' && (
              <>
                chuyển từ {caseStateNames[e.fromState as CaseState]} sang{' '}
                <b>{caseStateNames[e.toState as CaseState]}</b>
              </>
            )}
            {e.note && <p class="told">{e.note}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
