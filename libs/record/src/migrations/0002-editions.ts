import { type Kysely, sql } from 'kysely'
import { createTables, type TableSpec } from '../schema/create-tables.js'

const tables: TableSpec = { edition: { columns: 'articleId:t! seq:i! at:t versionId:t pageId:t?' } }

/** Until now each version was read once: its page says when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables)
  await sql`
    insert into "edition" ("articleId", "seq", "at", "versionId", "pageId")
    select "version"."articleId", "version"."seq", coalesce("page"."fetchedAt", "version"."extractedAt"), "version"."id", "version"."pageId"
    from "version" left join "page" on "page"."id" = "version"."pageId"
  `.execute(db)
}
