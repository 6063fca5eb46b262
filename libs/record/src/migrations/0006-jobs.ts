import type { Kysely } from 'kysely'
import { createTables, type TableSpec } from '../schema/create-tables.js'

const tables: TableSpec = {
  job: {
    columns:
      'id:t! kind:t lane:t state:t officeId:t? accountId:t? input:t cursor:t? done:i total:i facts:t? error:t? askedAt:t startedAt:t? endedAt:t? beatAt:t? runner:t? attempts:i cancelAt:t?',
    indexes: ['state,askedAt', 'kind,endedAt'],
  },
  diskUse: { columns: 'day:t! at:t free:i total:i parts:t' },
}

/** Long work with its progress and history, and what the data folder took each day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables)
}
