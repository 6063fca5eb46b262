import { Field } from '../shell/components/parts.js'
import { words } from './words.js'

/** A new password, typed twice. */
export function NewPasswordFields({
  label,
  again,
  problems,
}: {
  label: string
  again: string
  problems: readonly { field: string; message: string }[]
}) {
  const errorOf = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  const common = { type: 'password', autocomplete: 'new-password', required: true } as const
  return (
    <>
      <Field {...common} name="password" label={label} hint={words().mine.nextHint} error={errorOf('password')} />
      <Field {...common} name="again" label={again} error={errorOf('again')} />
    </>
  )
}
