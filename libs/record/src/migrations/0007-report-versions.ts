import { type Kysely, sql } from 'kysely'
import { createTables, type TableSpec } from '../schema/create-tables.js'

/** `reportPaper` keeps the files of an issued report as they were issued; `content` is base64. */
const tables: TableSpec = {
  reportPaper: { columns: 'reportId:t! format:t! name:t digest:t content:t createdAt:t' },
}

/** Reports of one period count from 1, and the database lets no two be the same one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables)
  await db.schema
    .alterTable('report')
    .addColumn('version', 'bigint', (c) => c.notNull().defaultTo(1))
    .execute()
  await sql`
    update "report" set "version" = (
      select count(*) from "report" as "other"
      where "other"."officeId" = "report"."officeId" and "other"."kind" = "report"."kind"
        and "other"."periodFrom" = "report"."periodFrom" and "other"."periodTo" = "report"."periodTo"
        and ("other"."createdAt" < "report"."createdAt"
          or ("other"."createdAt" = "report"."createdAt" and "other"."id" <= "report"."id"))
    )
  `.execute(db)
  await db.schema
    .createIndex('report_version')
    .on('report')
    .columns(['officeId', 'kind', 'periodFrom', 'periodTo', 'version'])
    .unique()
    .execute()
}
