import { dueOf } from '#respond'
import { Deadline } from '../shell/components/marks.js'
import { dateTime } from '../shell/format.js'

interface DueProps {
  readonly row: Parameters<typeof dueOf>[0]
  readonly now: string
  /** How the date is written. */
  readonly date?: (utc: string) => string
}

/** The deadline of a case as it stands: loud only while it runs, quiet once the body has reported or the case is closed. */
export function CaseDue({ row, now, date = dateTime }: DueProps) {
  const due = dueOf(row, now)
  const text = row.deadline ? date(row.deadline) : ''
  if (due === 'met' || due === 'closed') return <span class="quiet">{text}</span>
  return <Deadline at={row.deadline} now={now} text={text} />
}

/** The pill alone, only for a case that is late: beside titles where a deadline has no place of its own. */
export function OverdueMark({ row, now }: DueProps) {
  return dueOf(row, now) === 'overdue' ? <CaseDue row={row} now={now} /> : null
}
