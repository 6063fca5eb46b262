import type { AccountTable } from '#record'
import { Form, FormProblems, PageHead } from '../shell/components/parts.js'
import type { Visit } from '../shell/visit.js'
import { NewPasswordFields } from './new-password-fields.view.js'
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
  const w = words().invitation
  return (
    <div class="narrow">
      <PageHead title={w.title} lead={w.lead(account.displayName, account.username)} />
      <FormProblems problems={problems} />
      <Form visit={visit} action={`/invitations/${code}`}>
        <input type="hidden" name="username" autocomplete="username" value={account.username} />
        <NewPasswordFields label={w.newPassword} again={w.again} problems={problems} />
        <button class="primary">{w.save}</button>
      </Form>
    </div>
  )
}
