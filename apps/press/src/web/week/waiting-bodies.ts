import type { Database } from '#record'
import { type CaseViewer, listCases } from '#respond'

/** A body's open cases; null stands for those nobody was given. Each number is as long as the list it opens. */
export interface WaitingBody {
  readonly body: string | null
  readonly open: number
  readonly overdue: number
  readonly today: number
}

/** Bodies with open cases: those late first, then by size; cases without a body last. */
export async function waitingBodies(db: Database, viewer: CaseViewer, now: string): Promise<WaitingBody[]> {
  const { rows } = await listCases(db, viewer, { tab: 'open' }, now)
  const of = (body: string | null): WaitingBody => {
    const own = rows.filter((c) => c.body === body)
    const due = (group: string): number => own.filter((c) => c.due === group).length
    return { body, open: own.length, overdue: due('overdue'), today: due('today') }
  }
  return [...new Set(rows.map((c) => c.body))]
    .map(of)
    .sort(
      (a, b) =>
        Number(a.body === null) - Number(b.body === null) ||
        b.overdue - a.overdue ||
        b.today - a.today ||
        b.open - a.open ||
        (a.body ?? '').localeCompare(b.body ?? '', 'vi'),
    )
}
