import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { layOut, profileOf } from '#report'
import { DESK, type Desk } from '../../desk.js'
import { ReportService } from '../../reports/report-service.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { chosenWeek, lastWholeWeek, weekAway } from '../shell/weeks.js'
import { weekPage } from './week-page.js'
import { WeekPageView } from './week.view.js'
import { words } from './words.js'

/** The week for leaders: two minutes on a phone, the paper beside it on a desk. */
@Controller('/week')
export class WeekController {
  private readonly reports: ReportService

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
  }

  @Get()
  @Permit('read-reports')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Query('at') at?: string): Promise<void> {
    const visit = signedVisit(request)
    const { office, now } = visit
    const cutOff = await this.reports.cutOff(office.id)
    const period = chosenWeek(at, cutOff, now) ?? lastWholeWeek(cutOff, now)
    const report = await this.reports.ofWeek(office.id, period)
    const page = await weekPage(this.desk, office.id, period, report)
    const isIssued = page.report?.row.state === 'issued'
    const paper = page.report && isIssued ? await this.reports.papers.printed(office, page.report) : null
    const body = (
      <WeekPageView
        visit={visit}
        page={page}
        hasNext={weekAway(period, 1).from <= now}
        draft={report}
        layout={paper && layOut(paper.issue, profileOf(paper.settings.profile))}
      />
    )
    response.send(renderPage(visit, { title: words().title(page.week), current: 'week', body }))
  }
}
