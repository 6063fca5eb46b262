import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { NoticesPage } from './notices.view.js'

/** Notices shown; older ones are of no use any more. */
const shownMax = 100

@Controller('/notices')
export class NoticesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @Permit('read-press')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const rows = await this.desk.store.reader
      .selectFrom('notice')
      .selectAll()
      .where('officeId', '=', visit.office.id)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(shownMax)
      .execute()
    response.send(renderPage(visit, { title: 'Thông báo', body: <NoticesPage visit={visit} rows={rows} /> }))
  }

  @Post('reading')
  @Permit('read-press')
  async readAll(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    await this.unread(visit.office.id).set({ readAt: visit.now }).execute()
    response.redirect(303, '/notices')
  }

  @Post(':id/reading')
  @Permit('read-press')
  async readOne(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    await this.unread(visit.office.id).set({ readAt: visit.now }).where('id', '=', id).execute()
    response.redirect(303, '/notices')
  }

  private unread(officeId: string) {
    return this.desk.store.db.updateTable('notice').where('officeId', '=', officeId).where('readAt', 'is', null)
  }
}
