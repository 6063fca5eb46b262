import type { Request } from 'express'
import { audit, type TokenHolder } from '#accounts'
import type { OfficeTable } from '#record'
import type { CaseViewer } from '#respond'
import type { Desk } from '../../desk.js'

/** Who asks by a token. The office is that of the token, whatever the request says. */
export interface Caller extends TokenHolder {
  readonly office: OfficeTable
  readonly now: string
}
export type CallerRequest = Request & { caller?: Caller }

/** The caller of a route behind the guard. */
export function callerOf(request: CallerRequest): Caller {
  if (!request.caller) throw new Error('route of the programming interface without its guard')
  return request.caller
}

export const viewerOf = ({ office, account }: Caller): CaseViewer => ({
  officeId: office.id,
  role: account.role,
  ownBody: account.role === 'don-vi' ? account.body : null,
})

/** Writes down what a program did in the name of a person. */
export function writeDown(desk: Desk, caller: Caller, action: string, subject: string, details: object): Promise<void> {
  return audit(desk.store, desk.clock, {
    officeId: caller.office.id,
    accountId: caller.account.id,
    action,
    subject,
    details: { ...details, token: caller.token.id },
  })
}
