import type { Kysely } from 'kysely'
import { createTables, type TableSpec } from '../schema/create-tables.js'

const tables: TableSpec = {
  accessToken: {
    columns:
      'id:t! officeId:t accountId:t name:t hash:t hint:t scopes:t createdAt:t expiresAt:t lastUsedAt:t? revokedAt:t?',
    unique: ['hash'],
    indexes: ['accountId,createdAt'],
  },
}

/** Tokens by which programs ask in the name of a person. */
export const up = (db: Kysely<unknown>): Promise<void> => createTables(db, tables)
