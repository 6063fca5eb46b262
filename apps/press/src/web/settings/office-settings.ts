import {
  readProfileSettings,
  readWritingSettings,
  type ReportProfileSettings,
  type ReportProvince,
  type ReportWritingSettings,
} from '#report'
import { audit } from '#accounts'
import type { OfficeTable } from '#record'
import type { Desk } from '../../desk.js'
import type { SignedVisit } from '../shell/visit.js'

/** Rows of the table `setting`; each holds JSON. `report.cutOff` is read where weeks are cut. */
export type SettingKey = 'report.cutOff' | 'report.profile' | 'report.writing' | 'first-run.outlets'

/** What the office wrote under a key, or null. */
export async function readSetting(desk: Desk, officeId: string, key: SettingKey): Promise<unknown> {
  const row = await desk.store.reader
    .selectFrom('setting')
    .select('value')
    .where('officeId', '=', officeId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row ? JSON.parse(row.value) : null
}

/** Changes the name at the top of every page. */
export async function renameOffice(desk: Desk, visit: SignedVisit, name: string): Promise<void> {
  await desk.store.transaction(async (tx) => {
    await tx.updateTable('office').set({ name }).where('id', '=', visit.office.id).execute()
    await audit(tx, desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      action: 'setting',
      subject: 'office.name',
    })
  })
}

/** Keeps a setting and says in the audit log who changed it. */
export async function saveSetting(desk: Desk, visit: SignedVisit, key: SettingKey, value: unknown): Promise<void> {
  const row = {
    officeId: visit.office.id,
    key,
    value: JSON.stringify(value),
    updatedAt: visit.now,
    updatedBy: visit.account.id,
  }
  await desk.store.transaction(async (tx) => {
    await tx
      .insertInto('setting')
      .values(row)
      .onConflict((c) => c.columns(['officeId', 'key']).doUpdateSet(row))
      .execute()
    await audit(tx, desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      action: 'setting',
      subject: key,
    })
  })
}

/** Head and foot of the office's papers; defaults of its province where nothing was filled in yet. */
export async function officeProfile(desk: Desk, office: OfficeTable): Promise<ReportProfileSettings> {
  return readProfileSettings(await readSetting(desk, office.id, 'report.profile'), reportProvince(desk, office))
}

/** How the office's drafts are written. */
export async function officeWriting(desk: Desk, office: OfficeTable): Promise<ReportWritingSettings> {
  return readWritingSettings(await readSetting(desk, office.id, 'report.writing'))
}

/** The office's province as reports name it. */
export function reportProvince(desk: Desk, office: OfficeTable): ReportProvince {
  const province = desk.gazetteer.provinces().find((p) => p.slug === office.provinceSlug)
  return {
    name: province?.name ?? office.name,
    slug: office.provinceSlug,
    type: province?.type === 'thành phố' ? 'thành phố' : 'tỉnh',
  }
}
