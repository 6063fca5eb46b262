import type { Kysely } from 'kysely'
import { createTables, type TableSpec } from '../schema/create-tables.js'

/** Column marks: `t` text, `i` integer, `r` real; `?` may be null; `!` primary key. */
const tables: TableSpec = {
  office: { columns: 'id:t! name:t provinceSlug:t createdAt:t' },
  setting: { columns: 'officeId:t! key:t! value:t updatedAt:t updatedBy:t?' },
  agency: { columns: 'id:t! name:t governingBody:t?' },
  outlet: { columns: 'id:t! agencyId:t name:t tier:t kind:t home:t domains:t provinceSlug:t? createdAt:t' },
  source: {
    columns:
      'id:t! outletId:t kind:t url:t rule:t? state:t stateReason:t? intervalMs:i etag:t? lastModified:t? nextDueAt:t lastRunAt:t? lastOkAt:t? lastNewAt:t? lastOutcome:t? lastReason:t? lastDurationMs:i? failures:i createdAt:t',
    unique: ['url'],
    indexes: ['state,nextDueAt'],
  },
  sourceRun: {
    columns:
      'id:t! sourceId:t startedAt:t finishedAt:t outcome:t reason:t? status:i? seen:i new:i known:i skipped:i failed:i reasons:t durationMs:i',
    indexes: ['sourceId,startedAt', 'startedAt'],
  },
  fetch: {
    columns:
      'id:t! url:t sourceId:t? frontierId:t? at:t outcome:t reason:t? status:i? finalUrl:t? wireBytes:i durationMs:i pageId:t?',
    indexes: ['frontierId', 'sourceId,at'],
  },
  page: { columns: 'id:t! url:t file:t offset:i length:i originalDigest:t cutBlocks:i fetchedAt:t' },
  frontier: {
    columns:
      'id:t! url:t host:t outletId:t sourceId:t? lane:t state:t entry:t attempts:i nextAttemptAt:t firstSeenAt:t lastReason:t? articleId:t? entryUpdatedAt:t?',
    unique: ['url'],
    indexes: ['state,host,lane,nextAttemptAt', 'sourceId,firstSeenAt'],
  },
  article: {
    columns:
      'id:t! outletId:t canonicalUrl:t firstSeenAt:t publishedAt:t publishedZone:t publishedPrecision:t publishedSource:t currentVersionId:t completeness:t state:t revision:i',
    unique: ['canonicalUrl'],
    indexes: ['publishedAt', 'firstSeenAt', 'outletId,publishedAt'],
  },
  articleUrl: { columns: 'url:t! articleId:t', indexes: ['articleId'] },
  version: {
    columns:
      'id:t! articleId:t pageId:t? seq:i title:t lead:t? text:t byline:t? section:t? sourceLine:t? publishedAt:t modifiedAt:t? extractedAt:t method:t',
    indexes: ['articleId,seq'],
  },
  groupMember: {
    columns:
      'articleId:t! versionId:t reprintGroup:t story:t similarity:r reason:t publishedAt:t groupedAt:t signature:t?',
    indexes: ['reprintGroup', 'story', 'publishedAt', 'groupedAt'],
  },
  label: {
    columns:
      'id:t! officeId:t articleId:t versionId:t kind:t value:t confidence:r evidencePart:t? evidenceStart:i? evidenceEnd:i? modelVersion:t decidedAt:t',
    indexes: ['articleId,officeId,versionId'],
  },
  place: { columns: 'articleId:t! officeId:t! versionId:t mentions:t' },
  correction: {
    columns:
      'id:t! officeId:t articleId:t kind:t value:t previous:t? reason:t? accountId:t at:t revokedAt:t? revokedBy:t?',
    indexes: ['articleId,officeId', 'officeId,kind,at'],
  },
  savedSearch: { columns: 'id:t! officeId:t accountId:t name:t query:t createdAt:t', indexes: ['officeId,accountId'] },
  readMark: { columns: 'officeId:t! accountId:t! articleId:t! at:t' },
  responseCase: {
    columns:
      'id:t! officeId:t number:i articleId:t title:t state:t reason:t level:t handling:t? body:t? deadline:t? note:t? answer:t? createdAt:t createdBy:t updatedAt:t',
    unique: ['officeId,number'],
    indexes: ['officeId,state,deadline', 'articleId'],
  },
  caseEvent: {
    columns: 'id:t! officeId:t caseId:t at:t accountId:t action:t fromState:t? toState:t? note:t?',
    indexes: ['caseId,at'],
  },
  report: {
    columns:
      'id:t! officeId:t kind:t periodFrom:t periodTo:t state:t number:t? title:t machineDraft:t editedDraft:t frozenFigures:t? revision:i createdAt:t createdBy:t updatedAt:t updatedBy:t? frozenAt:t? issuedAt:t? issuedBy:t?',
    indexes: ['officeId,kind,periodFrom'],
  },
  account: {
    columns:
      'id:t! officeId:t username:t displayName:t role:t body:t? passwordHash:t mustChangePassword:i disabledAt:t? createdAt:t',
    unique: ['username'],
  },
  session: { columns: 'id:t! accountId:t csrf:t createdAt:t expiresAt:t lastSeenAt:t', indexes: ['accountId'] },
  audit: { columns: 'id:t! officeId:t accountId:t? at:t action:t subject:t? details:t', indexes: ['officeId,at'] },
  notice: { columns: 'id:t! officeId:t at:t kind:t text:t link:t? readAt:t?', indexes: ['officeId,at'] },
  message: {
    columns: 'id:t! topic:t key:t lane:t payload:t createdAt:t availableAt:t attempts:i state:t cause:t?',
    indexes: ['topic,state,lane,id', 'state,createdAt'],
  },
  handled: { columns: 'handler:t! messageId:t! at:t', indexes: ['at'] },
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables)
}
