import { describeError } from '#foundation'
import { beginWork } from './begin-work.js'
import type { Engines } from './compose.js'
import { stillPlaying, stopFirst } from './jobs/errors.js'
import type { AnyJobKind, JobParts } from './jobs/job-kind.js'
import { JobRunner } from './jobs/job-runner.js'
import { type Collector, startCollector } from './roles/collector.js'
import type { StartUp } from './start-up.js'
import type { Threads } from './threads/start-threads.js'

/** Collecting, the stages and long jobs of a running product, and who makes way for whom. */
export class Work {
  collector: Collector | null = null
  readonly jobs: JobRunner
  private hasBegun = false
  private begun: Promise<void> = Promise.resolve()

  constructor(
    private readonly engines: Engines,
    private readonly threads: Threads,
    private readonly startUp: StartUp,
  ) {
    const { settings, store, clock, log } = engines
    const aside: JobParts['aside'] = (work, signal) => this.aside(work, signal)
    this.jobs = new JobRunner({ settings, store, clock, log, engines, aside })
  }

  begin(): void {
    this.begun = beginWork(this.engines, this.threads, this.startUp, this.jobs, (c) => (this.collector = c)).then(
      () => void (this.hasBegun = true),
      (error: unknown) => this.engines.log.error('press.work', { cause: describeError(error) }),
    )
  }

  async collect(): Promise<void> {
    await this.collector?.tick()
  }

  /** Begins jobs that wait. What is made of the whole record waits until the start is over: the start does it itself. */
  runJobs(): Promise<void> {
    return this.jobs.tick((kind: AnyJobKind) => this.hasBegun || kind.lane !== 'index')
  }

  async stop(): Promise<void> {
    await this.jobs.stop()
    await this.begun
    await this.collector?.stop()
    await this.engines.bus.stop()
  }

  /** Collecting and the stages stand still meanwhile; pages say why. Before they have begun, nothing has to be stopped. */
  private async aside<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (!this.hasBegun) return work(signal)
    const { engines, threads, startUp } = this
    if (engines.driven && !engines.driven.isReal) throw stillPlaying()
    if (engines.settings.kafkaBrokers.length > 0) throw stopFirst()
    const collector = this.collector
    this.collector = null
    startUp.reason = 'rebuild'
    await collector?.stop()
    await engines.bus.stop()
    // Tried until it succeeds: on half of a record nothing may be collected.
    const made = await startUp.step('rebuild', async (say) => {
      say('rebuild')
      return { of: await work(signal) }
    })
    const again = await startUp.step('collector', () => startCollector(engines, threads.pages, threads.recent))
    if (!made || !again) throw new Error('stopped')
    this.collector = again
    engines.bus.start()
    return made.of
  }
}
