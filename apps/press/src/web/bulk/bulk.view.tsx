import { topicCodes } from '#press'
import type { ReportRow } from '../../reports/report-rows.js'
import { Field, Form, Section } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { flagLevelNames, flagReasonNames, relevanceNames, topicName, toneNames } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { chosenMax, type ChosenList, listField } from './chosen-articles.js'
import { type DoneAction, type FoundAction, permissionOf } from './done-actions.js'
import { words } from './words.js'

/** The form that the boxes of a list belong to, wherever they stand on the page. */
export const chosenForm = 'da-chon'

/** A box at the head of a row; no script is needed to choose and to send. */
export const ChooseBox = ({ id, title }: { id: string; title: string }) => (
  <label class="pick">
    <input type="checkbox" name="article" value={id} form={chosenForm} />
    <span class="hidden" lang={vietnamese()}>
      {words().choose(title)}
    </span>
  </label>
)

/** Turns one row into a read or an unread one; a script that reads the article beside the list turns the button too. */
export function ReadButton({ id, isRead }: { id: string; isRead: boolean }) {
  const [unread, read] = [
    { action: '/chosen/unread-marks', word: words().isUnread },
    { action: '/chosen/read-marks', word: words().isRead },
  ]
  const [now, other] = isRead ? [unread, read] : [read, unread]
  return (
    <button
      form={chosenForm}
      name="only"
      value={id}
      formaction={now.action}
      data-key="U"
      data-other-action={other.action}
      data-other-word={other.word}
    >
      <span>{now.word}</span> <kbd>U</kbd>
    </button>
  )
}

/** Where the page is, without what was said there last. */
const hereOf = ({ url }: SignedVisit): string => {
  const params = new URLSearchParams(url.searchParams)
  params.delete('chosen')
  return `${url.pathname}${params.size > 0 ? `?${params.toString()}` : ''}`
}

interface ChosenProps {
  readonly visit: SignedVisit
  readonly reports: readonly ReportRow[]
  /** What the rows on this page are part of. */
  readonly list: ChosenList
}

/** What may be done with the articles chosen. */
export function ChosenBar({ visit, reports, list }: ChosenProps) {
  return (
    <Form visit={visit} action="/chosen/read-marks" class="chosen-bar" id={chosenForm}>
      <input type="hidden" name="back" value={hereOf(visit)} />
      <input type="hidden" name="list" value={listField(list)} />
      <span
        class="chosen-count"
        aria-live="polite"
        data-none={words().withChosen}
        data-some={words().chosen}
        data-all={words().chosenAll}
      >
        {words().withChosen}
      </span>
      {visitMay(visit, 'flag') && <FlagChosen />}
      {visitMay(visit, 'correct') && (
        <details class="more" data-key="E" data-chosen>
          <summary>{words().label}</summary>
          <div class="chosen-fields">
            <Field name="value" id="chosen-value" label={words().newLabel} options={labelChoices()} />
            <button class="primary" formaction="/chosen/corrections" data-busy={words().saving}>
              {words().labelChosen}
            </button>
          </div>
        </details>
      )}
      {reports.length > 0 && (
        <details class="more" data-key="R" data-chosen>
          <summary>{words().report}</summary>
          <div class="chosen-fields">
            <Field name="report" id="chosen-report" label={words().openReport} options={reportChoices(reports)} />
            <button class="primary" formaction="/chosen/sources" data-busy={words().adding}>
              {words().addSources}
            </button>
          </div>
        </details>
      )}
      <button data-busy={words().saving}>{words().markRead}</button>
      <button formaction="/chosen/unread-marks" data-busy={words().saving}>
        {words().markUnread}
      </button>
      <WholeList {...list} />
    </Form>
  )
}

function FlagChosen() {
  return (
    <details class="more" data-key="F" data-chosen>
      <summary>{words().flag}</summary>
      <div class="chosen-fields">
        <Field name="reason" id="chosen-reason" label={words().reason} options={choices(flagReasonNames)} />
        <Field name="level" id="chosen-level" label={words().level} options={choices(flagLevelNames)} />
        <button class="primary" formaction="/chosen/flags" data-busy={words().flagging}>
          {words().flagChosen}
        </button>
      </div>
    </details>
  )
}

/** Chooses the rows of every page; the step that follows is shown before it is taken. */
function WholeList({ rows }: ChosenList) {
  return (
    <label class="check whole-list">
      <input type="checkbox" name="all" value="1" />
      {rows > chosenMax ? words().allAtMost(count(chosenMax), count(rows)) : words().all(count(rows))}
    </label>
  )
}

/** The step into a report for one article on its own page; `back` is where one goes afterwards. */
export function IntoReport({
  visit,
  reports,
  articleId,
  back,
}: {
  visit: SignedVisit
  reports: readonly ReportRow[]
  articleId: string
  back: string
}) {
  if (reports.length === 0) return null
  return (
    <Section title={words().report}>
      <details class="more" data-key="R">
        <summary>{words().addThis}</summary>
        <Form visit={visit} action="/chosen/sources">
          <input type="hidden" name="article" value={articleId} />
          <input type="hidden" name="back" value={back} />
          <Field name="report" id="one-report" label={words().openReport} options={reportChoices(reports)} />
          <button class="primary" data-busy={words().adding}>
            {words().addSources}
          </button>
        </Form>
      </details>
    </Section>
  )
}

interface Choice {
  readonly value: string
  readonly label: string
  readonly lang?: string
}
const reportChoices = (reports: readonly ReportRow[]): Choice[] =>
  reports.map((r) => ({ value: r.id, label: r.title, lang: vietnamese() }))

const choices = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Labels that can be given to several articles: kind and value, in words. */
export function labelChoices(): Choice[] {
  const { labels } = words()
  return [
    ...choices(toneNames).map((c) => ({ value: `tone:${c.value}`, label: `${labels.tone}: ${c.label}` })),
    ...choices(relevanceNames).map((c) => ({
      value: `relevance:${c.value}`,
      label: `${labels.relevance}: ${c.label}`,
    })),
    ...topicCodes.map((code) => ({ value: `topic:${code}`, label: `${labels.topic}: ${topicName(code)}` })),
  ]
}

/** What was just done to the articles chosen, with the way back. */
export function UndoBar({ visit, found }: { visit: SignedVisit; found: FoundAction | null }) {
  if (!found) return null
  return (
    <div class="undo-bar" role="status">
      <span>{found.isUndone ? words().undone : sentenceOf(found.done)}</span>
      {!found.isUndone && changedBy(found.done) > 0 && visitMay(visit, permissionOf[found.done.kind]) && (
        <Form visit={visit} action="/chosen/undo" class="inline">
          <input type="hidden" name="back" value={hereOf(visit)} />
          <input type="hidden" name="done" value={found.id} />
          <button class="link" data-key="Z">
            {words().undo} <kbd>Z</kbd>
          </button>
        </Form>
      )}
    </div>
  )
}

function changedBy(done: DoneAction): number {
  if (done.kind === 'label') return done.corrections.length
  if (done.kind === 'unread') return done.marks.length
  return done.kind === 'flag' ? done.cases.length : done.articles.length
}

function sentenceOf(done: DoneAction): string {
  const n = count(changedBy(done))
  const made = done.kind === 'report' ? words().done.report(n, done.title) : words().done[done.kind](n)
  return made + words().skipped[done.kind](done.skipped, count(done.skipped))
}
