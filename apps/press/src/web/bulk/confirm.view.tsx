import { loadOfficeArticles } from '#record'
import type { Desk } from '../../desk.js'
import { fieldList, fieldText, type FormBody } from '../article/form-fields.js'
import { Form, PageHead } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { flagLevelNames, flagReasonNames } from '../shell/names.js'
import { ownPath } from '../shell/security.js'
import type { SignedVisit } from '../shell/visit.js'
import { labelChoices } from './bulk.view.js'
import type { DoneAction } from './done-actions.js'
import { words } from './words.js'

/** A step on a whole list, shown before it is taken. */
export interface StepToConfirm {
  readonly visit: SignedVisit
  /** Where the form goes. */
  readonly action: string
  readonly kind: DoneAction['kind']
  readonly articles: readonly string[]
  readonly body: FormBody
  /** Titles of the first articles. */
  readonly titles: readonly string[]
}

/** Titles that are listed; the others are counted. */
const titlesShown = 10
/** Fields of the step that go with it; the articles are written out, so that exactly these are changed. */
const passedOn = ['back', 'reason', 'level', 'value', 'report'] as const

export async function titlesOf(desk: Desk, officeId: string, articles: readonly string[]): Promise<string[]> {
  const first = articles.slice(0, titlesShown)
  const loaded = await loadOfficeArticles(desk.store.reader, officeId, first)
  const titles = new Map(loaded.map((a) => [a.article.id, a.version.title]))
  return first.flatMap((id) => titles.get(id) ?? [])
}

export function Confirm({ visit, action, kind, articles, body, titles }: StepToConfirm) {
  const n = count(articles.length)
  const { confirm } = words()
  const left = articles.length - titles.length
  return (
    <div class="narrow">
      <PageHead
        title={confirm[kind](n)}
        note={said(kind, body)}
        lead={kind === 'flag' ? confirm.flagMeans : confirm.means}
      />
      <ul class="plain-list">
        {titles.map((title) => (
          <li class="serif" lang={vietnamese()}>
            {title}
          </li>
        ))}
        {left > 0 && <li>{confirm.others(count(left))}</li>}
      </ul>
      <Form visit={visit} action={action} class="actions">
        {passedOn.flatMap((name) =>
          fieldList(body, name)
            .slice(0, 1)
            .map((value) => <input type="hidden" name={name} value={value} />),
        )}
        {articles.map((id) => (
          <input type="hidden" name="article" value={id} />
        ))}
        <button class="primary" data-busy={words().saving}>
          {confirm.yes(n)}
        </button>
        <a href={ownPath(fieldText(body, 'back'), '/search')} data-back>
          {confirm.no}
        </a>
      </Form>
    </div>
  )
}

/** What was chosen for the step, in words. */
function said(kind: DoneAction['kind'], body: FormBody): string | undefined {
  const value = fieldText(body, 'value')
  if (kind === 'label') return labelChoices().find((c) => c.value === value)?.label
  if (kind !== 'flag') return undefined
  const names: Readonly<Record<string, string>>[] = [flagReasonNames, flagLevelNames]
  return [fieldText(body, 'reason'), fieldText(body, 'level')].flatMap((v, i) => names[i]?.[v] ?? []).join(', ')
}
