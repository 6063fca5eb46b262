import type { Permission } from '#press'
import type { Engines } from '../compose.js'

/** What any job may use; engines are missing where only the record is open. */
export type JobParts = Pick<Engines, 'settings' | 'store' | 'clock' | 'log'> & {
  readonly engines: Engines | null
  /** Does work while neither collecting nor the stages run, and lets them go on afterwards. */
  readonly aside: <T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) => Promise<T>
}

/** One run of a job, as its kind sees it. */
export interface JobRun<I = unknown> {
  readonly id: string
  readonly input: I
  readonly officeId: string | null
  /** What `keep` noted last, in this run or in one that was broken off. */
  readonly cursor: unknown
  /** Aborts when somebody cancels the job or the process stops. */
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
  /** Notes where to go on after a break. */
  readonly keep: (cursor: unknown) => Promise<void>
}

/** What came of a job: figures and names for the sentence that tells of it. */
export type JobFacts = Readonly<Record<string, number | string | boolean | null>>

export const jobKindNames = [
  'back-up',
  'reindex',
  'rebuild',
  'import-sources',
  'export-sources',
  'export-articles',
] as const
export type JobKindName = (typeof jobKindNames)[number]

/** A kind of long work: one folder, one line in `kinds/index.ts`. */
export interface JobKind<I = unknown> {
  readonly name: JobKindName
  /** Jobs of one lane never run at the same time. */
  readonly lane: string
  /** Who may ask for it. */
  readonly permission: Permission
  /** True where half of the work does harm: once begun it goes to its end, over restarts if need be. */
  readonly isWhole?: boolean
  /** Checks what was given; throws a sentence for the person who gave it. */
  readonly readInput: (given: Readonly<Record<string, unknown>>) => I
  readonly run: (job: JobRun<I>, parts: JobParts) => Promise<JobFacts>
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds kinds of every input
export type AnyJobKind = JobKind<any>
