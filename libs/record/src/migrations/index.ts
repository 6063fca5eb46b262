import type { Migration } from 'kysely/migration'
import * as first from './0001-first.js'
import * as editions from './0002-editions.js'
import * as accounts from './0003-accounts.js'
import * as stories from './0004-stories.js'
import * as caseExtension from './0005-case-extension.js'
import * as jobs from './0006-jobs.js'
import * as reportVersions from './0007-report-versions.js'
import * as accessTokens from './0008-access-tokens.js'

/** In order; a migration that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-first': { up: first.up },
  '0002-editions': { up: editions.up },
  '0003-accounts': { up: accounts.up },
  '0004-stories': { up: stories.up },
  '0005-case-extension': { up: caseExtension.up },
  '0006-jobs': { up: jobs.up },
  '0007-report-versions': { up: reportVersions.up },
  '0008-access-tokens': { up: accessTokens.up },
}
