import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { sealKnownAudit } from '../audit-chain.js'
import { createTables, type TableSpec } from '../schema/create-tables.js'

const tables: TableSpec = {
  oneTimeCode: {
    columns: 'id:t! accountId:t kind:t createdAt:t createdBy:t? expiresAt:t',
    indexes: ['accountId,kind'],
  },
  secondFactor: { columns: 'accountId:t! secret:t since:t? lastStep:i recoveryCodes:t createdAt:t' },
}

/** Invitations, second factors, where a session was opened, and an audit log that the database itself only lets grow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables)
  await db.schema.alterTable('session').addColumn('device', 'text').execute()
  await db.schema.alterTable('session').addColumn('address', 'text').execute()
  await db.schema.alterTable('session').addColumn('idleMs', 'bigint').execute()
  await db.schema.alterTable('audit').addColumn('seq', 'bigint').execute()
  await db.schema.alterTable('audit').addColumn('hash', 'text').execute()
  await sealKnownAudit(db)
  await db.schema.createIndex('audit_seq').on('audit').column('seq').unique().execute()
  await (db.getExecutor().adapter instanceof PostgresAdapter ? onlyGrowsOnPostgres(db) : onlyGrowsOnSqlite(db))
}

async function onlyGrowsOnSqlite(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete'])
    await sql
      .raw(
        `create trigger "audit_no_${change}" before ${change} on "audit" begin select raise(abort, 'audit only grows'); end`,
      )
      .execute(db)
}

async function onlyGrowsOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function audit_only_grows() returns trigger language plpgsql as
    $$ begin raise exception 'audit only grows'; end $$
  `.execute(db)
  await sql`
    create trigger audit_only_grows before update or delete on "audit" for each row execute function audit_only_grows()
  `.execute(db)
}
