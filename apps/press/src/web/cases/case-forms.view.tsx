import type { CaseTransition } from '#press'
import { fieldsOfMove, textMax } from '#respond'
import { BodyField, DeadlineFields } from '../article/case-fields.js'
import { Field, Form, Section } from '../shell/components/parts.js'
import { flagLevelNames, moveVerb } from '../shell/names.js'
import type { CaseProps } from './case.view.js'
import { words } from './words.js'

/** A move, with the fields it asks for. */
export function Move({ visit, details, bodies, move, problem }: CaseProps & { move: CaseTransition }) {
  const { row } = details
  const { form, answerLabel, conclusions } = words()
  const asked = fieldsOfMove(move.to)
  const typed = problem?.typed ?? null
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  const value = (field: 'handling' | 'body' | 'level' | 'answer'): string => typed?.[field] ?? row[field] ?? ''
  const area = (name: 'handling' | 'answer', label: string, rows: number) => (
    <Field {...{ name, label, rows }} id={`${move.to}-${name}`} value={value(name)} error={error(name)} maxLength={textMax} />
  ) // prettier-ignore
  return (
    <details class="more" open={problem !== null} data-key={details.moves[0] === move ? 'S' : undefined}>
      <summary>{moveVerb(move)}</summary>
      <Form visit={visit} action={`/cases/${row.id}/moves`}>
        <input type="hidden" name="to" value={move.to} />
        {asked.includes('conclusion') && (
          <Field
            name="conclusion"
            id={`${move.to}-conclusion`}
            label={form.conclusion}
            value={typed?.['conclusion'] ?? ''}
            error={error('conclusion')}
            options={[{ value: '', label: form.chooseConclusion }, ...choices(conclusions)]}
          />
        )}
        {asked.includes('level') && (
          <Field
            name="level"
            id={`${move.to}-level`}
            label={form.level}
            value={value('level')}
            options={choices(flagLevelNames)}
          />
        )}
        {asked.includes('handling') && area('handling', form.handling, 3)}
        {asked.includes('body') && (
          <BodyField id={`${move.to}-body`} value={value('body')} error={error('body')} bodies={bodies} />
        )}
        {asked.includes('deadline') && (
          <DeadlineFields prefix={`${move.to}-`} typed={typed} deadline={row.deadline} error={error('deadlineDate')} />
        )}
        {asked.includes('answer') && area('answer', answerLabel[move.to] ?? form.answer, 5)}
        <Field
          name="note"
          id={`${move.to}-note`}
          label={noteLabel(move)}
          rows={2}
          value={typed?.['note'] ?? ''}
          error={error('note')}
          maxLength={textMax}
        />
        <button class="primary" data-busy={form.sending}>
          {moveVerb(move)}
        </button>
      </Form>
    </details>
  )
}

/** What the note of a move is for. */
function noteLabel({ to, needsReason }: CaseTransition): string {
  const { form } = words()
  if (!needsReason) return form.note
  return to === 'concluded' ? form.grounds : to === 'needs-more' ? form.whatIsMissing : form.reason
}

/** Another deadline, for those who may set one. */
export function NewDeadline({ visit, details, problem }: CaseProps) {
  const mine = problem?.form === 'deadline' ? problem : null
  const { form } = words()
  return (
    <Section title={form.deadlineTitle}>
      <details class="more" open={mine !== null} data-key={details.mayAskExtension ? undefined : 'D'}>
        <summary>{details.row.deadline ? form.otherDeadline : form.setDeadline}</summary>
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
            label={form.optionalReason}
            value={mine?.typed['note'] ?? ''}
            error={mine?.field === 'note' ? mine.message : null}
            maxLength={textMax}
          />
          <button>{form.setDeadline}</button>
        </Form>
      </details>
    </Section>
  )
}

/** A line for the history. */
export function NewNote({ visit, details, problem }: CaseProps) {
  const mine = problem?.form === 'note' ? problem : null
  const isClerk = visit.account.role === 'don-vi'
  const { form } = words()
  return (
    <Section title={form.noteTitle}>
      <Form visit={visit} action={`/cases/${details.row.id}/notes`}>
        <Field
          name="note"
          id="note-note"
          label={form.content}
          hint={isClerk ? form.clerkNoteHint : form.noteHint}
          rows={2}
          value={mine?.typed['note'] ?? ''}
          error={mine?.message ?? null}
          maxLength={textMax}
        />
        <button>{form.writeDown}</button>
      </Form>
    </Section>
  )
}

const choices = (names: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
