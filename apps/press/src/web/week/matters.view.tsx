import { CaseDue } from '../cases/due.view.js'
import { ToneBar, ToneGlyph } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import type { WeekMatter, WeekPage } from './week-page.js'
import { PrintedNumber } from './printed-number.view.js'
import { words } from './words.js'

/** What a leader must know: the matter, what the press says, how much, who owes an answer. */
export function Matters({ page, visit }: { page: WeekPage; visit: SignedVisit }) {
  return (
    <Section title={words().matters}>
      {page.matters.length === 0 && <p class="quiet">{words().noMatters}</p>}
      <ol class="week-matters">
        {page.matters.map((matter) => (
          <Matter matter={matter} visit={visit} />
        ))}
      </ol>
    </Section>
  )
}

function Matter({ matter: m, visit }: { matter: WeekMatter; visit: SignedVisit }) {
  return (
    <li>
      <h3>
        <a href={`/stories/${encodeURIComponent(m.story.story)}`} lang={vietnamese()}>
          {m.title}
        </a>
      </h3>
      {m.said && <p lang={vietnamese()}>{m.said}</p>}
      <p class="week-tones">
        <ToneBar {...m.story.tones} width={80} />
        <span>
          <ToneGlyph tone="critical" hasName /> <PrintedNumber of={m.critical} />/<PrintedNumber of={m.originals} />
          {words().criticalOriginals}
          {words().outlets(count(m.story.outlets))}
        </span>
      </p>
      {visitMay(visit, 'read-cases') &&
        m.cases.map((c) => (
          <p class="week-case">
            <a href={`/cases/${c.id}`}>
              PH-{c.number}. {c.body ?? words().nobody}
            </a>
            <CaseDue row={c} now={visit.now} />
          </p>
        ))}
    </li>
  )
}
