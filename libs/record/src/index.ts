/** The record store: its port, schema and errors. Adapters are named only where the product is composed. */
export {
  type BackupResult,
  type Database,
  inTransaction,
  type RecordStore,
  type RecordTx,
  type StoredTable,
  type VerifyCopy,
} from './record-store.js'
export type * from './schema/tables.js'
export { forgetFailedFetches, forgetJobs, forgetRuns, type Forgotten } from './retention/forget-old.js'
export {
  backupBroken,
  databaseBusy,
  databaseHeld,
  diskFull,
  isDiskFull,
  recordUnreachable,
  unlessFull,
} from './errors.js'
export { copyRecord, type CopySource, countRows } from './copy-record.js'
export { copySqliteFile, verifyBackup } from './adapters/sqlite/sqlite-record-store.js'
export { type AuditChain, type AuditContent, auditSeal, lastAudit, verifyAuditChain } from './audit-chain.js'
export { insertRows, type OnConflict } from './insert-rows.js'
export { withoutTraces } from './without-traces.js'
export { touchArticles } from './touch-articles.js'
export { memoryRecordStore } from './memory.js'
export {
  type EffectiveLabel,
  effectiveLabels,
  groupOfState,
  labelValue,
  loadOfficeArticles,
  type OfficeArticle,
  topicsOf,
} from './views/office-article.js'
export { officeSetting } from './views/office-setting.js'
export { effectiveGroups, type EffectiveMembership, membersOfStory, reprintsInOrder } from './views/effective-groups.js'
export { StoryDecisions, storyDecisions } from './views/story-decisions.js'
