import { addDays, utcOfLocal } from '#press'
import type { AuditTable, Database } from '#record'

/** Groups of actions, as the filter offers them, by how the names of their actions begin. */
export const actionGroups = {
  'sign-in': ['sign-in', 'session'],
  account: ['account', 'second-factor', 'token'],
  read: ['read'],
  correct: ['correct', 'bulk', 'story'],
  flag: ['flag', 'case'],
  report: ['report'],
  export: ['export'],
  erase: ['article.erase'],
  setting: ['setting', 'office', 'source', 'requeue', 'job', 'backup'],
} as const
export type ActionGroup = keyof typeof actionGroups

/** In the place of a person: what the software itself or somebody on the command line did. */
export const nobody = '-'

export interface AuditAddress {
  readonly who: string
  readonly what: ActionGroup | ''
  /** Local days, both included; empty for no limit. */
  readonly from: string
  readonly to: string
  readonly page: number
}

/** Reads the address of the log; what it does not know is left out. */
export function readAuditUrl(params: URLSearchParams): AuditAddress {
  const what = params.get('what') ?? ''
  return {
    who: (params.get('who') ?? '').slice(0, 64),
    what: Object.hasOwn(actionGroups, what) ? (what as ActionGroup) : '',
    from: dayOr(params.get('from')),
    to: dayOr(params.get('to')),
    page: Math.min(100_000, Math.max(1, Math.floor(Number(params.get('page') ?? 1)) || 1)),
  }
}

/** Address of the log, or of its file, under some filters. */
export function auditUrl(address: Partial<AuditAddress>, path = '/audit'): string {
  const params = new URLSearchParams()
  for (const name of ['who', 'what', 'from', 'to'] as const) if (address[name]) params.set(name, address[name])
  if (address.page && address.page > 1) params.set('page', String(address.page))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

function dayOr(given: string | null): string {
  try {
    return given && /^\d{4}-\d\d-\d\d$/.test(given) && utcOfLocal(given) ? given : ''
  } catch {
    return ''
  }
}

/** Entries of the office under the filters of an address; neither ordered nor limited. */
export function auditRows(db: Database, officeId: string, { who, what, from, to }: AuditAddress) {
  return db
    .selectFrom('audit')
    .where('officeId', '=', officeId)
    .$if(who === nobody, (q) => q.where('accountId', 'is', null))
    .$if(who !== '' && who !== nobody, (q) => q.where('accountId', '=', who))
    .$if(from !== '', (q) => q.where('at', '>=', utcOfLocal(from)))
    .$if(to !== '', (q) => q.where('at', '<', addDays(utcOfLocal(to), 1)))
    .$if(what !== '', (q) =>
      q.where((eb) =>
        eb.or(
          actionGroups[what as ActionGroup].flatMap((begin) => [
            eb('action', '=', begin),
            eb('action', 'like', `${begin}.%`),
          ]),
        ),
      ),
    )
}

export type AuditRow = AuditTable
