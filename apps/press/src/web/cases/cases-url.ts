import { caseGroups, type CaseGroup } from '#press'
import { dueGroups, type CaseFilters, type CaseTab, type DueGroup } from '#respond'

export interface CasesAddress extends CaseFilters {
  readonly page: number
}

/** Value of the body filter that asks for cases without one. */
export const noBody = '-'

/** Reads the address of the table; words it does not know are left out. */
export function readCasesUrl(params: URLSearchParams): CasesAddress {
  const group = params.get('group') ?? ''
  const tab: CaseTab = Object.hasOwn(caseGroups, group) ? (group as CaseGroup) : group === 'all' ? 'all' : 'open'
  const due = params.get('due') as DueGroup | null
  const body = params.get('body')
  return {
    tab,
    body: !body ? null : body === noBody ? '' : body,
    due: due && dueGroups.includes(due) ? due : null,
    text: (params.get('q') ?? '').slice(0, 200),
    page: Math.min(5000, Math.max(1, Math.floor(Number(params.get('page') ?? 1)) || 1)),
  }
}

/** Address of the table (or of its CSV) under some filters. */
export function casesUrl(address: Partial<CasesAddress>, path = '/cases'): string {
  const params = new URLSearchParams()
  if (address.tab && address.tab !== 'open') params.set('group', address.tab)
  if (address.body !== undefined && address.body !== null) params.set('body', address.body || noBody)
  if (address.due) params.set('due', address.due)
  if (address.text) params.set('q', address.text)
  if (address.page && address.page > 1) params.set('page', String(address.page))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
