import { audit } from '#accounts'
import type { FlagReason } from '#press'
import { type CaseTable, unlessFull } from '#record'
import type { Desk } from '../../desk.js'
import type { SignedVisit } from '../shell/visit.js'

/** Cases flagged so are restricted: who opened one is written down. */
const restricted: readonly FlagReason[] = ['nhay-cam']

/** Writes down that this person opened a case that not everybody need know of. A full disk does not close the page. */
export async function noteReading(
  { store, clock }: Desk,
  visit: Pick<SignedVisit, 'office' | 'account'>,
  row: Pick<CaseTable, 'id' | 'reason' | 'number'>,
): Promise<void> {
  if (!restricted.includes(row.reason as FlagReason)) return
  const entry = { officeId: visit.office.id, accountId: visit.account.id, action: 'read.restricted', subject: row.id }
  await unlessFull({ execute: () => audit(store, clock, { ...entry, details: { number: row.number } }) })
}
