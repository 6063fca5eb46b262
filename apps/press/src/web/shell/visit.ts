import type { NextFunction, Request, Response } from 'express'
import { findSession, hasSecondFactor, readSignInRules, type SignedIn } from '#accounts'
import { may, type Permission } from '#press'
import type { OfficeTable } from '#record'
import { countOverdue } from '#respond'
import type { Desk } from '../../desk.js'
import { readRebuild, type RebuildState } from '../../rebuild-derived.js'
import { isApiPath } from '../api/problems.js'
import { viewerOf } from './actor.js'
import { failingAfter } from './components/marks.js'
import { isLanguage, type Language, speaking } from './language.js'

export const sessionCookie = 'phien'
export const themeCookie = 'giao-dien'
export const languageCookie = 'ngon-ngu'
export const keysCookie = 'phim-tat'
export type Theme = 'system' | 'light' | 'dark'

/** One request as pages see it: who asks, for which office, when. */
export interface Visit {
  readonly desk: Desk
  readonly account: SignedIn['account'] | null
  readonly session: SignedIn['session'] | null
  readonly office: OfficeTable | null
  readonly csrf: string
  readonly theme: Theme
  readonly language: Language
  /** Keys of a single character work; who speaks to the computer may turn them off. */
  readonly hasKeys: boolean
  readonly now: string
  readonly url: URL
  /** The office wants a second factor for this role, and the person has not set one up. */
  readonly needsSecondFactor: boolean
  /** A rebuild under way: lists and figures are not whole yet. */
  readonly rebuild: RebuildState | null
  /** Counts shown in the navigation. */
  nav: {
    readonly openCases: number
    readonly overdueCases: number
    readonly failingSources: number
    readonly notices: number
  }
}
export interface SignedVisit extends Visit {
  readonly account: SignedIn['account']
  readonly session: SignedIn['session']
  readonly office: OfficeTable
}
export interface AccountVisit extends Visit {
  readonly account: SignedIn['account']
  readonly session: SignedIn['session']
}
export type VisitRequest = Request & { visit: Visit }

/** The visit of somebody with an account, also while the office is still being set up. */
export function accountVisit(request: Request): AccountVisit {
  const { visit } = request as VisitRequest
  if (!visit.account || !visit.session) throw new Error('page without guard')
  return visit as AccountVisit
}

/** The visit of a signed-in person; pages behind the guard may rely on it. */
export function signedVisit(request: Request): SignedVisit {
  const { visit } = request as VisitRequest
  if (!visit.account || !visit.session || !visit.office) throw new Error('page without guard')
  return visit as SignedVisit
}

export const visitMay = (visit: Visit, permission: Permission): boolean =>
  visit.account !== null && may(visit.account.role, permission)

/** Reads cookie and office once per request, and answers in the language of its cookie. */
export function visitMiddleware(desk: Desk) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    readVisit(desk, request).then((visit) => {
      ;(request as VisitRequest).visit = visit
      speaking(visit.language, next)
    }, next)
  }
}

async function readVisit(desk: Desk, request: Request): Promise<Visit> {
  const cookies = readCookies(request.headers.cookie)
  // Programs ask by token alone: a browser's cookie, which other sites can make it send, is not read there.
  const token = isApiPath(request.path) ? undefined : cookies.get(sessionCookie)
  const signed = token ? await findSession(desk.store, desk.clock, token) : null
  const theme = cookies.get(themeCookie)
  const offices = desk.store.reader.selectFrom('office').selectAll()
  const office = signed
    ? await offices.where('id', '=', signed.account.officeId).executeTakeFirst()
    : await offices.orderBy('createdAt').limit(1).executeTakeFirst()
  return {
    desk,
    account: signed?.account ?? null,
    session: signed?.session ?? null,
    office: office ?? null,
    csrf: signed?.session.csrf ?? '',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: readLanguage(request),
    hasKeys: cookies.get(keysCookie) !== 'tat',
    now: desk.clock.now(),
    needsSecondFactor: signed ? await lacksSecondFactor(desk, signed.account) : false,
    rebuild: signed ? await readRebuild(desk.store) : null,
    url: new URL(request.originalUrl, 'http://desk.invalid'),
    nav:
      signed && office
        ? await navCounts(desk, office.id, signed.account)
        : { openCases: 0, overdueCases: 0, failingSources: 0, notices: 0 },
  }
}

/** The office asks this role for a second factor, and there is none. */
export async function lacksSecondFactor(
  { store }: Pick<Desk, 'store'>,
  account: SignedIn['account'],
): Promise<boolean> {
  const { secondFactorFor } = await readSignInRules(store.reader, account.officeId)
  return secondFactorFor.includes(account.role) && !(await hasSecondFactor(store.reader, account.id))
}

/** Counts in the navigation, each equal to what its page shows; a body's clerk has the own cases only. */
async function navCounts(desk: Desk, officeId: string, account: SignedIn['account']): Promise<Visit['nav']> {
  const { reader } = desk.store
  const cases = reader
    .selectFrom('responseCase')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('officeId', '=', officeId)
    .where('state', 'not in', ['closed', 'dismissed'])
  const viewer = viewerOf({ office: { id: officeId }, account })
  const overdueCases = await countOverdue(reader, viewer, desk.clock.now())
  if (account.role === 'don-vi') {
    const own = cases
      .where('body', '=', account.body ?? '')
      .where('state', 'not in', ['flagged', 'reviewed', 'proposed'])
    return { openCases: await numberOf(own), overdueCases, failingSources: 0, notices: 0 }
  }
  const failing = reader
    .selectFrom('source')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', '=', 'active')
    .where('failures', '>=', failingAfter)
  const unread = reader
    .selectFrom('notice')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('officeId', '=', officeId)
    .where('readAt', 'is', null)
  return {
    openCases: await numberOf(cases),
    overdueCases,
    failingSources: await numberOf(failing),
    notices: await numberOf(unread),
  }
}

const numberOf = async (query: { executeTakeFirstOrThrow(): Promise<{ n: number }> }): Promise<number> =>
  Number((await query.executeTakeFirstOrThrow()).n)

/** The language this browser chose. */
export function readLanguage(request: Request): Language {
  if (isApiPath(request.path)) return request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi'
  const chosen = readCookies(request.headers.cookie).get(languageCookie)
  return isLanguage(chosen) ? chosen : 'vi'
}

export function readCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').slice(0, 8192).split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  return cookies
}
