import type { CaseState } from '#press'
import { groupOfState } from '#record'
import { textMax } from '#respond'
import { OverdueMark } from '../cases/due.view.js'
import { CaseMark } from '../shell/components/marks.js'
import { Field, Form, FormProblems, Notice, Section } from '../shell/components/parts.js'
import { vietnamese } from '../shell/language.js'
import { caseStateNames, flagLevelNames, flagReasonNames } from '../shell/names.js'
import { visitMay } from '../shell/visit.js'
import type { ArticleProps } from './article.view.js'
import { BodyField, DeadlineFields } from './case-fields.js'
import { BackField } from './correction.view.js'
import { words } from './words.js'

/** The case on this article, or the form that opens one. */
export function Flag(p: ArticleProps) {
  const { lastCase } = p.details
  const mine = p.problem?.form === 'flag' ? p.problem : null
  const isOpen = lastCase !== null && !['closed', 'dismissed'].includes(lastCase.state)
  const problem = mine && !mine.field && <Notice kind="danger">{mine.message}</Notice>
  if (isOpen)
    return (
      <Section title={words().caseTitle}>
        {problem}
        <CaseLine {...p} />
      </Section>
    )
  if (!visitMay(p.visit, 'flag'))
    return lastCase ? (
      <Section title={words().caseTitle}>
        <CaseLine {...p} />
      </Section>
    ) : null
  return (
    <Section title={words().flagTitle}>
      {problem}
      {lastCase && <CaseLine {...p} />}
      {mine?.field && <FormProblems problems={[{ field: mine.field, message: mine.message }]} />}
      <details class="more" data-key="F" open={mine !== null}>
        <summary>{words().flagThis}</summary>
        <FlagForm {...p} />
      </details>
    </Section>
  )
}

function CaseLine({ visit, details }: ArticleProps) {
  const { lastCase } = details
  if (!lastCase) return null
  const state = lastCase.state as CaseState
  const code = `PH-${lastCase.number}`
  return (
    <p>
      {visitMay(visit, 'read-cases') ? <a href={`/cases/${lastCase.id}`}>{code}</a> : code} ·{' '}
      <CaseMark group={groupOfState(state)} name={caseStateNames[state]} /> ·{' '}
      {lastCase.body ? <span lang={vietnamese()}>{lastCase.body}</span> : words().noBody}{' '}
      <OverdueMark row={lastCase} now={visit.now} />
    </p>
  )
}

function FlagForm(p: ArticleProps) {
  const mine = p.problem?.form === 'flag' ? p.problem : null
  const typed = mine?.typed ?? {}
  const error = (field: string): string | null => (mine?.field === field ? mine.message : null)
  return (
    <Form visit={p.visit} action={`/articles/${p.details.article.article.id}/flags`} class="correction">
      <BackField {...p} />
      <Field
        name="reason"
        label={words().reason}
        value={typed['reason'] ?? ''}
        error={error('reason')}
        options={[
          { value: '', label: words().chooseReason },
          ...Object.entries(flagReasonNames).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Field
        name="level"
        label={words().level}
        value={typed['level'] ?? 'thuong'}
        error={error('level')}
        options={Object.entries(flagLevelNames).map(([value, label]) => ({ value, label }))}
      />
      <Field
        name="handling"
        label={words().handling}
        rows={3}
        value={typed['handling'] ?? ''}
        error={error('handling')}
        maxLength={textMax}
      />
      <BodyField id="body" value={typed['body'] ?? ''} error={error('body')} bodies={p.details.bodies} />
      <DeadlineFields typed={typed} deadline={null} error={error('deadlineDate')} />
      <Field
        name="note"
        label={words().note}
        rows={2}
        value={typed['note'] ?? ''}
        error={error('note')}
        maxLength={textMax}
      />
      <button class="primary" data-busy={words().flagging}>
        {words().flag}
      </button>
    </Form>
  )
}
