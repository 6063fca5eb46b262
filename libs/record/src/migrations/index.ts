import type { Migration } from 'kysely/migration'
import * as first from './0001-first.js'

/** In order; a migration that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-first': { up: first.up },
}
