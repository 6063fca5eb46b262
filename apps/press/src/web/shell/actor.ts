import { audit, type AuditEntry } from '#accounts'
import type { Clock } from '#foundation'
import type { Role } from '#press'
import type { AccountTable, OfficeTable, RecordStore, RecordTx } from '#record'
import type { CaseViewer } from '#respond'

/** Somebody of an office: a visitor of the site, or a program with that person's token. */
export interface Actor {
  readonly office: Pick<OfficeTable, 'id'>
  readonly account: Pick<AccountTable, 'id' | 'body'> & { readonly role: Role }
}

/** In whose name something is done, as the libs take it. */
export const actorOf = ({
  office,
  account,
}: Pick<Actor, 'office'> & { readonly account: { readonly id: string } }) => ({
  officeId: office.id,
  accountId: account.id,
})

/** Which cases somebody sees: a body's clerk those of the own body only. */
export const viewerOf = ({ office, account }: Actor): CaseViewer => ({
  officeId: office.id,
  role: account.role,
  ownBody: account.role === 'don-vi' ? account.body : null,
})

/** Writes into the audit log what somebody did: in the transaction of what was changed, where something was. */
export function writeDown(
  where: RecordStore | RecordTx,
  clock: Clock,
  actor: Actor,
  entry: Omit<AuditEntry, 'officeId' | 'accountId'>,
): Promise<void> {
  return audit(where, clock, { ...actorOf(actor), ...entry })
}
