import { type Kysely, sql } from 'kysely'
import { bytewiseText, createTables, type TableSpec } from '../schema/create-tables.js'

const tables: TableSpec = {
  storyDecision: {
    columns: 'id:t! officeId:t story:t kind:t value:t reason:t? accountId:t at:t revokedAt:t? revokedBy:t?',
    indexes: ['officeId,kind'],
  },
}

/** Decisions of offices about whole stories, and the story that an article carries on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables)
  await db.schema.alterTable('groupMember').addColumn('continues', bytewiseText(db)).execute()
  await sql`create index "groupMember_continues" on "groupMember" ("continues") where "continues" is not null`.execute(
    db,
  )
}
