import type { Database } from '#record'

/** Key of the office's own rules for cases in the table `setting`. */
export const respondSettingKey = 'respond' as const

export interface RespondSettings {
  /** The head of desk may dispatch a proposed case, not the leader alone. */
  readonly headMayDispatch: boolean
}

/** The office's rules for cases; defaults where it set none. */
export async function respondSettings(db: Database, officeId: string): Promise<RespondSettings> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('officeId', '=', officeId)
    .where('key', '=', respondSettingKey)
    .executeTakeFirst()
  const given = row ? (JSON.parse(row.value) as Partial<RespondSettings> | null) : null
  return { headMayDispatch: given?.headMayDispatch === true }
}
