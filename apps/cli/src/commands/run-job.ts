import { PressError, readSettings, silentLog, SystemClock } from '#foundation'
import type { RecordStore } from '#record'
import { lockRecord, openRecord, recordBeside } from '../../../press/src/compose-record.js'
import type { JobKindName, JobParts } from '../../../press/src/jobs/job-kind.js'
import { askJob, type Job, jobKind } from '../../../press/src/jobs/job-rows.js'
import { followJob, JobRunner } from '../../../press/src/jobs/job-runner.js'
import { registerStages } from '../../../press/src/roles/pipeline.js'
import { type Settings, settingsShape } from '../../../press/src/settings.js'
import { startThreads } from '../../../press/src/threads/start-threads.js'
import { print, progress, withEngines } from './command.js'

export interface JobAsked {
  readonly kind: JobKindName
  readonly input?: Readonly<Record<string, unknown>>
  /** Stands before the progress. */
  readonly label: string
  /** Only the record is opened: index and queue may be away. */
  readonly isOfRecord?: boolean
}

/**
 * Does long work from the console by the same service as the site: here when the product stands still, else in the running
 * product, whose progress is shown.
 */
export async function runJob(env: NodeJS.ProcessEnv, asked: JobAsked): Promise<Job> {
  const settings = readSettings(settingsShape, env)
  try {
    return asked.isOfRecord ? await runOnRecord(settings, asked) : await runOnEngines(env, asked)
  } catch (error) {
    if (!(error instanceof PressError) || error.code !== 'record-in-use') throw error
    return askProduct(settings, asked)
  }
}

async function runOnRecord(settings: Settings, asked: JobAsked): Promise<Job> {
  const lock = await lockRecord(settings)
  try {
    const clock = new SystemClock()
    const store = await openRecord(settings, clock, (text) => process.stderr.write(`${text}\n`))
    try {
      return await runHere({ settings, store, clock, log: silentLog, engines: null, aside: (w, s) => w(s) }, asked)
    } finally {
      await store.close()
    }
  } finally {
    await lock.release()
  }
}

const runOnEngines = (env: NodeJS.ProcessEnv, asked: JobAsked): Promise<Job> =>
  withEngines(env, (engines) => {
    const aside: JobParts['aside'] = async (work, signal) => {
      const threads = startThreads(engines.settings)
      try {
        registerStages(engines, threads)
        return await work(signal)
      } finally {
        await threads.close()
      }
    }
    return runHere({ ...engines, engines, aside }, asked)
  })

/** Ctrl-C leaves the job in line: the next start of the product, or the same command, goes on with it. */
async function runHere(parts: JobParts, { kind, input = {}, label }: JobAsked): Promise<Job> {
  const show = progress(label)
  const runner = new JobRunner(parts, { onProgress: (_job, done, total) => show(done, total) })
  const stop = (): void => void runner.stop()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const job = await runner.run(kind, input)
    if (job.state === 'waiting') throw interrupted()
    return job
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

async function askProduct(settings: Settings, { kind, input = {}, label }: JobAsked): Promise<Job> {
  const store: RecordStore = await recordBeside(settings)
  try {
    const { id, isNew } = await askJob({ store, clock: new SystemClock() }, jobKind(kind), input)
    print(
      isNew
        ? 'Hệ thống đang chạy: việc này được giao cho hệ thống. Ngắt lệnh này thì việc vẫn chạy tiếp.'
        : 'Việc này đang chạy hoặc đang chờ; theo dõi đến khi xong.',
    )
    const job = await followJob(store, id, progress(label))
    if (job.state === 'failed') throw new PressError('job-failed', { userMessage: job.error ?? '' })
    if (job.state === 'cancelled') throw cancelled()
    return job
  } finally {
    await store.close()
  }
}

const interrupted = (): PressError =>
  new PressError('job-interrupted', { userMessage: 'Đã ngắt. Chạy lại lệnh này hoặc khởi động hệ thống để làm tiếp.' })
const cancelled = (): PressError => new PressError('job-cancelled', { userMessage: 'Việc này đã được hủy.' })
