import { contentId, describeError, timeOrderedId, type Clock, type Log, type Metrics } from '#foundation'
import { publish } from '#bus'
import { type FetchTable, insertRows, type RecordStore, type RecordTx } from '#record'
import type { Fetcher, FetchResult } from '../fetch/fetch-url.js'
import type { PackedPage } from '../page/pack-page.js'
import type { KeptPage } from '../page/warc-archive.js'
import type { Robots } from '../robots/robots.js'
import { retryPageAfterMs } from '../schedule/rhythm.js'
import { releaseOf, type Release } from '../hosts/host-gate.js'
import type { DiskPause } from './disk-pause.js'
import type { Frontier, Gate, WantedPage } from './frontier.js'

/** What the page fetcher works with; everything that touches the outside is given. */
export interface PageFetcherParts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly fetcher: Fetcher
  readonly gate: Gate & {
    release(host: string, answer?: Release): void
    readyAtMs(host: string): number
  }
  /** Null when the outlet's robots.txt allows the page, else the named reason. */
  readonly robots: Pick<Robots, 'check' | 'peek'>
  readonly archive: { appendPacked(pages: readonly PackedPage[]): Promise<KeptPage[]> }
  /** Decodes, cuts comments, digests and compresses; runs in a worker where there is one. */
  readonly prepare: (page: FetchedBytes) => Promise<PackedPage>
  readonly log: Log
  readonly metrics: Metrics
  /** Whether there is room to write. */
  readonly disk: Pick<DiskPause, 'isOpen' | 'begun' | 'failed' | 'succeeded'>
  /** Most pages under way at once. */
  readonly concurrency: number
  /** True while the stages behind are so far back that fetching should wait. */
  readonly isBacklogged?: () => boolean
  /** Called after pages were saved and their messages sent. */
  readonly onSaved?: () => void
}

/** A fetched page on its way to being kept. */
export interface FetchedBytes {
  readonly bytes: Buffer
  readonly contentType: string | null
  readonly status: number
  /** Where the bytes came from, after redirects. */
  readonly url: string
  /** The address that was wanted. */
  readonly wantedUrl: string
  readonly fetchedAt: string
  /** JSON of what the source said. */
  readonly entry: string
}

/** Content id of a kept page: the same bytes at the same wanted address are one page. */
export const pageIdOf = (digest: string, wantedUrl: string): string => contentId([digest, wantedUrl])

interface Outcome {
  readonly page: WantedPage
  readonly result: Pick<
    FetchResult,
    'outcome' | 'reason' | 'status' | 'finalUrl' | 'wireBytes' | 'durationMs' | 'fetchedAt' | 'retryAfterMs'
  >
  readonly prepared: PackedPage | null
}

/** Longest wait and largest group before fetched pages are written. */
const saveAfterMs = 40
const saveAtCount = 24

/** Fetches wanted pages, keeps them and tells the next stage. Takes no new ones when told to stop or while the disk is full. */
export class PageFetcher {
  private active = 0
  private waiting: Outcome[] = []
  private saving: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null
  private stopped = false
  private idleCallbacks: (() => void)[] = []

  constructor(
    private readonly frontier: Frontier,
    private readonly parts: PageFetcherParts,
  ) {}

  /** Starts as many fetches as hosts and limits allow; returns how many are under way. */
  pump(): number {
    const { clock, gate, concurrency, isBacklogged, disk } = this.parts
    while (!this.stopped && disk.isOpen && this.active < concurrency && !isBacklogged?.()) {
      const page = this.frontier.next(clock.nowMs(), gate)
      if (!page) break
      disk.begun()
      this.active++
      void this.run(page)
    }
    return this.underWay()
  }

  underWay(): number {
    return this.active + this.waiting.length + (this.saving ? 1 : 0)
  }

  /** When the next page could be started; null when none waits. */
  nextReadyMs(): number | null {
    const { clock, gate } = this.parts
    return this.frontier.nextReadyMs(clock.nowMs(), (host) => gate.readyAtMs(host))
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.underWay() > 0) await new Promise<void>((resolve) => this.idleCallbacks.push(resolve))
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.settled()
  }

  private async run(page: WantedPage): Promise<void> {
    const { log } = this.parts
    const release = this.releaseOnce(page.host)
    let outcome: Outcome
    try {
      // Asking for robots.txt is a request of its own: the page itself waits for the host's gap.
      if (this.parts.robots.peek(page.url) === null) return await this.askRobots(page)
      outcome = await this.fetchOne(page, release)
    } catch (error) {
      log.error('fetch.broken', { url: page.url, cause: describeError(error) })
      outcome = failed(page, this.parts.clock.now(), 'internal-error')
    }
    release(releaseOf(outcome.result))
    this.active--
    this.waiting.push(outcome)
    this.scheduleSave()
    this.pump()
  }

  private releaseOnce(host: string): (answer: Release) => void {
    let isDone = false
    return (answer) => {
      if (!isDone) this.parts.gate.release(host, answer)
      isDone = true
    }
  }

  private async askRobots(page: WantedPage): Promise<void> {
    await this.parts.robots.check(page.url)
    this.parts.gate.release(page.host)
    this.frontier.putBack(page, 0)
    this.active--
    this.pump()
    this.wakeWhenIdle()
  }

  private wakeWhenIdle(): void {
    if (this.underWay() === 0) for (const wake of this.idleCallbacks.splice(0)) wake()
  }

  private async fetchOne(page: WantedPage, release: (answer: Release) => void): Promise<Outcome> {
    const { robots, fetcher, prepare, clock } = this.parts
    const robotsAnswer = await robots.check(page.url)
    if (robotsAnswer.refusal) {
      const temporary = robotsAnswer.retryAfterMs !== undefined
      const refused = failed(page, clock.now(), robotsAnswer.refusal, temporary ? 'temporary' : 'refused')
      return { ...refused, result: { ...refused.result, retryAfterMs: robotsAnswer.retryAfterMs } }
    }
    const result = await fetcher.fetchUrl(page.url, { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5' })
    if (result.outcome !== 'ok') return { page, result: withoutBytes(result), prepared: null }
    // The request is over: its host may be asked for the next page while this one waits for a thread to read it.
    release(releaseOf(result))
    this.pump()
    const prepared = await prepare({
      bytes: result.bytes,
      contentType: result.headers['content-type'] ?? null,
      status: result.status,
      url: result.finalUrl,
      wantedUrl: page.url,
      fetchedAt: result.fetchedAt,
      entry: page.entry,
    })
    return { page, result: withoutBytes(result), prepared }
  }

  private scheduleSave(): void {
    if (this.waiting.length >= saveAtCount) void this.save()
    else this.timer ??= setTimeout(() => void this.save(), saveAfterMs)
  }

  private async save(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (this.saving || this.waiting.length === 0) return
    const group = this.waiting.splice(0, 200)
    this.saving = this.write(group)
    await this.saving
    this.saving = null
    if (this.waiting.length > 0) this.scheduleSave()
    this.wakeWhenIdle()
    this.pump()
  }

  private async write(group: readonly Outcome[]): Promise<void> {
    const { store, archive, log, onSaved, clock, disk } = this.parts
    try {
      const good = group.filter((o) => o.prepared !== null)
      const kept = await archive.appendPacked(good.map((o) => o.prepared as PackedPage))
      const places = new Map(good.map((o, i) => [o, kept[i] as KeptPage]))
      const later = await store.transaction((tx) => this.saveOutcomes(tx, group, places))
      if (group.length > 0) disk.succeeded()
      for (const o of group) {
        const at = later.get(o.page.id)
        if (at === undefined) this.frontier.finish(o.page)
        else this.frontier.putBack({ ...o.page, attempts: o.page.attempts + 1 }, at)
      }
      onSaved?.()
    } catch (error) {
      log.error('fetch.save', { cause: describeError(error) })
      // Nothing of this group was written: the pages are fetched again.
      for (const o of group) this.frontier.putBack(o.page, clock.nowMs() + 1000)
      disk.failed(error)
    }
  }

  /** Writes fetches, pages and messages; returns when pages that failed for now are due again. */
  private async saveOutcomes(
    tx: RecordTx,
    group: readonly Outcome[],
    places: ReadonlyMap<Outcome, KeptPage>,
  ): Promise<Map<string, number>> {
    const { clock, metrics } = this.parts
    const later = new Map<string, number>()
    const fetches: FetchTable[] = []
    for (const outcome of group) {
      const { page, result } = outcome
      const place = places.get(outcome)
      const pageId = place ? pageIdOf(place.digest, page.url) : null
      fetches.push(fetchRow(clock, outcome, pageId))
      metrics.add('press_fetch_items_total', { outcome: result.outcome })
      if (!place) await this.saveFailure(tx, outcome, later)
    }
    await savePages(tx, places)
    await insertRows(tx, 'fetch', fetches)
    const sent = [...places].map(([{ page, result }, place]) => ({
      type: 'page.fetched' as const,
      key: page.id,
      lane: page.lane,
      payload: { pageId: pageIdOf(place.digest, page.url), frontierId: page.id, fetchedAt: result.fetchedAt },
    }))
    await publish(tx, clock, sent)
    return later
  }

  private async saveFailure(tx: RecordTx, { page, result }: Outcome, later: Map<string, number>): Promise<void> {
    const { clock } = this.parts
    const wait = retryAfter(page, result)
    const at = wait === null ? null : clock.nowMs() + wait
    if (at !== null) later.set(page.id, at)
    await tx
      .updateTable('frontier')
      .set({
        state: at === null ? 'failed' : 'wanted',
        attempts: page.attempts + 1,
        nextAttemptAt: at === null ? '' : new Date(at).toISOString(),
        lastReason: result.reason,
      })
      .where('id', '=', page.id)
      .execute()
  }
}

/** Wait before a page is tried again; null where that makes no sense, or where a person waits for the answer. */
function retryAfter(page: WantedPage, { outcome, reason, retryAfterMs }: Outcome['result']): number | null {
  if (outcome === 'temporary') return retryPageAfterMs(outcome, page.attempts, retryAfterMs)
  const isForGood = outcome !== 'hard' || page.lane === 'people' || /too-large$/.test(reason)
  return isForGood ? null : retryPageAfterMs(outcome, page.attempts)
}

async function savePages(tx: RecordTx, places: ReadonlyMap<Outcome, KeptPage>): Promise<void> {
  if (places.size === 0) return
  const rows = [...places].map(([{ page, result }, place]) => ({
    id: pageIdOf(place.digest, page.url),
    url: result.finalUrl,
    file: place.file,
    offset: place.offset,
    length: place.length,
    originalDigest: place.originalDigest,
    cutBlocks: place.cutBlocks,
    fetchedAt: result.fetchedAt,
  }))
  await insertRows(tx, 'page', rows, 'keep')
  await tx
    .updateTable('frontier')
    .set({ state: 'fetched', lastReason: null })
    .where(
      'id',
      'in',
      [...places.keys()].map((o) => o.page.id),
    )
    .execute()
}

function fetchRow(clock: Clock, { page, result }: Outcome, pageId: string | null): FetchTable {
  return {
    id: timeOrderedId(clock.nowMs()),
    url: page.url,
    sourceId: page.sourceId,
    frontierId: page.id,
    at: result.fetchedAt,
    outcome: result.outcome,
    reason: result.reason,
    status: result.status,
    finalUrl: result.finalUrl,
    wireBytes: result.wireBytes,
    durationMs: Math.round(result.durationMs),
    pageId,
  }
}

function withoutBytes({
  bytes: _bytes,
  headers: _headers,
  redirects: _redirects,
  ...rest
}: FetchResult): Outcome['result'] {
  return rest
}

function failed(page: WantedPage, at: string, reason: string, outcome: FetchResult['outcome'] = 'hard'): Outcome {
  const result = { outcome, reason, status: 0, finalUrl: page.url, wireBytes: 0, durationMs: 0, fetchedAt: at }
  return { page, result: result as Outcome['result'], prepared: null }
}
