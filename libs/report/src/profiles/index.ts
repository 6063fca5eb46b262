import { dang2018 } from './dang-2018.js'
import { dang2026 } from './dang-2026.js'
import { nd30 } from './nd30.js'
import type { ReportProfile } from './profile.js'

/** Every form of paper a report can take; a new one is one data file and one entry here. */
export const reportProfiles = [nd30, dang2026, dang2018] as const
export type ProfileName = (typeof reportProfiles)[number]['name']

export const profileOf = (name: ProfileName): ReportProfile =>
  reportProfiles.find((p) => p.name === name) ?? reportProfiles[0]
