import type { AccountTable } from '#record'
import { Field, Form, FormProblems, PageHead } from '../shell/components/parts.js'
import type { Visit } from '../shell/visit.js'
import { words } from './words.js'

export function InvitationPage({
  visit,
  account,
  code,
  problems,
}: {
  visit: Visit
  account: AccountTable
  code: string
  problems: readonly { field: string; message: string }[]
}) {
  const { invitation: w, mine } = words()
  const errorOf = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  return (
    <div class="narrow">
      <PageHead title={w.title} lead={w.lead(account.displayName, account.username)} />
      <FormProblems problems={problems} />
      <Form visit={visit} action={`/invitations/${code}`}>
        <input type="hidden" name="username" autocomplete="username" value={account.username} />
        <Field
          name="password"
          label={w.newPassword}
          hint={mine.nextHint}
          type="password"
          autocomplete="new-password"
          error={errorOf('password')}
          required
        />
        <Field
          name="again"
          label={w.again}
          type="password"
          autocomplete="new-password"
          error={errorOf('again')}
          required
        />
        <button class="primary">{w.save}</button>
      </Form>
    </div>
  )
}
