import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { DESK, type Desk } from '../../desk.js'
import { Form, PageHead } from '../shell/components/parts.js'
import { dateTime } from '../shell/format.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'

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
      .limit(100)
      .execute()
    const body = (
      <>
        <PageHead title="Thông báo" lead={rows.length === 0 ? 'Chưa có thông báo nào.' : undefined} />
        <ul class="plain-list">
          {rows.map((n) => (
            <li>
              <span class="note">{dateTime(n.at)}</span> {n.link ? <a href={n.link}>{n.text}</a> : n.text}{' '}
              {!n.readAt && <span class="tag">mới</span>}
            </li>
          ))}
        </ul>
        {rows.some((n) => !n.readAt) && (
          <Form visit={visit} action="/notices/reading">
            <button>Đánh dấu đã đọc hết</button>
          </Form>
        )}
      </>
    )
    response.send(renderPage(visit, { title: 'Thông báo', body }))
  }

  @Post('reading')
  @Permit('read-press')
  async read(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    await this.desk.store.db
      .updateTable('notice')
      .set({ readAt: visit.now })
      .where('officeId', '=', visit.office.id)
      .where('readAt', 'is', null)
      .execute()
    response.redirect(303, '/notices')
  }
}
