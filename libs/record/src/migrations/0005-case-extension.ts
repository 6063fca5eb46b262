import type { Kysely } from 'kysely'

/** What a body asked for and what was found stand with the case, not in its history alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['conclusion', 'extensionAsked'])
    await db.schema.alterTable('responseCase').addColumn(column, 'text').execute()
}
