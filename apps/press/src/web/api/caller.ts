import type { Request } from 'express'
import type { TokenHolder } from '#accounts'
import type { Clock } from '#foundation'
import type { OfficeTable, RecordStore, RecordTx } from '#record'
import { writeDown as writeDownOf } from '../shell/actor.js'

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

/** Writes down what a program did in the name of a person: in the transaction of what was done, where it did something. */
export function writeDown(
  where: RecordStore | RecordTx,
  clock: Clock,
  caller: Caller,
  entry: { readonly action: string; readonly subject: string; readonly details: object },
): Promise<void> {
  return writeDownOf(where, clock, caller, { ...entry, details: { ...entry.details, token: caller.token.id } })
}
