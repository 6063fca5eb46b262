import { type DynamicModule, type INestApplication, Injectable, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { Interval, ScheduleModule } from '@nestjs/schedule'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { describeError } from '#foundation'
import { watchAnswered } from '#respond'
import type { Desk } from '../desk.js'
import { readRebuild } from '../rebuild-derived.js'
import { draftAtCutOff } from '../reports/draft-at-cut-off.js'
import { WebModule } from '../web/web.module.js'

/** Real time between two looks at what is due. */
const tickMs = 1000
/** Real time between two looks whether a reporting week has ended. */
const reportTickMs = 30_000

/** Real time between two looks whether the day's house-keeping is due. */
const houseTickMs = 5_000

/** Real time between two looks for long jobs that wait. */
const jobTickMs = 2_000

/** What the schedule gives its tick to. */
export interface Work {
  readonly collect: () => Promise<void>
  readonly keepHouse: () => Promise<void>
  readonly runJobs: () => Promise<void>
}

export interface Web {
  readonly app: INestApplication
  readonly url: string
}

/** Serves the site and gives collecting its tick. */
export async function startWeb(desk: Desk, work: Work): Promise<Web> {
  const app = await NestFactory.create<NestExpressApplication>(RootModule.forDesk(desk, work), {
    logger: ['error', 'fatal'],
    bodyParser: false,
  })
  WebModule.configure(app, desk)
  const { host, port } = desk.settings
  await app.listen(port, host)
  const address = app.getHttpServer().address() as { port: number }
  return { app, url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}` }
}

/** What is due is asked of the clock; this only gives the tick. */
export class Ticker {
  private busy = false
  private isBeginningJobs = false
  constructor(
    private readonly desk: Desk,
    private readonly work: Work,
  ) {}
  /** Weekly drafts write themselves, answered cases become watched; not while a demonstration still plays its weeks, nor from a record half rebuilt. */
  async reports(): Promise<void> {
    if (this.desk.isPlaying?.()) return
    try {
      if (await readRebuild(this.desk.store)) return
      await draftAtCutOff(this.desk)
      if ((await watchAnswered(this.desk.store, this.desk.clock)) > 0) this.desk.bus.wake()
    } catch (error) {
      this.desk.log.error('tick.reports', { cause: describeError(error) })
    }
  }

  keepHouse(): Promise<void> {
    return this.work.keepHouse()
  }

  async jobs(): Promise<void> {
    if (this.isBeginningJobs) return
    this.isBeginningJobs = true
    try {
      await this.work.runJobs()
    } catch (error) {
      this.desk.log.error('tick.jobs', { cause: describeError(error) })
    } finally {
      this.isBeginningJobs = false
    }
  }

  async tick(): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      await this.work.collect()
    } catch (error) {
      this.desk.log.error('tick', { cause: describeError(error) })
    } finally {
      this.busy = false
    }
  }
}

@Injectable()
class TickSchedule {
  constructor(private readonly ticker: Ticker) {}
  @Interval(tickMs)
  tick(): Promise<void> {
    return this.ticker.tick()
  }
  @Interval(reportTickMs)
  reports(): Promise<void> {
    return this.ticker.reports()
  }
  @Interval(jobTickMs)
  jobs(): Promise<void> {
    return this.ticker.jobs()
  }
  @Interval(houseTickMs)
  keepHouse(): Promise<void> {
    return this.ticker.keepHouse()
  }
}

@Module({})
class RootModule {
  static forDesk(desk: Desk, work: Work): DynamicModule {
    return {
      module: RootModule,
      imports: [ScheduleModule.forRoot(), WebModule.forDesk(desk)],
      providers: [{ provide: Ticker, useValue: new Ticker(desk, work) }, TickSchedule],
    }
  }
}
