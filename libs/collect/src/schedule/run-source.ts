import { describeError, timeOrderedId, type Clock, type Log, type Metrics } from '#foundation'
import { hostOf } from '#press'
import type { FrontierTable, RecordStore, SourceTable } from '#record'
import { emptyReason, isEmptyReason, reasons } from '../errors.js'
import type { FetchResult, Fetcher } from '../fetch/fetch-url.js'
import { discoverPages, noCounts, type DiscoveryCounts } from '../frontier/discover-pages.js'
import { type HostGate, releaseOf } from '../hosts/host-gate.js'
import type { Robots } from '../robots/robots.js'
import { sourceKinds } from '../source-kinds/index.js'
import type { ListRule, SourceReading } from '../source-kinds/source-kind.js'
import { afterFailure, jitter, nextInterval } from './rhythm.js'

export interface SourceRunnerParts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly fetcher: Fetcher
  readonly gate: Pick<HostGate, 'joinListings' | 'release'>
  readonly robots: Pick<Robots, 'check' | 'peek'>
  readonly log: Log
  readonly metrics: Metrics
  /** Called around waits for a host, so that whoever drives the clock knows that nothing is being done. */
  readonly whileWaiting?: <T>(wait: Promise<T>) => Promise<T>
  /** Aborts when the process stops: a run that waits for a host is given up, nothing of it is noted. */
  readonly signal?: AbortSignal
  /** New wanted pages, after they were committed. */
  readonly onDiscovered: (rows: readonly FrontierTable[]) => void
}

export interface SourceRun {
  readonly outcome: FetchResult['outcome']
  readonly reason: string
  readonly status: number
  readonly counts: DiscoveryCounts
}

/** Most files of one sitemap index, and most pages of one list, read in a run. */
const childrenMax = 400
const listPagesMax = 5

/** Asks one source once: fetch, read, note what is new, and say when to come again. Never throws for what a source does. */
export async function runSource(source: SourceTable, parts: SourceRunnerParts): Promise<SourceRun> {
  const startedAt = parts.clock.now()
  const startedMs = performance.now()
  const counts = noCounts()
  const root = await fetchListing(source, source.url, parts, true)
  let reason = root.result.reason as string
  let outcome = root.result.outcome
  if (root.reading?.error) {
    reason = root.reading.error
    outcome = reasons[root.reading.error].outcome
  } else if (root.reading) {
    await save(root.reading, source, parts, counts)
    await readOn(root.reading, source, parts, counts)
    // Read and well, but it lists nothing: the run says so, as health and reports need to tell that from failing.
    if (isEmpty(root.reading)) reason = emptyReason(source.kind)
  }
  const run: SourceRun = { outcome, reason, status: root.result.status, counts }
  await finish(source, run, root.result, startedAt, Math.round(performance.now() - startedMs), parts)
  return run
}

const isEmpty = ({ entries, children = [] }: SourceReading): boolean => entries.length === 0 && children.length === 0

interface Listing {
  readonly result: Pick<FetchResult, 'outcome' | 'reason' | 'status' | 'retryAfterMs' | 'headers'>
  readonly reading: SourceReading | null
}

async function fetchListing(
  source: SourceTable,
  url: string,
  parts: SourceRunnerParts,
  isRoot: boolean,
): Promise<Listing> {
  const kind = sourceKinds.find((k) => k.name === source.kind)
  if (!kind) return refused('source-kind-unknown')
  const host = hostOf(url)
  if (parts.robots.peek(url) === null) {
    await waitForHost(host, parts)
    try {
      await parts.robots.check(url)
    } finally {
      parts.gate.release(host)
    }
  }
  const robots = await parts.robots.check(url)
  if (robots.refusal) return refused(robots.refusal, robots.retryAfterMs)
  await waitForHost(host, parts)
  try {
    const validators = isRoot ? { etag: source.etag, lastModified: source.lastModified } : {}
    const result = await parts.fetcher.fetchUrl(url, { ...validators, accept: kind.accept })
    parts.gate.release(host, releaseOf(result))
    if (result.outcome !== 'ok') return { result, reading: null }
    const rule = source.rule ? (JSON.parse(source.rule) as ListRule) : null
    const reading = await kind.read({
      url: result.finalUrl,
      bytes: result.bytes,
      contentType: result.headers['content-type'] ?? null,
      rule,
      nowMs: parts.clock.nowMs(),
    })
    return { result, reading }
  } catch (error) {
    parts.gate.release(host)
    parts.log.error('source.broken', { sourceId: source.id, url, cause: describeError(error) })
    return refused('internal-error')
  }
}

function refused(reason: string, retryAfterMs?: number): Listing {
  const outcome = retryAfterMs === undefined ? 'refused' : 'temporary'
  return { result: { outcome, reason: reason as never, status: 0, headers: {}, retryAfterMs }, reading: null }
}

async function waitForHost(
  host: string,
  { gate, clock, signal, whileWaiting = (w) => w }: SourceRunnerParts,
): Promise<void> {
  const place = gate.joinListings(host)
  try {
    for (let answer = place.reserve(); !answer.ok; answer = place.reserve()) {
      await whileWaiting(clock.waitUntil(Math.max(answer.readyAtMs, clock.nowMs() + 1), signal))
      signal?.throwIfAborted()
    }
  } finally {
    place.leave()
  }
}

/** The files of a sitemap index that may hold something new, or the following pages of a list while they bring news. */
async function readOn(
  first: SourceReading,
  source: SourceTable,
  parts: SourceRunnerParts,
  counts: DiscoveryCounts,
): Promise<void> {
  const since = source.lastOkAt ? new Date(Date.parse(source.lastOkAt) - 86_400_000).toISOString() : ''
  const children = (first.children ?? []).filter((c) => !c.updatedAt || c.updatedAt >= since).slice(0, childrenMax)
  for (const child of children) {
    const { reading } = await fetchListing(source, child.url, parts, false)
    if (reading && !reading.error) await save(reading, source, parts, counts)
    else note(counts, 'listing-unreadable')
  }
  let next = first.next
  const seen = new Set([source.url])
  for (let page = 2; next && page <= listPagesMax && !seen.has(next); page++) {
    const before = counts.new
    seen.add(next)
    const { reading } = await fetchListing(source, next, parts, false)
    if (!reading || reading.error) return
    await save(reading, source, parts, counts)
    // A page without anything new ends the walk, except on the very first visit.
    if (counts.new === before && source.lastOkAt) return
    next = reading.next
  }
}

async function save(
  reading: SourceReading,
  source: SourceTable,
  parts: SourceRunnerParts,
  counts: DiscoveryCounts,
): Promise<void> {
  const found = await parts.store.transaction((tx) =>
    discoverPages(tx, parts.clock, reading.entries, { sourceId: source.id, outletId: source.outletId }),
  )
  for (const name of ['seen', 'new', 'known', 'skipped', 'failed'] as const) counts[name] += found.counts[name]
  for (const [reason, n] of Object.entries(found.counts.reasons))
    counts.reasons[reason] = (counts.reasons[reason] ?? 0) + n
  parts.onDiscovered(found.rows)
}

function note(counts: DiscoveryCounts, reason: string): void {
  counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1
}

async function finish(
  source: SourceTable,
  run: SourceRun,
  result: Listing['result'],
  startedAt: string,
  durationMs: number,
  { store, clock, metrics, log }: SourceRunnerParts,
): Promise<void> {
  const isOk = run.outcome === 'ok' || run.outcome === 'not-modified'
  const failures = isOk ? 0 : source.failures + 1
  const intervalMs = isOk ? nextInterval(source.intervalMs, run.counts.new) : source.intervalMs
  const wait = isOk ? intervalMs : afterFailure(intervalMs, failures, result.retryAfterMs)
  const isGone = run.outcome === 'gone'
  const now = clock.now()
  await store.transaction(async (tx) => {
    await tx
      .insertInto('sourceRun')
      .values({
        id: timeOrderedId(clock.nowMs()),
        sourceId: source.id,
        startedAt,
        finishedAt: now,
        outcome: run.outcome,
        reason: run.reason,
        status: run.status,
        ...pick(run.counts),
        reasons: JSON.stringify(run.counts.reasons),
        durationMs,
      })
      .execute()
    await tx
      .updateTable('source')
      .set({
        intervalMs,
        failures,
        nextDueAt: new Date(clock.nowMs() + wait + jitter(source.id, wait)).toISOString(),
        lastRunAt: now,
        lastOutcome: run.outcome,
        lastReason: run.reason,
        lastDurationMs: durationMs,
        ...(isOk ? { lastOkAt: now } : {}),
        ...(run.counts.new > 0 ? { lastNewAt: now } : {}),
        // An empty listing is read whole again: "not changed" would hide that nothing is listed.
        ...(isEmptyReason(run.reason)
          ? { etag: null, lastModified: null }
          : run.outcome === 'ok'
            ? { etag: result.headers.etag ?? null, lastModified: result.headers['last-modified'] ?? null }
            : {}),
        // A page that says it is gone for good is asked again only when a person says so.
        ...(isGone ? { state: 'paused' as const, stateReason: run.reason } : {}),
      })
      .where('id', '=', source.id)
      .execute()
  })
  metrics.add('press_collect_items_total', { outcome: run.outcome })
  log.info('source.run', {
    sourceId: source.id,
    outcome: run.outcome,
    reason: run.reason,
    ...pick(run.counts),
    durationMs,
  })
}

const pick = ({ seen, new: fresh, known, skipped, failed }: DiscoveryCounts) => ({
  seen,
  new: fresh,
  known,
  skipped,
  failed,
})
