import type { AnyJobKind } from '../job-kind.js'
import { backUp } from './back-up/back-up.js'
import { exportArticles } from './export-articles/export-articles.js'
import { exportSources } from './export-sources/export-sources.js'
import { importSources } from './import-sources/import-sources.js'
import { rebuild } from './rebuild/rebuild.js'
import { reindex } from './reindex/reindex.js'

/** Every kind of long work: one line each. */
export const jobKinds: readonly AnyJobKind[] = [backUp, reindex, rebuild, importSources, exportSources, exportArticles]
