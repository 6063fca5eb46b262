import { type Database, officeSetting } from '#record'

/** Key of the office's own rules for cases in the table `setting`. */
export const respondSettingKey = 'respond' as const

export interface RespondSettings {
  /** The head of desk may dispatch a proposed case, not the leader alone. */
  readonly headMayDispatch: boolean
}

/** The office's rules for cases; defaults where it set none. */
export async function respondSettings(db: Database, officeId: string): Promise<RespondSettings> {
  const given = (await officeSetting(db, officeId, respondSettingKey)) as Partial<RespondSettings> | null
  return { headMayDispatch: given?.headMayDispatch === true }
}
