import { isNamedReason, reasonSentence } from '#collect'
import type { CaseState } from '#press'
import { groupOfState } from '#record'
import { CaseDue } from '../cases/due.view.js'
import { CaseGlyph, HealthMark } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { ago, count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { caseStateNames } from '../shell/names.js'
import type { OpenCases, TroubledSource } from './side-lists.js'
import { words } from './words.js'

export function Cases({ list: { cases, open, overdue }, now }: { list: OpenCases; now: string }) {
  const w = words()
  return (
    <Section
      title={w.cases}
      note={
        open > 0 ? (
          <>
            {w.openCases(count(open))}
            {overdue > 0 && <b class="danger">{w.overdueCases(count(overdue))}</b>}
          </>
        ) : undefined
      }
      side={<a href="/cases">{w.toCases}</a>}
    >
      {cases.length === 0 && <p class="quiet">{w.noCases}</p>}
      <ul class="side-list">
        {cases.map((c) => (
          <li>
            <CaseGlyph group={groupOfState(c.state as CaseState)} />
            <div>
              <a href={`/cases/${c.id}`} lang={vietnamese()}>
                {c.title}
              </a>
              <p class="note">
                {caseStateNames[c.state as CaseState]} · {c.body ?? w.nobody}
              </p>
            </div>
            <CaseDue row={c} now={now} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Sources({
  sources,
  hasAny,
  now,
}: {
  sources: readonly TroubledSource[]
  hasAny: boolean
  now: string
}) {
  const w = words()
  return (
    <Section title={w.sources} side={<a href="/sources">{w.allSources}</a>}>
      {!hasAny && <p class="quiet">{w.noSources}</p>}
      {hasAny && sources.length === 0 && <p class="quiet">{w.goodSources}</p>}
      <ul class="side-list">
        {sources.map((s) => (
          <li>
            <HealthMark health={s.isFailing ? 'failing' : 'good'} name={s.isFailing ? undefined : w.silent} />
            <div>
              <a href={`/sources/${s.id}`}>{s.name}</a>
              <p class="note">
                {s.isFailing
                  ? s.reason && isNamedReason(s.reason)
                    ? reasonSentence(s.reason)
                    : w.unread
                  : s.reason === null
                    ? w.noNews
                    : w.listsNothing}
                {s.lastNewAt ? w.newsAt(ago(s.lastNewAt, now)) : w.neverNews}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
