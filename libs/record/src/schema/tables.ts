/**
 * The record: one typed schema for SQLite and PostgreSQL. Ids and times are text (UTC ISO 8601 with milliseconds),
 * booleans 0/1, JSON is text. What the press published is shared; what an office decides carries `officeId`.
 */
type Text = string
type Int = number

export interface OfficeTable {
  id: Text
  name: Text
  provinceSlug: Text
  createdAt: Text
}
export interface SettingTable {
  officeId: Text
  key: Text
  value: Text
  updatedAt: Text
  updatedBy: Text | null
}
export interface AgencyTable {
  id: Text
  name: Text
  governingBody: Text | null
}
export interface OutletTable {
  id: Text
  agencyId: Text
  name: Text
  tier: Text
  kind: Text
  home: Text
  /** JSON list of hosts, old and new. */
  domains: Text
  provinceSlug: Text | null
  createdAt: Text
}
export interface SourceTable {
  id: Text
  outletId: Text
  kind: Text
  url: Text
  rule: Text | null
  state: 'active' | 'paused'
  stateReason: Text | null
  intervalMs: Int
  etag: Text | null
  lastModified: Text | null
  nextDueAt: Text
  lastRunAt: Text | null
  lastOkAt: Text | null
  lastNewAt: Text | null
  lastOutcome: Text | null
  lastReason: Text | null
  lastDurationMs: Int | null
  failures: Int
  createdAt: Text
}
export interface SourceRunTable {
  id: Text
  sourceId: Text
  startedAt: Text
  finishedAt: Text
  outcome: Text
  reason: Text | null
  status: Int | null
  seen: Int
  new: Int
  known: Int
  skipped: Int
  failed: Int
  /** JSON `{ reason: count }` for skipped and failed entries. */
  reasons: Text
  durationMs: Int
}
export interface FetchTable {
  id: Text
  url: Text
  sourceId: Text | null
  frontierId: Text | null
  at: Text
  outcome: Text
  reason: Text | null
  status: Int | null
  finalUrl: Text | null
  wireBytes: Int
  durationMs: Int
  pageId: Text | null
}
export interface PageTable {
  id: Text
  url: Text
  file: Text
  offset: Int
  length: Int
  originalDigest: Text
  cutBlocks: Int
  fetchedAt: Text
}
export interface FrontierTable {
  id: Text
  url: Text
  host: Text
  outletId: Text
  sourceId: Text | null
  lane: Text
  state: 'wanted' | 'fetched' | 'done' | 'failed' | 'not-article'
  /** JSON of what the source said: title, publishedAt, summary. */
  entry: Text
  attempts: Int
  nextAttemptAt: Text
  firstSeenAt: Text
  lastReason: Text | null
  articleId: Text | null
  entryUpdatedAt: Text | null
}
export interface ArticleTable {
  id: Text
  outletId: Text
  canonicalUrl: Text
  firstSeenAt: Text
  publishedAt: Text
  publishedZone: Text
  publishedPrecision: 'minute' | 'day'
  publishedSource: Text
  currentVersionId: Text
  completeness: Text
  state: 'active' | 'removed' | 'erased'
  revision: Int
}
export interface ArticleUrlTable {
  url: Text
  articleId: Text
}
export interface VersionTable {
  id: Text
  articleId: Text
  pageId: Text | null
  seq: Int
  title: Text
  lead: Text | null
  /** Paragraphs joined by line breaks, the lead first. */
  text: Text
  byline: Text | null
  section: Text | null
  sourceLine: Text | null
  publishedAt: Text
  modifiedAt: Text | null
  extractedAt: Text
  method: Text
}
/** What an article read as from a moment on. An edit that is taken back leads to an earlier version again. */
export interface EditionTable {
  articleId: Text
  /** In the order in which pages were read, from 1. */
  seq: Int
  /** When the page was fetched. */
  at: Text
  versionId: Text
  pageId: Text | null
}
/** Machine-made grouping, shared by all offices; an office's moves are corrections. */
export interface GroupMemberTable {
  articleId: Text
  versionId: Text
  reprintGroup: Text
  story: Text
  similarity: number
  reason: Text
  publishedAt: Text
  groupedAt: Text
  /** What the grouping window keeps of the text, base64; see the group lib. */
  signature: Text | null
  /** The earlier story that this article carries on, when it began a story of its own. */
  continues: Text | null
}
export interface LabelTable {
  id: Text
  officeId: Text
  articleId: Text
  versionId: Text
  kind: Text
  /** A word of the kind; topics as a comma list, the main one first. */
  value: Text
  confidence: number
  /** Where the deciding sentence stands: `title`, or `text` (lead and body); offsets are UTF-16. */
  evidencePart: Text | null
  evidenceStart: Int | null
  evidenceEnd: Int | null
  modelVersion: Text
  decidedAt: Text
}
export interface PlaceTable {
  articleId: Text
  officeId: Text
  versionId: Text
  /** JSON list of place mentions with offsets in the version's text. */
  mentions: Text
}
export interface CorrectionTable {
  id: Text
  officeId: Text
  articleId: Text
  kind: Text
  value: Text
  /** What stood there when it was corrected. */
  previous: Text | null
  reason: Text | null
  accountId: Text
  at: Text
  revokedAt: Text | null
  revokedBy: Text | null
}
/** What an office decides about a story as a whole. What it decides about an article's place in it is a correction. */
export interface StoryDecisionTable {
  id: Text
  officeId: Text
  story: Text
  /** See `storyDecisionKinds` in press. */
  kind: Text
  /** The story it is merged into, its title; `true` for a pin. */
  value: Text
  reason: Text | null
  accountId: Text
  at: Text
  revokedAt: Text | null
  revokedBy: Text | null
}
export interface SavedSearchTable {
  id: Text
  officeId: Text
  accountId: Text
  name: Text
  query: Text
  createdAt: Text
}
export interface ReadMarkTable {
  officeId: Text
  accountId: Text
  articleId: Text
  at: Text
}
export interface CaseTable {
  id: Text
  officeId: Text
  /** Shown as PH-214; counts from 1 in each office. */
  number: Int
  articleId: Text
  title: Text
  state: Text
  reason: Text
  level: Text
  handling: Text | null
  body: Text | null
  deadline: Text | null
  note: Text | null
  answer: Text | null
  /** What the head of desk found: a code of `conclusions` in respond. */
  conclusion: Text | null
  /** Deadline that the body asks for and nobody has answered yet. */
  extensionAsked: Text | null
  createdAt: Text
  createdBy: Text
  updatedAt: Text
}
export interface CaseEventTable {
  id: Text
  officeId: Text
  caseId: Text
  at: Text
  accountId: Text
  action: Text
  fromState: Text | null
  toState: Text | null
  note: Text | null
}
export interface ReportTable {
  id: Text
  officeId: Text
  kind: Text
  periodFrom: Text
  periodTo: Text
  state: 'draft' | 'editing' | 'frozen' | 'issued'
  number: Text | null
  title: Text
  /** JSON of the machine's draft: never changed after it is written. */
  machineDraft: Text
  /** JSON of the edited draft. */
  editedDraft: Text
  /** JSON of the figures frozen with the text; null until frozen. */
  frozenFigures: Text | null
  /** Counts the reports of one kind and period from 1. */
  version: Int
  revision: Int
  createdAt: Text
  createdBy: Text
  updatedAt: Text
  updatedBy: Text | null
  frozenAt: Text | null
  issuedAt: Text | null
  issuedBy: Text | null
}
/** A file of an issued report, as it was issued. */
export interface ReportPaperTable {
  reportId: Text
  /** `docx`, `pdf` */
  format: Text
  /** File name. */
  name: Text
  /** SHA-256 of the file, in hexadecimal digits. */
  digest: Text
  /** The file in base64. */
  content: Text
  createdAt: Text
}
export interface AccountTable {
  id: Text
  officeId: Text
  username: Text
  displayName: Text
  role: Text
  /** Receiving body of a clerk; null for the office's own people. */
  body: Text | null
  passwordHash: Text
  mustChangePassword: Int
  disabledAt: Text | null
  createdAt: Text
}
export interface SessionTable {
  /** SHA-256 of the cookie's token. */
  id: Text
  accountId: Text
  csrf: Text
  createdAt: Text
  expiresAt: Text
  lastSeenAt: Text
  /** Browser and system as the browser names itself; null for sessions from before this was kept. */
  device: Text | null
  address: Text | null
  /** It ends after so long without use; milliseconds. */
  idleMs: Int | null
}
/** What lets its holder in once: an invitation, or the second step of signing in. */
export interface OneTimeCodeTable {
  /** SHA-256 of the code. */
  id: Text
  accountId: Text
  kind: 'invitation' | 'second-step'
  createdAt: Text
  createdBy: Text | null
  expiresAt: Text
}
export interface SecondFactorTable {
  accountId: Text
  /** Shared with the person's device; base32. */
  secret: Text
  /** When the person showed that the device works; null while it is being set up. */
  since: Text | null
  /** The last step of time whose code was used: none is taken twice. */
  lastStep: Int
  /** JSON list of hashes of codes that were not used yet. */
  recoveryCodes: Text
  createdAt: Text
}
/** Only grows: the database refuses to change or delete an entry. */
/** By which a program asks in the name of a person. */
export interface AccessTokenTable {
  id: Text
  officeId: Text
  accountId: Text
  name: Text
  /** SHA-256 of the token. */
  hash: Text
  /** Its last letters, by which its owner tells it from others. */
  hint: Text
  /** Scopes, joined by commas. */
  scopes: Text
  createdAt: Text
  expiresAt: Text
  lastUsedAt: Text | null
  revokedAt: Text | null
}
export interface AuditTable {
  id: Text
  /** 1, 2, 3 … without a gap, over all offices. */
  seq: Int
  /** Seal over this entry and the seal of the one before; see `auditSeal`. */
  hash: Text
  officeId: Text
  accountId: Text | null
  at: Text
  action: Text
  subject: Text | null
  details: Text
}
export interface NoticeTable {
  id: Text
  officeId: Text
  at: Text
  kind: Text
  text: Text
  link: Text | null
  readAt: Text | null
}
export interface MessageTable {
  id: Text
  topic: Text
  key: Text
  lane: Text
  payload: Text
  createdAt: Text
  availableAt: Text
  attempts: Int
  /** `sent`: given to a broker and not yet handled; only with Kafka. */
  state: 'pending' | 'sent' | 'done' | 'parked'
  cause: Text | null
}
export interface HandledTable {
  handler: Text
  messageId: Text
  at: Text
}
/** Long work: asked for, under way, ended. */
export interface JobTable {
  id: Text
  kind: Text
  /** Jobs of one lane run one after the other. */
  lane: Text
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  officeId: Text | null
  /** Who asked; null for the product itself and the command line. */
  accountId: Text | null
  /** JSON. */
  input: Text
  /** JSON: where a job that was broken off goes on. */
  cursor: Text | null
  done: Int
  total: Int
  /** JSON: what came of it, in figures. */
  facts: Text | null
  /** Why it failed, as a sentence. */
  error: Text | null
  askedAt: Text
  startedAt: Text | null
  endedAt: Text | null
  /** The process that runs it was alive then. */
  beatAt: Text | null
  /** `host pid` of that process. */
  runner: Text | null
  attempts: Int
  cancelAt: Text | null
}
/** What the data folder took, once a day. Bytes. */
export interface DiskUseTable {
  /** Local day. */
  day: Text
  at: Text
  free: Int
  total: Int
  /** JSON: bytes by part of the data folder. */
  parts: Text
}

export interface Schema {
  office: OfficeTable
  setting: SettingTable
  agency: AgencyTable
  outlet: OutletTable
  source: SourceTable
  sourceRun: SourceRunTable
  fetch: FetchTable
  page: PageTable
  frontier: FrontierTable
  article: ArticleTable
  articleUrl: ArticleUrlTable
  version: VersionTable
  edition: EditionTable
  groupMember: GroupMemberTable
  label: LabelTable
  place: PlaceTable
  correction: CorrectionTable
  storyDecision: StoryDecisionTable
  savedSearch: SavedSearchTable
  readMark: ReadMarkTable
  responseCase: CaseTable
  caseEvent: CaseEventTable
  report: ReportTable
  reportPaper: ReportPaperTable
  account: AccountTable
  session: SessionTable
  accessToken: AccessTokenTable
  oneTimeCode: OneTimeCodeTable
  secondFactor: SecondFactorTable
  audit: AuditTable
  notice: NoticeTable
  message: MessageTable
  handled: HandledTable
  job: JobTable
  diskUse: DiskUseTable
}
