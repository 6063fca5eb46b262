import { caseGroups, flagLevels, roles, type CaseGroup, type FlagLevel, type Role } from '#press'
import { type CaseFilters, type CaseSort, type CaseTab, dueGroups, type DueGroup, sortColumns } from '#respond'

export interface CasesAddress extends CaseFilters {
  readonly page: number
}

/** Value of the body filter that asks for cases without one. */
export const noBody = '-'

/** Reads the address of the table; words it does not know are left out. */
export function readCasesUrl(params: URLSearchParams): CasesAddress {
  const group = params.get('group') ?? ''
  const tab: CaseTab = Object.hasOwn(caseGroups, group)
    ? (group as CaseGroup)
    : group === 'all' || group === 'mine'
      ? group
      : 'open'
  const body = params.get('body')
  return {
    tab,
    body: !body ? null : body === noBody ? '' : body,
    due: oneOf<DueGroup>(dueGroups, params.get('due')),
    level: oneOf(Object.keys(flagLevels) as FlagLevel[], params.get('level')),
    by: params.get('by')?.slice(0, 100) || null,
    turn: oneOf<Role>(roles, params.get('turn')),
    text: (params.get('q') ?? '').slice(0, 200),
    sort: readSort(params.get('sort') ?? ''),
    page: Math.min(5000, Math.max(1, Math.floor(Number(params.get('page') ?? 1)) || 1)),
  }
}

const oneOf = <T extends string>(known: readonly T[], given: string | null): T | null =>
  known.find((k) => k === given) ?? null

/** `number`, or `-number` for the other way round. */
function readSort(given: string): CaseSort | null {
  const isDescending = given.startsWith('-')
  const column = oneOf(sortColumns, isDescending ? given.slice(1) : given)
  return column && { column, isDescending }
}
export const sortText = (sort: CaseSort | null | undefined): string =>
  sort ? `${sort.isDescending ? '-' : ''}${sort.column}` : ''

/** Address of the table (or of its CSV) under some filters. */
export function casesUrl(address: Partial<CasesAddress>, path = '/cases'): string {
  const params = new URLSearchParams()
  const set = (name: string, value: string | null | undefined): void => {
    if (value) params.set(name, value)
  }
  if (address.tab !== 'open') set('group', address.tab)
  if (address.body !== undefined && address.body !== null) params.set('body', address.body || noBody)
  set('due', address.due)
  set('level', address.level)
  set('by', address.by)
  set('turn', address.turn)
  set('q', address.text)
  set('sort', sortText(address.sort))
  if (address.page && address.page > 1) params.set('page', String(address.page))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
