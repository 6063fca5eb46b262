import type { Desk } from '../../desk.js'
import { type SettingKey, writeSetting } from '../../setting-rows.js'
import { writeDown } from '../shell/actor.js'
import type { SignedVisit } from '../shell/visit.js'

/** Changes the name at the top of every page. */
export async function renameOffice(desk: Desk, visit: SignedVisit, name: string): Promise<void> {
  await desk.store.transaction(async (tx) => {
    await tx.updateTable('office').set({ name }).where('id', '=', visit.office.id).execute()
    await writeDown(tx, desk.clock, visit, { action: 'setting', subject: 'office.name' })
  })
}

/** Keeps a setting and says in the audit log who changed it. */
export async function saveSetting(desk: Desk, visit: SignedVisit, key: SettingKey, value: unknown): Promise<void> {
  await desk.store.transaction(async (tx) => {
    await writeSetting(tx, { officeId: visit.office.id, key, value, at: visit.now, by: visit.account.id })
    await writeDown(tx, desk.clock, visit, { action: 'setting', subject: key })
  })
}
