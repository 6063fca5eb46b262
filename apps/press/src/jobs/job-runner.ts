import { hostname } from 'node:os'
import { describeError, PressError } from '#foundation'
import { diskFull, isDiskFull, unlessFull } from '#record'
import type { JobTable, RecordStore } from '#record'
import { jobBrokenOff, jobFailed } from './errors.js'
import type { AnyJobKind, JobKindName, JobParts, JobRun } from './job-kind.js'
import { askJob, type Asking, findJob, isOpen, type Job, jobKind } from './job-rows.js'
import { jobKinds } from './kinds/index.js'

/** Real time between two looks whether a running job was cancelled, and between two notes of its progress. */
const beatMs = 1_000
/** A process that has not said so for this long runs its job no more. */
const deadAfterMs = 120_000
/** A job that was broken off so often is not begun again. */
const attemptsMax = 5

interface Failure {
  error?: unknown
}
interface Running {
  readonly stop: AbortController
  readonly ended: Promise<void>
}
export interface RunnerOptions {
  readonly kinds?: readonly AnyJobKind[]
  /** Told of progress, for a console. */
  readonly onProgress?: (job: { id: string; kind: JobKindName }, done: number, total: number) => void
  readonly beatMs?: number
}

/**
 * Runs long work: in each lane one job at a time, with progress and the wish to cancel kept in the record, so that any page
 * and any process sees them. What a restart or a kill broke off goes on with the next runner.
 */
export class JobRunner {
  private readonly running = new Map<string, Running>()
  private stopped = false
  private readonly kinds: readonly AnyJobKind[]
  private readonly me = `${hostname()} ${process.pid}`

  constructor(
    private readonly parts: JobParts,
    private readonly options: RunnerOptions = {},
  ) {
    this.kinds = options.kinds ?? jobKinds
  }

  /** Begins what waits, where its lane is free. `mayRun`: kinds that have to wait for something else are left. */
  async tick(mayRun: (kind: AnyJobKind) => boolean = () => true): Promise<void> {
    if (this.stopped) return
    await this.takeBack()
    for (;;) {
      const job = this.stopped ? null : await this.claim(mayRun)
      if (!job) return
      // Told to stop while this was claimed: it waits for the next start.
      if (this.stopped) return this.settle(job.id, { state: 'waiting', attempts: job.attempts - 1, endedAt: null })
      void this.begin(job)
    }
  }

  /** Asks for a job and does it here, to its end; throws what ended it. One of its kind that waits is done in its place. */
  async run(name: JobKindName, given: Readonly<Record<string, unknown>>, by: Asking = {}): Promise<Job> {
    await this.takeBack()
    const { id } = await askJob(this.parts, jobKind(name, this.kinds), given, by)
    const job = await this.claim(() => true, id)
    if (job) await this.begin(job)
    else await this.running.get(id)?.ended
    const ended = await findJob(this.parts.store, id)
    if (ended.state === 'failed')
      throw new PressError('job-failed', { userMessage: ended.error ?? jobFailed().userMessage })
    return ended
  }

  /**
   * A job that has to be done before anything else may begin: it is begun or goes on here and now. When it fails, it stays in
   * line and the caller tries again.
   */
  async runFirst(name: JobKindName): Promise<void> {
    await this.takeBack()
    const { id } = await askJob(this.parts, jobKind(name, this.kinds), {})
    const job = await this.claim(() => true, id)
    if (!job || this.stopped) return
    const failure: { error?: unknown } = {}
    await this.begin(job, failure)
    if ('error' in failure) throw failure.error
  }

  /** Ends what runs at its next step; it goes on at the next start. */
  async stop(): Promise<void> {
    this.stopped = true
    for (const { stop } of this.running.values()) stop.abort()
    await Promise.all([...this.running.values()].map((r) => r.ended))
  }

  private begin(job: Job, failure?: Failure): Promise<void> {
    const stop = new AbortController()
    const ended = this.work(job, stop, failure).finally(() => this.running.delete(job.id))
    this.running.set(job.id, { stop, ended })
    return ended
  }

  /** `failure`, when given, takes the error, and the job stays in line. */
  private async work(job: Job, stop: AbortController, failure?: Failure): Promise<void> {
    const { log, store, clock } = this.parts
    const kind = jobKind(job.kind, this.kinds)
    const beat = new Beat(job, store, () => clock.now(), stop, this.options)
    log.info('job.begin', { job: job.id, kind: job.kind, attempt: job.attempts })
    try {
      const facts = await kind.run(runOf(job, store, stop.signal, beat), this.parts)
      await beat.end()
      if (stop.signal.aborted) return await this.settleStopped(job, beat)
      await this.settle(job.id, { state: 'done', facts: JSON.stringify(facts), error: null, ...beat.progress })
      log.info('job.done', { job: job.id, kind: job.kind, ...facts })
    } catch (error) {
      await beat.end()
      if (stop.signal.aborted) return await this.settleStopped(job, beat)
      log.error('job.failed', { job: job.id, kind: job.kind, cause: describeError(error) })
      if (failure) failure.error = error
      const state = failure ? { state: 'waiting' as const, attempts: 0, endedAt: null } : { state: 'failed' as const }
      await this.settle(job.id, { ...state, ...wordsOf(error), ...beat.progress })
    }
  }

  /** Cancelled by a person, or put back in line because this process ends. */
  private settleStopped(job: Job, beat: Beat): Promise<void> {
    this.parts.log.info(beat.isCancelled ? 'job.cancelled' : 'job.interrupted', { job: job.id, kind: job.kind })
    return beat.isCancelled
      ? this.settle(job.id, { state: 'cancelled', ...beat.progress })
      : this.settle(job.id, { state: 'waiting', attempts: job.attempts - 1, endedAt: null, ...beat.progress })
  }

  /** An end that cannot be written (a full disk) is found by the next look at what nobody runs any more. */
  private async settle(id: string, end: Partial<JobTable>): Promise<void> {
    const row = { endedAt: this.parts.clock.now(), runner: null, beatAt: null, ...end }
    await unlessFull(this.parts.store.db.updateTable('job').set(row).where('id', '=', id))
  }

  private async claim(mayRun: (kind: AnyJobKind) => boolean, only?: string): Promise<Job | null> {
    const { store, clock } = this.parts
    const id = await store.transaction(async (tx) => {
      const rows = await tx
        .selectFrom('job')
        .select(['id', 'kind', 'lane', 'state', 'startedAt', 'attempts'])
        .where('state', 'in', ['waiting', 'running'])
        .orderBy('askedAt')
        .orderBy('id')
        .execute()
      const taken = new Set(rows.filter((r) => r.state === 'running').map((r) => r.lane))
      const next = rows.find((r) => {
        const kind = this.kinds.find((k) => k.name === r.kind)
        return r.state === 'waiting' && !taken.has(r.lane) && kind && mayRun(kind) && (only ?? r.id) === r.id
      })
      if (!next) return null
      const now = clock.now()
      const begun = { state: 'running' as const, runner: this.me, beatAt: now, startedAt: next.startedAt ?? now }
      await tx
        .updateTable('job')
        .set({ ...begun, attempts: next.attempts + 1 })
        .where('id', '=', next.id)
        .execute()
      return next.id
    })
    return id === null ? null : findJob(store, id)
  }

  /** Jobs of processes that are gone wait again, or have failed when that happened too often. */
  private async takeBack(): Promise<void> {
    const { store, clock, log } = this.parts
    const rows = await store.db.selectFrom('job').selectAll().where('state', '=', 'running').execute()
    for (const row of rows) {
      if (this.running.has(row.id) || isAlive(row, this.me, clock.nowMs())) continue
      log.warn('job.taken-back', { job: row.id, kind: row.kind, attempts: row.attempts })
      if (row.cancelAt !== null) await this.settle(row.id, { state: 'cancelled' })
      else if (row.attempts >= attemptsMax)
        await this.settle(row.id, { state: 'failed', ...wordsOf(jobBrokenOff(row.attempts)) })
      else await this.settle(row.id, { state: 'waiting', endedAt: null })
    }
  }
}

/** Keeps progress and a sign of life in the record while a job runs, and hears when somebody cancels it. */
class Beat {
  progress: { done: number; total: number }
  isCancelled = false
  private isWriting: Promise<void> = Promise.resolve()
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly job: Job,
    private readonly store: RecordStore,
    private readonly now: () => string,
    private readonly stop: AbortController,
    readonly options: RunnerOptions,
  ) {
    this.progress = { done: job.done, total: job.total }
    this.timer = setInterval(() => this.writeNext(), options.beatMs ?? beatMs)
    this.timer.unref()
  }

  async end(): Promise<void> {
    clearInterval(this.timer)
    await this.isWriting
  }

  private writeNext(): void {
    this.isWriting = this.isWriting.then(() => this.write())
  }

  private async write(): Promise<void> {
    try {
      const { db } = this.store
      const row = { ...this.progress, beatAt: this.now() }
      await unlessFull(db.updateTable('job').set(row).where('id', '=', this.job.id))
      const asked = await db.selectFrom('job').select('cancelAt').where('id', '=', this.job.id).executeTakeFirst()
      if (!asked?.cancelAt || this.isCancelled) return
      this.isCancelled = true
      this.stop.abort()
    } catch {
      // A database that is away for a moment: the next beat tells.
    }
  }
}

function runOf(job: Job, store: RecordStore, signal: AbortSignal, beat: Beat): JobRun {
  return {
    id: job.id,
    input: job.input,
    officeId: job.officeId,
    cursor: job.cursor,
    signal,
    progress: (done, total) => {
      beat.progress = { done, total }
      beat.options.onProgress?.(job, done, total)
    },
    keep: async (cursor) => {
      await store.db
        .updateTable('job')
        .set({ cursor: JSON.stringify(cursor) })
        .where('id', '=', job.id)
        .execute()
    },
  }
}

function isAlive(row: JobTable, me: string, nowMs: number): boolean {
  const [host, pid] = (row.runner ?? '').split(' ')
  // A process id comes back after a restart: what this process does not know it does not run.
  if (row.runner === me || row.runner === null) return false
  if (host === me.split(' ')[0] && !processExists(Number(pid))) return false
  return row.beatAt !== null && nowMs - Date.parse(row.beatAt) < deadAfterMs
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Why a job failed: the sentence, and its code for the other language. */
function wordsOf(error: unknown): Pick<JobTable, 'error' | 'facts'> {
  const told = error instanceof PressError ? error : isDiskFull(error) ? diskFull() : jobFailed()
  return { error: told.userMessage, facts: JSON.stringify({ code: told.code }) }
}

/** Waits until a job that another process runs has ended. */
export async function followJob(
  store: RecordStore,
  id: string,
  onProgress: (done: number, total: number) => void,
  pauseMs = 500,
): Promise<Job> {
  for (;;) {
    const job = await findJob(store, id)
    onProgress(job.done, job.total)
    if (!isOpen(job)) return job
    await new Promise((r) => setTimeout(r, pauseMs))
  }
}
