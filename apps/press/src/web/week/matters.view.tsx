import { CaseDue } from '../cases/due.view.js'
import { ToneBar, ToneGlyph } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import type { WeekMatter, WeekPage } from './week-page.js'
import { PrintedNumber } from './printed-number.view.js'

/** What a leader must know: the matter, what the press says, how much, who owes an answer. */
export function Matters({ page, visit }: { page: WeekPage; visit: SignedVisit }) {
  return (
    <Section title="Việc cần biết">
      {page.matters.length === 0 && <p class="quiet">Không có vụ việc nào bị phê phán trong tuần.</p>}
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
        <a href={`/stories/${encodeURIComponent(m.story.story)}`}>{m.title}</a>
      </h3>
      {m.said && <p>{m.said}</p>}
      <p class="week-tones">
        <ToneBar {...m.story.tones} width={80} />
        <span>
          <ToneGlyph tone="critical" hasName /> <PrintedNumber of={m.critical} />/<PrintedNumber of={m.originals} /> bài
          gốc phê phán, {count(m.story.outlets)} đầu báo
        </span>
      </p>
      {visitMay(visit, 'read-cases') &&
        m.cases.map((c) => (
          <p class="week-case">
            <a href={`/cases/${c.id}`}>
              PH-{c.number}. {c.body ?? 'Chưa giao đơn vị'}
            </a>
            <CaseDue row={c} now={visit.now} />
          </p>
        ))}
    </li>
  )
}
