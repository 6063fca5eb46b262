import type { OfficeArticle } from '#record'
import type { ErasePlan } from '../../erase-article.js'
import { Field, Form, FormProblems, PageHead, Section } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import type { SignedVisit } from '../shell/visit.js'
import { words } from './words.js'

export function ErasurePage({
  visit,
  article,
  plan,
  reason,
  problem,
}: {
  visit: SignedVisit
  article: OfficeArticle
  plan: ErasePlan
  reason: string
  problem: string | null
}) {
  const w = words()
  const { id, publishedAt } = article.article
  return (
    <div class="narrow">
      <PageHead title={w.title} lead={w.lead} />
      <p lang={vietnamese()}>
        <b>{article.version.title}</b>
        <br />
        <span class="note">
          {article.outlet.name}, {fullDateTime(publishedAt)}
        </span>
      </p>
      <FormProblems problems={problem ? [{ field: 'reason', message: problem }] : []} />
      <Section title={w.goes}>
        <List items={w.goesList(plan.versions)} />
      </Section>
      <Section title={w.stays}>
        <List items={w.staysList} />
        {plan.reports.length > 0 && (
          <>
            <p>{w.reports}</p>
            <ul lang={vietnamese()}>
              {plan.reports.map((r) => (
                <li>
                  <a href={`/reports/${r.id}`}>{r.title}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {plan.cases.length > 0 && (
          <p>
            {w.cases}: {plan.cases.map((c) => `PH-${c.number}`).join(', ')}
          </p>
        )}
      </Section>
      <Form visit={visit} action={`/articles/${id}/erasure`}>
        <Field
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          value={reason}
          error={problem}
          rows={3}
          maxLength={500}
          required
        />
        <div class="actions">
          <button class="danger">{w.erase}</button> <a href={`/articles/${id}`}>{w.cancel}</a>
        </div>
      </Form>
    </div>
  )
}

export function ErasedPage() {
  const w = words()
  return (
    <div class="narrow">
      <PageHead title={w.done} lead={w.doneLead} />
      <a class="button" href="/search">
        {w.toSearch}
      </a>
    </div>
  )
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )
}

/** Where an administrator begins; stands at the foot of the article. */
export function EraseLink({ articleId }: { articleId: string }) {
  return (
    <p class="note">
      <a href={`/articles/${articleId}/erasure`}>{words().link}</a>
    </p>
  )
}
