import { Migrator } from 'kysely/migration'
import { migrations } from '../migrations/index.js'
import type { Database, StoredTable } from '../record-store.js'

/** The migrations of a record, asked and done in the same way on every engine. */
export class SchemaUpdates {
  private readonly migrator: Migrator

  constructor(db: Database) {
    this.migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  }

  applied(): Promise<string[]> {
    return this.names(true)
  }

  pending(): Promise<string[]> {
    return this.names(false)
  }

  /** Brings the schema up to one migration, by default the newest; returns the names of what was applied. */
  async to(name = Object.keys(migrations).at(-1) as string): Promise<string[]> {
    const { error, results } = await this.migrator.migrateTo(name)
    if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
    return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
  }

  private async names(isApplied: boolean): Promise<string[]> {
    const all = await this.migrator.getMigrations()
    return all.filter((m) => (m.executedAt !== undefined) === isApplied).map((m) => m.name)
  }
}

/** Tables with their keys, from rows of one key column each in the order of table and key. */
export function tablesOf(rows: readonly { name: string; column: string }[]): StoredTable[] {
  const keys = new Map<string, string[]>()
  for (const { name, column } of rows) keys.set(name, [...(keys.get(name) ?? []), column])
  return [...keys].map(([name, key]) => ({ name, key }))
}
