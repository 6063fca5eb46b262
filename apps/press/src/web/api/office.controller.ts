import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { DESK, type Desk } from '../../desk.js'
import { exportKinds } from '../exports/kinds.js'
import { sendExport } from '../exports/send-export.js'
import { diskSpace } from '../../disk/disk-space.js'
import { ApiRoute } from './api-route.js'
import { addressOf, paramsOf } from './asked-address.js'
import { callerOf, type CallerRequest } from './caller.js'
import { readQuery } from './read-input.js'
import * as shapes from './shapes.js'

@Controller('/api/v1')
export class ApiOfficeController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  /** Who the token is: a program's first question. */
  @Get('me')
  @ApiRoute({ name: 'readMe', tag: 'office', permit: 'signed-in', scope: 'read', answer: shapes.meAnswer })
  me(@Req() request: CallerRequest) {
    const { account, office, token, scopes, now } = callerOf(request)
    return {
      displayName: account.displayName,
      role: account.role,
      office: { id: office.id, name: office.name },
      token: { name: token.name, scopes, expiresAt: token.expiresAt },
      now,
    }
  }

  @Get('health')
  @ApiRoute({ name: 'readHealth', tag: 'office', permit: 'see-health', scope: 'read', answer: shapes.healthAnswer })
  async health() {
    const { store, index, bus, collect, settings } = this.desk
    const { isRunning, pausedReason, wanted, underWay } = collect.status()
    const disk = await diskSpace(settings.dataDir)
    return {
      record: { kind: store.kind },
      index: await indexState(index),
      collecting: { isRunning, pausedReason, wanted, underWay },
      queues: (await bus.status()).map(({ topic, pending, parked, oldest }) => ({ topic, pending, parked, oldest })),
      disk: disk ? { free: disk.free, total: disk.total } : null,
    }
  }

  @Get('exports/:kind')
  @ApiRoute({ name: 'exportArticles', tag: 'articles', permit: 'read-press', scope: 'export', parameters: ['kind'], query: shapes.exportQuery, files: exportKinds.map((k) => k.mime) })
  async export(@Req() request: CallerRequest, @Res() response: Response, @Param('kind') kind: string): Promise<void> {
    const { office, account, token, now } = callerOf(request)
    const address = addressOf(readQuery(request, shapes.exportQuery))
    await sendExport(this.desk, response, {
      asker: { office, accountId: account.id, displayName: account.displayName, now },
      kind,
      params: paramsOf(address),
      auditDetails: { token: token.id },
    })
  }
} // prettier-ignore

/** An index that does not answer is a fact of the answer, not a failure of it. */
async function indexState(index: Desk['index']) {
  try {
    const { engine, status } = await index.state()
    return { engine, status, articles: await index.count() }
  } catch {
    return null
  }
}
