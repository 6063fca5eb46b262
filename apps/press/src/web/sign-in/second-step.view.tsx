import { Field, Form, FormProblems, PageHead } from '../shell/components/parts.js'
import type { Visit } from '../shell/visit.js'
import { words } from './words.js'

export function SecondStepPage({ visit, back, problem }: { visit: Visit; back: string; problem: string | null }) {
  const w = words().secondStep
  return (
    <div class="narrow">
      <PageHead title={w.title} lead={w.lead} />
      <FormProblems problems={problem ? [{ field: 'code', message: problem }] : []} />
      <Form visit={visit} action="/sign-in/code">
        <input type="hidden" name="back" value={back} />
        <Field name="code" label={w.code} hint={w.hint} autocomplete="one-time-code" maxLength={40} required />
        <div class="actions">
          <button class="primary">{w.goOn}</button>
          <a href={`/sign-in?back=${encodeURIComponent(back)}`}>{w.back}</a>
        </div>
      </Form>
    </div>
  )
}
