import { type Clock, timeOrderedId } from '#foundation'
import type { Database, JobTable, RecordStore, RecordTx } from '#record'
import { goesToItsEnd, jobKindUnknown, jobUnknown } from './errors.js'
import type { AnyJobKind, JobFacts, JobKindName } from './job-kind.js'
import { jobKinds } from './kinds/index.js'

/** A job as pages and the command line show it. */
export interface Job extends Omit<JobTable, 'kind' | 'facts' | 'input' | 'cursor'> {
  readonly kind: JobKindName
  readonly input: Readonly<Record<string, unknown>>
  readonly cursor: unknown
  readonly facts: JobFacts | null
  /** Display name of who asked; null for the product itself and the command line. */
  readonly askedBy: string | null
}

export interface AskedJob {
  readonly id: string
  /** False when one of this kind already waits or runs: that one is meant. */
  readonly isNew: boolean
}
export interface Asking {
  readonly officeId?: string | null
  readonly accountId?: string | null
}

const open: readonly JobTable['state'][] = ['waiting', 'running']

export const isOpen = (job: Pick<JobTable, 'state'>): boolean => open.includes(job.state)

/** Half of some work does harm: begun once, it goes to its end, also while it waits after a break. */
export const mayCancel = (job: Pick<JobTable, 'state' | 'kind'> & { readonly cursor: unknown }): boolean =>
  isOpen(job) &&
  !(jobKinds.find((k) => k.name === job.kind)?.isWhole && (job.state === 'running' || job.cursor !== null))

export function jobKind(name: string, kinds: readonly AnyJobKind[] = jobKinds): AnyJobKind {
  const kind = kinds.find((k) => k.name === name)
  if (!kind) throw jobKindUnknown(name)
  return kind
}

/** Puts a job in line. Of each kind one at a time: asked for again while it is open, the open one is returned. */
export function askJob(
  { store, clock }: { store: RecordStore; clock: Clock },
  kind: AnyJobKind,
  given: Readonly<Record<string, unknown>>,
  by: Asking = {},
): Promise<AskedJob> {
  const input = JSON.stringify(kind.readInput(given) ?? {})
  return store.transaction(async (tx) => {
    const known = await tx
      .selectFrom('job')
      .select('id')
      .where('kind', '=', kind.name)
      .where('state', 'in', open)
      .executeTakeFirst()
    if (known) return { id: known.id, isNew: false }
    const row: JobTable = {
      id: timeOrderedId(clock.nowMs()),
      kind: kind.name,
      lane: kind.lane,
      state: 'waiting',
      officeId: by.officeId ?? null,
      accountId: by.accountId ?? null,
      input,
      cursor: null,
      done: 0,
      total: 0,
      facts: null,
      error: null,
      askedAt: clock.now(),
      startedAt: null,
      endedAt: null,
      beatAt: null,
      runner: null,
      attempts: 0,
      cancelAt: null,
    }
    await tx.insertInto('job').values(row).execute()
    return { id: row.id, isNew: true }
  })
}

/** One that waits is cancelled at once; one that runs stops at its next step. */
export async function cancelJob({ store, clock }: { store: RecordStore; clock: Clock }, id: string): Promise<void> {
  const now = clock.now()
  await store.transaction(async (tx) => {
    const job = await tx.selectFrom('job').select(['state', 'kind', 'cursor']).where('id', '=', id).executeTakeFirst()
    if (!job) throw jobUnknown()
    if (isOpen(job) && !mayCancel(job)) throw goesToItsEnd()
    if (job.state === 'waiting')
      await tx
        .updateTable('job')
        .set({ state: 'cancelled', endedAt: now, cancelAt: now })
        .where('id', '=', id)
        .execute()
    if (job.state === 'running') await tx.updateTable('job').set({ cancelAt: now }).where('id', '=', id).execute()
  })
}

/** What runs and waits first, then what has ended, newest first. */
export async function listJobs(store: RecordStore, limit: number): Promise<Job[]> {
  const rows = await jobsWithNames(store.reader)
    .orderBy('job.askedAt', 'desc')
    .orderBy('job.id', 'desc')
    .limit(limit)
    .execute()
  const jobs = rows.map(jobOf)
  return [...jobs.filter((j) => j.state === 'running'), ...jobs.filter((j) => j.state === 'waiting').reverse(), ...jobs.filter((j) => !isOpen(j))] // prettier-ignore
}

export async function findJob(store: RecordStore, id: string): Promise<Job> {
  const row = await jobsWithNames(store.db).where('job.id', '=', id).executeTakeFirst()
  if (!row) throw jobUnknown()
  return jobOf(row)
}

/** The newest job of a kind that ended so; null when there was none. */
export async function lastJob(store: RecordStore, kind: JobKindName, state: JobTable['state']): Promise<Job | null> {
  const row = await jobsWithNames(store.reader)
    .where('job.kind', '=', kind)
    .where('job.state', '=', state)
    .orderBy('job.endedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? jobOf(row) : null
}

const jobsWithNames = (db: Database | RecordTx) =>
  db
    .selectFrom('job')
    .leftJoin('account', 'account.id', 'job.accountId')
    .selectAll('job')
    .select('account.displayName as askedBy')

function jobOf(row: JobTable & { askedBy: string | null }): Job {
  return {
    ...row,
    kind: row.kind as JobKindName,
    input: JSON.parse(row.input) as Job['input'],
    cursor: row.cursor === null ? null : JSON.parse(row.cursor),
    facts: row.facts === null ? null : (JSON.parse(row.facts) as JobFacts),
  }
}
