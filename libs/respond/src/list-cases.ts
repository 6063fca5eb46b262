import { fold, normalise } from '#language'
import { caseGroups, localDate, type CaseGroup, type CaseState, type FlagLevel, type Role } from '#press'
import { groupOfState, type CaseTable, type Database } from '#record'
import { visibleCases, type CaseViewer } from './find-case.js'
import { type CaseSort, inSort } from './sort-cases.js'
import { isTurnOf, seatsOf, type Turn, turnsOf } from './turn.js'

/**
 * How near a case's deadline is; `met` once the body has reported, `closed` needs none. In the order of the list.
 */
export const dueGroups = ['overdue', 'today', 'later', 'none', 'met', 'closed'] as const
export type DueGroup = (typeof dueGroups)[number]
/** `mine` are the open cases that wait for the viewer. */
export type CaseTab = CaseGroup | 'open' | 'mine' | 'all'

export interface CaseFilters {
  readonly tab: CaseTab
  /** A body's name; an empty text asks for cases without one. */
  readonly body?: string | null
  readonly due?: DueGroup | null
  readonly level?: FlagLevel | null
  /** Account of who flagged. */
  readonly by?: string | null
  /** The role that a case waits for. */
  readonly turn?: Role | null
  readonly text?: string | null
  readonly sort?: CaseSort | null
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
  | 'conclusion'
  | 'extensionAsked'
  | 'createdAt'
  | 'createdBy'
  | 'updatedAt'
> & {
  readonly due: DueGroup
  readonly outlet: string
  /** Name of who flagged. */
  readonly flaggedBy: string
  readonly turns: readonly Turn[]
}

export interface CaseList {
  /** Overdue first, then by deadline; cases without one by number; closed ones newest first. */
  readonly rows: readonly ListedCase[]
  /** Of all cases the person may see, whatever the filters. */
  readonly counts: Readonly<Record<CaseTab, number>>
  readonly overdue: number
  readonly dueToday: number
  readonly unassigned: number
  /** Open cases whose next step nobody with an account can take. */
  readonly stranded: number
  readonly bodies: readonly string[]
  /** Who flagged the cases, by name. */
  readonly flaggers: readonly { readonly id: string; readonly name: string }[]
}

/** The table of cases of one person at one time. */
export async function listCases(
  db: Database,
  viewer: CaseViewer,
  filters: CaseFilters,
  now: string,
): Promise<CaseList> {
  const all = await everyCase(db, viewer, now)
  const isIn = (tab: CaseTab) => (c: ListedCase) => {
    if (tab === 'all') return true
    if (tab === 'mine') return isTurnOf(c.turns, viewer.role)
    return tab === 'open' ? c.due !== 'closed' : groupOfState(c.state as CaseState) === tab
  }
  const tabs: CaseTab[] = ['open', 'mine', ...(Object.keys(caseGroups) as CaseGroup[]), 'all']
  const inTab = all.filter(isIn(filters.tab))
  return {
    rows: inTab.filter(matches(filters)).sort(filters.sort ? inSort(filters.sort, inOrder) : inOrder),
    counts: Object.fromEntries(tabs.map((t) => [t, all.filter(isIn(t)).length])) as Record<CaseTab, number>,
    overdue: all.filter((c) => c.due === 'overdue').length,
    dueToday: all.filter((c) => c.due === 'today').length,
    unassigned: all.filter((c) => c.due !== 'closed' && c.body === null).length,
    stranded: all.filter((c) => c.turns.some((t) => t.role === null)).length,
    bodies: [...new Set(all.flatMap((c) => c.body ?? []))].sort((a, b) => a.localeCompare(b, 'vi')),
    flaggers: [...new Map(all.map((c) => [c.createdBy, c.flaggedBy]))]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  }
}

async function everyCase(db: Database, viewer: CaseViewer, now: string): Promise<ListedCase[]> {
  const seats = await seatsOf(db, viewer.officeId)
  const rows = await visibleCases(db, viewer)
    .innerJoin('article', 'article.id', 'responseCase.articleId')
    .innerJoin('outlet', 'outlet.id', 'article.outletId')
    .leftJoin('account', 'account.id', 'responseCase.createdBy')
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
      'responseCase.conclusion',
      'responseCase.extensionAsked',
      'responseCase.createdAt',
      'responseCase.createdBy',
      'responseCase.updatedAt',
      'outlet.name as outlet',
      'account.displayName as flaggedBy',
    ])
    .execute()
  return rows.map((c) => ({ ...c, flaggedBy: c.flaggedBy ?? '', due: dueOf(c, now), turns: turnsOf(c, seats) }))
}

/** The body has said what it has to say: its deadline no longer runs. */
const metStates: readonly CaseState[] = ['reported', 'concluded', 'answered', 'watched']

/** Where a case stands towards its deadline, which is the body's: it runs until the body has reported. */
export function dueOf(c: Pick<CaseTable, 'state' | 'deadline'>, now: string): DueGroup {
  if (groupOfState(c.state as CaseState) === 'closed') return 'closed'
  if (metStates.includes(c.state as CaseState)) return 'met'
  if (c.deadline === null) return 'none'
  if (c.deadline < now) return 'overdue'
  return localDate(c.deadline) === localDate(now) ? 'today' : 'later'
}

/** Cases past their deadline among those a person may see. */
export async function countOverdue(db: Database, viewer: CaseViewer, now: string): Promise<number> {
  const row = await visibleCases(db, viewer)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('responseCase.state', 'not in', [...metStates, 'closed', 'dismissed'])
    .where('responseCase.deadline', '<', now)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

function matches({ body, due, level, by, turn, text }: CaseFilters): (c: ListedCase) => boolean {
  const needle = searchable(text ?? '')
  return (c) =>
    (body === undefined || body === null || (c.body ?? '') === body) &&
    (!due || c.due === due) &&
    (!level || c.level === level) &&
    (!by || c.createdBy === by) &&
    (!turn || isTurnOf(c.turns, turn)) &&
    (needle === '' || searchable(`PH-${c.number} ${c.title} ${c.body ?? ''} ${c.outlet}`).includes(needle))
}

/** Without marks and case: clerks often type without either. */
const searchable = (text: string): string => fold(normalise(text).toLowerCase()).trim()

function inOrder(a: ListedCase, b: ListedCase): number {
  if (a.due !== b.due) return dueGroups.indexOf(a.due) - dueGroups.indexOf(b.due)
  if (a.due === 'closed') return b.updatedAt.localeCompare(a.updatedAt) || b.number - a.number
  return (a.deadline ?? '').localeCompare(b.deadline ?? '') || a.number - b.number
}
