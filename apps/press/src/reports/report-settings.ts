import { defaultCutOff, type ReportCutOff } from '#press'
import type { OfficeTable } from '#record'
import {
  readProfileSettings,
  readWritingSettings,
  type ReportProfileSettings,
  type ReportProvince,
  type ReportWritingSettings,
} from '#report'
import type { Desk } from '../desk.js'

type Office = Pick<OfficeTable, 'id' | 'provinceSlug'>

/** What an office has settled about its reports; defaults where it has not. */
export class ReportSettings {
  constructor(private readonly desk: Pick<Desk, 'store' | 'gazetteer' | 'clock'>) {}

  async profile(office: Office): Promise<ReportProfileSettings> {
    return readProfileSettings(await this.read(office.id, 'report.profile'), this.provinceOf(office))
  }

  async writing(officeId: string): Promise<ReportWritingSettings> {
    return readWritingSettings(await this.read(officeId, 'report.writing'))
  }

  async cutOff(officeId: string): Promise<ReportCutOff> {
    return { ...defaultCutOff, ...((await this.read(officeId, 'report.cutOff')) as Partial<ReportCutOff> | null) }
  }

  async saveProfile(office: Office, settings: ReportProfileSettings, by: string): Promise<void> {
    const row = {
      officeId: office.id,
      key: 'report.profile',
      value: JSON.stringify(settings),
      updatedAt: this.desk.clock.now(),
      updatedBy: by,
    }
    await this.desk.store.db
      .insertInto('setting')
      .values(row)
      .onConflict((c) => c.columns(['officeId', 'key']).doUpdateSet(row))
      .execute()
  }

  provinceOf(office: Office): ReportProvince {
    const province = this.desk.gazetteer.resolveProvince(office.provinceSlug)
    return {
      name: province?.name ?? office.provinceSlug,
      slug: office.provinceSlug,
      type: province?.type ?? 'tỉnh',
    }
  }

  private async read(officeId: string, key: string): Promise<unknown> {
    const row = await this.desk.store.reader
      .selectFrom('setting')
      .select('value')
      .where('officeId', '=', officeId)
      .where('key', '=', key)
      .executeTakeFirst()
    return row ? (JSON.parse(row.value) as unknown) : null
  }
}
