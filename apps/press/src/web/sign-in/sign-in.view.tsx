import { Field, Form, FormProblems, PageHead } from '../shell/components/parts.js'
import type { Visit } from '../shell/visit.js'
import { words } from './words.js'

export function SignInPage({
  visit,
  back,
  username,
  problem,
}: {
  visit: Visit
  back: string
  username: string
  problem: string | null
}) {
  const w = words()
  return (
    <div class="narrow">
      <PageHead title={w.signIn} note={visit.office ? w.pressDeskOf(visit.office.name) : undefined} />
      <FormProblems problems={problem ? [{ field: 'username', message: problem }] : []} />
      <Form visit={visit} action="/sign-in">
        <input type="hidden" name="back" value={back} />
        <Field name="username" label={w.username} value={username} autocomplete="username" required />
        <Field name="password" label={w.password} type="password" autocomplete="current-password" required />
        <button class="primary" data-busy={w.signingIn}>
          {w.signIn}
        </button>
      </Form>
      <p class="note">{w.forgotten}</p>
    </div>
  )
}
