import { fold, normalise } from '#language'
import { caseGroups, localDate, type CaseGroup, type CaseState } from '#press'
import { groupOfState, type CaseTable, type Database } from '#record'
import { visibleCases, type CaseViewer } from './find-case.js'

/** How near a case's deadline is; `closed` needs none. In the order of the list. */
export const dueGroups = ['overdue', 'today', 'later', 'none', 'closed'] as const
export type DueGroup = (typeof dueGroups)[number]
export type CaseTab = CaseGroup | 'open' | 'all'

export interface CaseFilters {
  readonly tab: CaseTab
  /** A body's name; an empty text asks for cases without one. */
  readonly body?: string | null
  readonly due?: DueGroup | null
  readonly text?: string | null
}

export type ListedCase = Pick<
  CaseTable,
  | 'id'
  | 'number'
  | 'articleId'
  | 'title'
  | 'state'
  | 'reason'
  | 'level'
  | 'body'
  | 'deadline'
  | 'createdAt'
  | 'updatedAt'
> & { readonly due: DueGroup; readonly outlet: string }

export interface CaseList {
  /** Overdue first, then by deadline; cases without one by number; closed ones newest first. */
  readonly rows: readonly ListedCase[]
  /** Of all cases the person may see, whatever the filters. */
  readonly counts: Readonly<Record<CaseTab, number>>
  readonly overdue: number
  readonly dueToday: number
  readonly unassigned: number
  readonly bodies: readonly string[]
}

/** The table of cases of one person at one time. */
export async function listCases(
  db: Database,
  viewer: CaseViewer,
  filters: CaseFilters,
  now: string,
): Promise<CaseList> {
  const all: ListedCase[] = (
    await visibleCases(db, viewer)
      .innerJoin('article', 'article.id', 'responseCase.articleId')
      .innerJoin('outlet', 'outlet.id', 'article.outletId')
      .select([
        'responseCase.id',
        'responseCase.number',
        'responseCase.articleId',
        'responseCase.title',
        'responseCase.state',
        'responseCase.reason',
        'responseCase.level',
        'responseCase.body',
        'responseCase.deadline',
        'responseCase.createdAt',
        'responseCase.updatedAt',
        'outlet.name as outlet',
      ]) // prettier-ignore
      .execute()
  ).map((c) => ({ ...c, due: dueOf(c, now) }))
  const isIn = (tab: CaseTab) => (c: ListedCase) =>
    tab === 'all' || (tab === 'open' ? c.due !== 'closed' : groupOfState(c.state as CaseState) === tab)
  const tabs: CaseTab[] = ['open', ...(Object.keys(caseGroups) as CaseGroup[]), 'all']
  const inTab = all.filter(isIn(filters.tab))
  return {
    rows: inTab.filter(matches(filters)).sort(inOrder),
    counts: Object.fromEntries(tabs.map((t) => [t, all.filter(isIn(t)).length])) as Record<CaseTab, number>,
    overdue: all.filter((c) => c.due === 'overdue').length,
    dueToday: all.filter((c) => c.due === 'today').length,
    unassigned: all.filter((c) => c.due !== 'closed' && c.body === null).length,
    bodies: [...new Set(all.flatMap((c) => c.body ?? []))].sort((a, b) => a.localeCompare(b, 'vi')),
  }
}

/** Where a case stands towards its deadline. */
export function dueOf(c: Pick<CaseTable, 'state' | 'deadline'>, now: string): DueGroup {
  if (groupOfState(c.state as CaseState) === 'closed') return 'closed'
  if (c.deadline === null) return 'none'
  if (c.deadline < now) return 'overdue'
  return localDate(c.deadline) === localDate(now) ? 'today' : 'later'
}

function matches({ body, due, text }: CaseFilters): (c: ListedCase) => boolean {
  const needle = searchable(text ?? '')
  return (c) =>
    (body === undefined || body === null || (c.body ?? '') === body) &&
    (!due || c.due === due) &&
    (needle === '' || searchable(`PH-${c.number} ${c.title} ${c.body ?? ''} ${c.outlet}`).includes(needle))
}

/** Without marks and case: clerks often type without either. */
const searchable = (text: string): string => fold(normalise(text).toLowerCase()).trim()

function inOrder(a: ListedCase, b: ListedCase): number {
  if (a.due !== b.due) return dueGroups.indexOf(a.due) - dueGroups.indexOf(b.due)
  if (a.due === 'closed') return b.updatedAt.localeCompare(a.updatedAt) || b.number - a.number
  return (a.deadline ?? '').localeCompare(b.deadline ?? '') || a.number - b.number
}
