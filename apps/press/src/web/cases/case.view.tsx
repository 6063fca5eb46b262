import type { CaseState, FlagLevel, FlagReason } from '#press'
import { groupOfState } from '#record'
import type { CaseDetails, Conclusion, ReceivingBody } from '#respond'
import { CaseMark } from '../shell/components/marks.js'
import { FormProblems, KeyStrip, Notice, PageHead, Section } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { caseStateNames, flagLevelNames, flagReasonNames } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { Move, NewDeadline, NewNote } from './case-forms.view.js'
import { History } from './case-history.view.js'
import { CaseDue } from './due.view.js'
import { AnswerExtension, AskExtension } from './extension.view.js'
import { TurnLine } from './turn.view.js'
import { words } from './words.js'

/** A form that was not taken: which one, what is wrong, what was typed. */
export interface CaseProblem {
  /** The move's state, `note`, `deadline`, `ask` or `grant`. */
  readonly form: string
  /** Null where no field is to blame: somebody else was faster. */
  readonly field: string | null
  readonly message: string
  readonly typed: Readonly<Record<string, string>>
}
export interface CaseProps {
  readonly visit: SignedVisit
  readonly details: CaseDetails
  readonly bodies: readonly ReceivingBody[]
  readonly originalLink: string
  readonly done: string | null
  readonly problem: CaseProblem | null
}

export function CasePage(p: CaseProps) {
  const { details, problem, done } = p
  const { row } = details
  const { keys } = words()
  return (
    <>
      <PageHead
        title={`PH-${row.number}: ${row.title}`}
        note={
          <a href="/cases" data-back>
            {words().back}
          </a>
        }
      />
      {done && Object.hasOwn(words().done, done) && <Notice kind="good">{words().done[done]}</Notice>}
      {problem?.field && (
        <FormProblems problems={[{ field: `${problem.form}-${problem.field}`, message: problem.message }]} />
      )}
      {problem && !problem.field && <Notice kind="danger">{problem.message}</Notice>}
      <div class="two-columns">
        <div>
          <Facts {...p} />
          <History {...p} />
        </div>
        <div>
          {details.mayAnswerExtension && <AnswerExtension {...p} />}
          <Next {...p} />
          {details.mayAskExtension && <AskExtension {...p} />}
          {details.mayChangeDeadline && <NewDeadline {...p} />}
          <NewNote {...p} />
        </div>
      </div>
      <KeyStrip
        keys={[
          ...(details.moves.length > 0 ? [['S', keys.state] as const] : []),
          ...(details.mayChangeDeadline || details.mayAskExtension ? [['D', keys.deadline] as const] : []),
          ['Esc', keys.back],
        ]}
      />
    </>
  )
}

/** The steps this person may take; whom the case waits for where there are none. */
function Next(p: CaseProps) {
  const { details, problem, visit } = p
  const { row, moves, turns } = details
  return (
    <Section title={words().next}>
      {moves.length === 0 && (
        <p class="quiet">
          {turns.length === 0 ? (
            words().waits.closed
          ) : (
            <TurnLine turns={turns} body={row.body} role={visit.account.role} />
          )}
        </p>
      )}
      {details.isOnBehalf && <p class="note">{words().onBehalf(row.body ?? '')}</p>}
      <div class="moves">
        {moves.map((move) => (
          <Move {...p} move={move} problem={problem?.form === move.to ? problem : null} />
        ))}
      </div>
    </Section>
  )
}

function Facts(p: CaseProps) {
  const { visit, details } = p
  const { row } = details
  const { facts } = words()
  const by = details.flaggedBy
  return (
    <Section title={facts.title}>
      <dl class="facts">
        <dt>{facts.state}</dt>
        <dd>
          <CaseMark group={groupOfState(row.state as CaseState)} name={caseStateNames[row.state as CaseState]} />
        </dd>
        {details.turns.length > 0 && (
          <>
            <dt>{facts.turn}</dt>
            <dd>
              <TurnLine turns={details.turns} body={row.body} role={visit.account.role} />
            </dd>
          </>
        )}
        <dt>{facts.article}</dt>
        <dd>
          <ArticleLinks {...p} />
        </dd>
        <dt>{facts.reason}</dt>
        <dd>
          {flagReasonNames[row.reason as FlagReason] ?? row.reason}
          {by && facts.by(by)}
        </dd>
        <dt>{facts.level}</dt>
        <dd>{flagLevelNames[row.level as FlagLevel] ?? row.level}</dd>
        <dt>{facts.body}</dt>
        <dd>
          <BodyName {...p} />
        </dd>
        <dt>{facts.deadline}</dt>
        <dd>
          <Due {...p} />
        </dd>
        <Told
          name={facts.conclusion}
          text={row.conclusion && (words().conclusions[row.conclusion as Conclusion] ?? row.conclusion)}
        />
        <Told name={facts.handling} text={row.handling} isTyped />
        <Told name={facts.note} text={row.note} isTyped />
        <Told name={facts.answer} text={row.answer} isTyped />
      </dl>
    </Section>
  )
}

function ArticleLinks({ visit, details, originalLink }: CaseProps) {
  const { facts } = words()
  return (
    <>
      <span lang={vietnamese()}>{details.outlet}</span> ·{' '}
      {visitMay(visit, 'read-press') && (
        <>
          <a href={`/articles/${details.row.articleId}`}>{facts.inStore}</a> ·{' '}
        </>
      )}
      <a href={originalLink} rel="noreferrer noopener" target="_blank">
        {facts.atOutlet}
      </a>
    </>
  )
}

function BodyName({ visit, details: { row }, bodies }: CaseProps) {
  const { facts } = words()
  const isClosed = groupOfState(row.state as CaseState) === 'closed'
  const isUnknown = row.body !== null && !bodies.some((b) => b.name === row.body && b.hasAccount)
  return (
    <>
      {row.body ? <span lang={vietnamese()}>{row.body}</span> : <span class="quiet">{facts.noBody}</span>}
      {isUnknown && !isClosed && visitMay(visit, 'read-press') && <span class="note"> {facts.noAccount}</span>}
    </>
  )
}

function Due({ visit, details: { row } }: CaseProps) {
  const { facts } = words()
  const isClosed = groupOfState(row.state as CaseState) === 'closed'
  return (
    <>
      {isClosed && !row.deadline ? (
        <span class="quiet">{facts.noDeadline}</span>
      ) : (
        <CaseDue row={row} now={visit.now} date={fullDateTime} />
      )}
      {row.extensionAsked && <p class="note">{facts.asked(fullDateTime(row.extensionAsked))}</p>}
    </>
  )
}

function Told({ name, text, isTyped = false }: { name: string; text: string | null; isTyped?: boolean }) {
  if (!text) return null
  return (
    <>
      <dt>{name}</dt>
      <dd class="told" lang={isTyped ? vietnamese() : undefined}>
        {text}
      </dd>
    </>
  )
}
