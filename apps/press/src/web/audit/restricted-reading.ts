import type { FlagReason } from '#press'
import { type CaseTable, unlessFull } from '#record'
import type { Desk } from '../../desk.js'
import { type Actor, writeDown } from '../shell/actor.js'

/** Cases flagged so are restricted: who opened one is written down. */
const restricted: readonly FlagReason[] = ['nhay-cam']

/** Writes down that this person opened a case that not everybody need know of. A full disk does not close the page. */
export async function noteReading(
  { store, clock }: Desk,
  actor: Actor,
  row: Pick<CaseTable, 'id' | 'reason' | 'number'>,
): Promise<void> {
  if (!restricted.includes(row.reason as FlagReason)) return
  const entry = { action: 'read.restricted', subject: row.id, details: { number: row.number } }
  await unlessFull({ execute: () => writeDown(store, clock, actor, entry) })
}
