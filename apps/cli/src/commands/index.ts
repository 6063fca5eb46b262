import { account } from './account.js'
import { backup, restore } from './backup.js'
import { batchCommands } from './batch.js'
import type { Command } from './command.js'
import { crawl } from './crawl.js'
import { demoOffice } from './demo-office.js'
import { doctor } from './doctor.js'
import { jobs } from './jobs.js'
import { migrate } from './migrate.js'
import { rebuild, reindex } from './rebuild.js'
import { report } from './report.js'
import { requeue } from './requeue.js'
import { sources } from './sources.js'

/** Every command: one line each. */
export const commands: readonly Command[] = [
  sources,
  crawl,
  report,
  reindex,
  rebuild,
  requeue,
  jobs,
  backup,
  restore,
  migrate,
  account,
  doctor,
  ...batchCommands,
  demoOffice,
]
