import type { ReceivingBody } from '#respond'
import { bodyMax } from '#respond'
import { Field } from '../shell/components/parts.js'
import { vietnamese } from '../shell/language.js'
import { deadlineFields } from './form-fields.js'
import { words } from './words.js'

/** Name of the receiving body: typed, with the known ones to choose from. Works in every browser without script. */
export function BodyField({
  id,
  value,
  error,
  bodies,
}: {
  id: string
  value: string
  error: string | null
  bodies: readonly ReceivingBody[]
}) {
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={id}>{words().body}</label>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        name="body"
        type="text"
        value={value}
        maxLength={bodyMax}
        list={`${id}-list`}
        autocomplete="off"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      <datalist id={`${id}-list`}>
        {bodies.map((b) => (
          <option value={b.name} lang={vietnamese()}>
            {b.hasAccount ? b.name : words().bodyWithoutAccount(b.name)}
          </option>
        ))}
      </datalist>
    </div>
  )
}

/** Day and hour of a deadline in local time. */
export function DeadlineFields({
  prefix = '',
  typed,
  deadline,
  error,
}: {
  prefix?: string
  typed: Readonly<Record<string, string | undefined>> | null
  deadline: string | null
  error: string | null
}) {
  const set = deadlineFields(deadline)
  return (
    <div class="row-fields">
      <Field
        name="deadlineDate"
        id={`${prefix}deadlineDate`}
        label={words().deadlineDate}
        type="date"
        value={typed ? (typed['deadlineDate'] ?? '') : set.date}
        error={error}
      />
      <Field
        name="deadlineTime"
        id={`${prefix}deadlineTime`}
        label={words().deadlineTime}
        type="time"
        value={typed ? (typed['deadlineTime'] ?? '') : set.time}
      />
    </div>
  )
}
