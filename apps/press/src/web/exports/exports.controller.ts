import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { sendExport } from './send-export.js'

/** The list of a search page as a file. */
@Controller()
export class ExportsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/search.:kind')
  @Permit('read-press')
  async file(@Req() request: VisitRequest, @Res() response: Response, @Param('kind') name: string): Promise<void> {
    const { office, account, now, url } = signedVisit(request)
    await sendExport(this.desk, response, {
      asker: { office, accountId: account.id, displayName: account.displayName, now },
      kind: name,
      params: url.searchParams,
    })
  }
}
