import { Controller, Get, Inject, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
import type { VisitRequest } from '../shell/visit.js'

/** What machines ask: is the process alive, is it ready, and its figures (from this machine only). */
@Controller()
export class HealthController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/health/live')
  @Permit('public')
  live(): { status: string } {
    return { status: 'ok' }
  }

  @Get('/health/ready')
  @Permit('public')
  async ready(@Res() response: Response): Promise<void> {
    const { isRunning, pausedReason } = this.desk.collect.status()
    const articles = await this.desk.index.count()
    response.status(200).json({ status: 'ok', articles, collecting: isRunning, pausedReason })
  }

  @Get('/metrics')
  @Permit('public')
  async metrics(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    if (!/^(?:127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')) {
      response.status(404).end()
      return
    }
    const { metrics, bus } = this.desk
    for (const q of await bus.status()) {
      metrics.set('press_queue_pending', q.pending, { topic: q.topic })
      metrics.set('press_queue_parked', q.parked, { topic: q.topic })
    }
    response.type('text/plain').send(metrics.text())
  }
}
