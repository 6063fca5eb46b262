import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import type { ArticleIndex } from '#article-index'
import { describeError } from '#foundation'
import { topics } from '#press'
import { lookAtAll } from '../../checks/index.js'
import { DESK, type Desk } from '../../desk.js'
import { diskSpace } from '../../disk/disk-space.js'
import { diskDays, forecast } from '../../disk/forecast.js'
import { writeDown } from '../shell/actor.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { HealthPage, type IndexHealth } from './health.view.js'
import { words } from './words.js'

/** Parked messages shown at once. */
const parkedShown = 50

/** How the product is doing: a page for people, and what machines ask (alive, ready, figures from this machine only). */
@Controller()
export class HealthController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/health')
  @Permit('see-health')
  async show(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const { bus, index, collect, settings, store } = this.desk
    const space = await diskSpace(settings.dataDir)
    const body = (
      <HealthPage
        visit={visit}
        index={await indexHealth(index)}
        queues={await bus.status()}
        parked={await bus.parked(parkedShown)}
        busTrouble={bus.trouble()}
        collect={collect.status()}
        disk={space}
        forecast={space && forecast(await diskDays(store), space, settings.pagesBudgetGb * 1e9)}
        findings={(await this.findings()).filter((f) => f.level !== 'good')}
      />
    )
    response.send(renderPage(visit, { title: words().title, body }))
  }

  /** What `doctor` looks at as well, without what takes long. */
  private async findings() {
    const { settings, store, clock, log, index, bus } = this.desk
    const running = { isReady: true, articles: null }
    return lookAtAll(
      { settings, store, clock, log, index, busTrouble: bus.trouble(), running, isThorough: false },
      false,
    )
  }

  /** Parked work gets another round of tries: all of it, or that of one stage. */
  @Post('/health/requeue')
  @Permit('see-health')
  async requeue(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const visit = signedVisit(request)
    const topic = topics.find((t) => t === body['topic'])
    const requeued = await this.desk.bus.requeue(topic)
    await writeDown(this.desk.store, this.desk.clock, visit, {
      action: 'requeue',
      subject: topic ?? null,
      details: { requeued },
    })
    response.redirect(303, '/health')
  }

  @Get('/health/live')
  @Permit('public')
  live(): { status: string } {
    return { status: 'ok' }
  }

  @Get('/health/ready')
  @Permit('public')
  async ready(@Res() response: Response): Promise<void> {
    const { isRunning, pausedReason } = this.desk.collect.status()
    try {
      // Ready means that the record and the index answer; collecting may stand still meanwhile.
      await this.desk.store.reader.selectFrom('office').select('id').limit(1).execute()
      const articles = await this.desk.index.count()
      response.status(200).json({ status: 'ok', articles, collecting: isRunning, pausedReason })
    } catch (error) {
      this.desk.log.error('health.not-ready', { cause: describeError(error) })
      response.status(503).json({ status: 'not-ready' })
    }
  }

  @Get('/metrics')
  @Permit('public')
  async metrics(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    // Behind a proxy on this machine every caller has a loopback address; a forwarded request came from elsewhere.
    const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
    if (isForwarded || !/^(?:127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')) {
      response.status(404).end()
      return
    }
    const { metrics, bus } = this.desk
    metrics.set('press_bus_away', bus.trouble() === null ? 0 : 1)
    for (const q of await bus.status()) {
      metrics.set('press_queue_pending', q.pending, { topic: q.topic })
      metrics.set('press_queue_parked', q.parked, { topic: q.topic })
    }
    response.type('text/plain').send(metrics.text())
  }
}

/** The page is there above all when something else is not: an index that does not answer is a line on it. */
async function indexHealth(index: ArticleIndex): Promise<IndexHealth | null> {
  try {
    return { articles: await index.count(), ...(await index.state()) }
  } catch {
    return null
  }
}
