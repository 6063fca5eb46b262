import { flagLevels, type CaseTransition } from '#press'
import { conclusions, fieldsOfMove, textMax } from '#respond'
import { BodyField, DeadlineFields } from '../article/case-fields.js'
import { Field, Form, Section } from '../shell/components/parts.js'
import type { CaseProps } from './case.view.js'
import { answerLabel } from './words.vi.js'

/** A move, with the fields it asks for. */
export function Move({ visit, details, bodies, move, problem }: CaseProps & { move: CaseTransition }) {
  const { row } = details
  const asked = fieldsOfMove(move.to)
  const typed = problem?.typed ?? null
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  const value = (field: 'handling' | 'body' | 'level' | 'answer'): string => typed?.[field] ?? row[field] ?? ''
  const area = (name: 'handling' | 'answer', label: string, rows: number) => (
    <Field {...{ name, label, rows }} id={`${move.to}-${name}`} value={value(name)} error={error(name)} maxLength={textMax} />
  ) // prettier-ignore
  return (
    <details class="more" open={problem !== null} data-key={details.moves[0] === move ? 'S' : undefined}>
      <summary>{move.verb}</summary>
      <Form visit={visit} action={`/cases/${row.id}/moves`}>
        <input type="hidden" name="to" value={move.to} />
        {asked.includes('conclusion') && (
          <Field
            name="conclusion"
            id={`${move.to}-conclusion`}
            label="Kết luận"
            value={typed?.['conclusion'] ?? ''}
            error={error('conclusion')}
            options={[{ value: '', label: 'Chọn kết luận' }, ...choices(conclusions)]}
          />
        )}
        {asked.includes('level') && (
          <Field
            name="level"
            id={`${move.to}-level`}
            label="Mức độ"
            value={value('level')}
            options={choices(flagLevels)}
          />
        )}
        {asked.includes('handling') && area('handling', 'Đề xuất xử lý', 3)}
        {asked.includes('body') && (
          <BodyField id={`${move.to}-body`} value={value('body')} error={error('body')} bodies={bodies} />
        )}
        {asked.includes('deadline') && (
          <DeadlineFields prefix={`${move.to}-`} typed={typed} deadline={row.deadline} error={error('deadlineDate')} />
        )}
        {asked.includes('answer') && area('answer', answerLabel[move.to] ?? 'Trả lời', 5)}
        <Field
          name="note"
          id={`${move.to}-note`}
          label={move.needsReason ? 'Lý do' : 'Ghi chú (không bắt buộc)'}
          rows={2}
          value={typed?.['note'] ?? ''}
          error={error('note')}
          maxLength={textMax}
        />
        <button class="primary" data-busy="Đang gửi…">
          {move.verb}
        </button>
      </Form>
    </details>
  )
}

/** Another deadline, for those who may set one. */
export function NewDeadline({ visit, details, problem }: CaseProps) {
  const mine = problem?.form === 'deadline' ? problem : null
  return (
    <Section title="Hạn">
      <details class="more" open={mine !== null} data-key="D">
        <summary>{details.row.deadline ? 'Đặt hạn khác' : 'Đặt hạn'}</summary>
        <Form visit={visit} action={`/cases/${details.row.id}/deadlines`}>
          <DeadlineFields
            prefix="deadline-"
            typed={mine?.typed ?? null}
            deadline={details.row.deadline}
            error={mine?.field === 'deadlineDate' ? mine.message : null}
          />
          <Field
            name="note"
            id="deadline-note"
            label="Lý do (không bắt buộc)"
            value={mine?.typed['note'] ?? ''}
            error={mine?.field === 'note' ? mine.message : null}
            maxLength={textMax}
          />
          <button>Đặt hạn</button>
        </Form>
      </details>
    </Section>
  )
}

/** A line for the history. */
export function NewNote({ visit, details, problem }: CaseProps) {
  const mine = problem?.form === 'note' ? problem : null
  const isClerk = visit.account.role === 'don-vi'
  return (
    <Section title="Ghi thêm">
      <Form visit={visit} action={`/cases/${details.row.id}/notes`}>
        <Field
          name="note"
          id="note-note"
          label="Nội dung"
          hint={
            isClerk ? 'Cần lùi hạn thì ghi ngày đề nghị và lý do.' : 'Nhắc đơn vị, ghi lại trao đổi qua điện thoại.'
          }
          rows={2}
          value={mine?.typed['note'] ?? ''}
          error={mine?.message ?? null}
          maxLength={textMax}
        />
        <button>Ghi vào diễn biến</button>
      </Form>
    </Section>
  )
}

const choices = (names: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
