import { textMax } from '#respond'
import { DeadlineFields } from '../article/case-fields.js'
import { Field, Form, Section } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import type { CaseProps } from './case.view.js'
import { words } from './words.js'

/** A body asks for more time. */
export function AskExtension({ visit, details, problem }: CaseProps) {
  const mine = problem?.form === 'ask' ? problem : null
  const { form } = words()
  const { row } = details
  return (
    <Section title={form.askTitle}>
      <details class="more" open={mine !== null} data-key="D">
        <summary>{form.ask}</summary>
        <Form visit={visit} action={`/cases/${row.id}/extensions`}>
          <DeadlineFields
            prefix="ask-"
            typed={mine?.typed ?? null}
            deadline={row.extensionAsked}
            error={mine?.field === 'deadlineDate' ? mine.message : null}
          />
          <Field
            name="note"
            id="ask-note"
            label={form.askReason}
            rows={2}
            value={mine?.typed['note'] ?? ''}
            error={mine?.field === 'note' ? mine.message : null}
            maxLength={textMax}
          />
          <button class="primary" data-busy={form.sending}>
            {form.ask}
          </button>
        </Form>
      </details>
    </Section>
  )
}

/** The office answers it: to the day that was asked, to another, or not. */
export function AnswerExtension({ visit, details, problem }: CaseProps) {
  const mine = problem?.form === 'grant' ? problem : null
  const { form } = words()
  const { row } = details
  if (!row.extensionAsked) return null
  return (
    <Section title={form.answerTitle}>
      <p>{form.askedUntil(fullDateTime(row.extensionAsked), row.deadline ? fullDateTime(row.deadline) : '')}</p>
      <Form visit={visit} action={`/cases/${row.id}/extensions/answer`}>
        <DeadlineFields
          prefix="grant-"
          typed={mine?.typed ?? null}
          deadline={row.extensionAsked}
          error={mine?.field === 'deadlineDate' ? mine.message : null}
        />
        <Field
          name="note"
          id="grant-note"
          label={form.grantReason}
          rows={2}
          value={mine?.typed['note'] ?? ''}
          error={mine?.field === 'note' ? mine.message : null}
          maxLength={textMax}
        />
        <p class="actions">
          <button class="primary" name="answer" value="grant">
            {form.grant}
          </button>
          <button name="answer" value="refuse">
            {form.refuse}
          </button>
        </p>
      </Form>
    </Section>
  )
}
