import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { DESK, type Desk } from '../../desk.js'
import { ReportIssuing } from '../../reports/report-issuing.js'
import { ReportService } from '../../reports/report-service.js'
import { Permit } from '../shell/guard.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { type Fields, problemOf, reportPage } from './report-page.js'

/** How a report is closed: figures are fixed, then it gets its number. */
@Controller('/reports')
export class ReportIssueController {
  private readonly reports: ReportService
  private readonly issuing: ReportIssuing

  constructor(@Inject(DESK) desk: Desk) {
    this.reports = new ReportService(desk)
    this.issuing = new ReportIssuing(desk)
  }

  @Post(':id/freeze')
  @Permit('freeze-report')
  async freeze(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    await this.issuing.freeze(visit.office.id, id, Number(body['revision']), visit.account.id, {
      acceptsUnsourced: body['acceptsUnsourced'] === 'yes',
    })
    response.redirect(303, `/reports/${id}?done=frozen`)
  }

  @Post(':id/issue')
  @Permit('issue-report')
  async issue(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const number = body['number'] ?? ''
    try {
      await this.issuing.issue(visit.office, id, Number(body['revision']), number, visit.account.id)
      response.redirect(303, `/reports/${id}?done=issued`)
    } catch (error) {
      const problem = problemOf(error)
      response
        .status(422)
        .send(await reportPage({ reports: this.reports, visit }, id, 'read', { problem, suggestedNumber: number }))
    }
  }
}
