import type { CaseState } from '#press'
import { byItself, type CaseAction, type CaseDetails } from '#respond'
import { Section } from '../shell/components/parts.js'
import { dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { caseStateNames } from '../shell/names.js'
import { words } from './words.js'

type Line = CaseDetails['events'][number]

/** What happened to a case, newest first. */
export function History({ details }: { details: CaseDetails }) {
  return (
    <Section title={words().history}>
      <ol class="plain-list">
        {details.events.map((e) => (
          <li>
            <time class="note" dateTime={e.at}>
              {dateTime(e.at)}
            </time>{' '}
            {e.accountId === byItself ? words().byItself : (e.displayName ?? words().unknown)} <What line={e} />
            {e.note && (
              <p class="told" lang={vietnamese()}>
                {e.note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function What({ line }: { line: Line }) {
  const { actions, moved } = words()
  if (line.action !== 'move') return <>{actions[line.action as Exclude<CaseAction, 'move'>] ?? line.action}</>
  return (
    <>
      {moved.from} {caseStateNames[line.fromState as CaseState]} {moved.to}{' '}
      <b>{caseStateNames[line.toState as CaseState]}</b>
    </>
  )
}
