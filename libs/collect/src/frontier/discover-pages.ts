import { contentId, type Clock } from '#foundation'
import { canonicalUrl, hostOf, type Lane } from '#press'
import type { FrontierTable, RecordTx } from '#record'
import type { FeedEntry } from '../source-kinds/source-kind.js'

/** Entries older than this at discovery are the past: fetched when no news waits. */
const newsDays = 3
/** More than this in one listing is not a listing. */
const entriesMax = 60_000

/** `seen = new + known + skipped + failed`; `reasons` says why for the last two. */
export interface DiscoveryCounts {
  seen: number
  new: number
  known: number
  skipped: number
  failed: number
  reasons: Record<string, number>
}
export const noCounts = (): DiscoveryCounts => ({ seen: 0, new: 0, known: 0, skipped: 0, failed: 0, reasons: {} })

export interface DiscoverySource {
  readonly sourceId: string | null
  readonly outletId: string
  readonly lane?: Lane
}

/** Turns what a source lists into wanted pages, inside the caller's transaction. Returns the new rows and the counts. */
export async function discoverPages(
  tx: RecordTx,
  clock: Clock,
  entries: readonly FeedEntry[],
  source: DiscoverySource,
): Promise<{ rows: FrontierTable[]; counts: DiscoveryCounts }> {
  const counts = noCounts()
  counts.seen = entries.length
  const rows = new Map<string, FrontierTable>()
  entries.forEach((entry, i) => {
    const problem = i >= entriesMax ? 'too-many-entries' : checkLink(entry.link)
    if (problem) return reject(counts, problem)
    const url = canonicalUrl(entry.link as string)
    if (rows.has(url)) return skip(counts, 'twice-in-listing')
    rows.set(url, wantedRow(url, entry, source, clock))
  })
  const fresh: FrontierTable[] = []
  const all = [...rows.values()]
  for (let i = 0; i < all.length; i += 400) {
    const chunk = all.slice(i, i + 400)
    const known = await knownUrls(
      tx,
      chunk.map((r) => r.url),
    )
    for (const row of chunk) {
      if (!known.has(row.url)) fresh.push(row)
      else if (await isChanged(tx, row)) fresh.push(await wantAgain(tx, row, counts))
      else counts.known++
    }
  }
  const inserts = fresh.filter((r) => r.state === 'wanted' && r.articleId === null)
  const taken = await insertNew(tx, inserts)
  counts.new += inserts.length - taken.size
  counts.known += taken.size
  return { rows: fresh.filter((r) => !taken.has(r.id)), counts }
}

/** Adds the rows; gives the ids of those that another source listed meanwhile. */
async function insertNew(tx: RecordTx, rows: readonly FrontierTable[]): Promise<ReadonlySet<string>> {
  const taken = new Set(rows.map((r) => r.id))
  // In one order for all, so that two listings with the same links never wait for each other in a circle.
  const ordered = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let i = 0; i < ordered.length; i += 400) {
    const added = await tx
      .insertInto('frontier')
      .values(ordered.slice(i, i + 400))
      .onConflict((c) => c.doNothing())
      .returning('id')
      .execute()
    for (const { id } of added) taken.delete(id)
  }
  return taken
}

function checkLink(link: string | null): string | null {
  if (!link) return 'no-link'
  if (!/^https?:\/\//i.test(link)) return 'scheme-not-allowed'
  try {
    canonicalUrl(link)
    return null
  } catch {
    return 'url-invalid'
  }
}

function skip(counts: DiscoveryCounts, reason: string): void {
  counts.skipped++
  counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1
}

/** What could have been an article but cannot be followed has failed; what is no article by intent is skipped. */
function reject(counts: DiscoveryCounts, reason: string): void {
  if (reason === 'scheme-not-allowed') return skip(counts, reason)
  counts.failed++
  counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1
}

function wantedRow(url: string, entry: FeedEntry, source: DiscoverySource, clock: Clock): FrontierTable {
  const publishedMs = entry.publishedAt ? Date.parse(entry.publishedAt) : clock.nowMs()
  const isOld = clock.nowMs() - publishedMs > newsDays * 86_400_000
  return {
    id: contentId([url]),
    url,
    host: hostOf(url),
    outletId: source.outletId,
    sourceId: source.sourceId,
    lane: source.lane ?? (isOld ? 'backfill' : 'news'),
    state: 'wanted',
    entry: JSON.stringify({
      title: entry.title,
      publishedAt: entry.publishedAt,
      summary: entry.summary?.slice(0, 500) ?? null,
    }),
    attempts: 0,
    nextAttemptAt: '',
    firstSeenAt: clock.now(),
    lastReason: null,
    articleId: null,
    entryUpdatedAt: entry.updatedAt,
  }
}

async function knownUrls(tx: RecordTx, urls: readonly string[]): Promise<Set<string>> {
  const wanted = await tx.selectFrom('frontier').select('url').where('url', 'in', urls).execute()
  const read = await tx.selectFrom('articleUrl').select('url').where('url', 'in', urls).execute()
  return new Set([...wanted, ...read].map((r) => r.url))
}

/** The source says that a page we have was changed since it last said so. */
async function isChanged(tx: RecordTx, row: FrontierTable): Promise<boolean> {
  if (!row.entryUpdatedAt) return false
  const before = await tx
    .selectFrom('frontier')
    .select(['state', 'entryUpdatedAt'])
    .where('id', '=', row.id)
    .executeTakeFirst()
  return before?.state === 'done' && before.entryUpdatedAt !== null && before.entryUpdatedAt < row.entryUpdatedAt
}

async function wantAgain(tx: RecordTx, row: FrontierTable, counts: DiscoveryCounts): Promise<FrontierTable> {
  await tx
    .updateTable('frontier')
    .set({ state: 'wanted', attempts: 0, nextAttemptAt: '', entryUpdatedAt: row.entryUpdatedAt })
    .where('id', '=', row.id)
    .execute()
  counts.known++
  counts.reasons['changed-by-outlet'] = (counts.reasons['changed-by-outlet'] ?? 0) + 1
  return { ...row, articleId: 'known' }
}
