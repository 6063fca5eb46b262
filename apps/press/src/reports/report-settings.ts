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
import { readSetting, type SettingKey } from '../setting-rows.js'

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

  provinceOf(office: Office): ReportProvince {
    const province = this.desk.gazetteer.resolveProvince(office.provinceSlug)
    return {
      name: province?.name ?? office.provinceSlug,
      slug: office.provinceSlug,
      type: province?.type ?? 'tỉnh',
    }
  }

  private read(officeId: string, key: SettingKey): Promise<unknown> {
    return readSetting(this.desk.store, officeId, key)
  }
}
