import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { addDays } from '#press'
import { dayText } from '#report'
import { DESK, type Desk } from '../../desk.js'
import { ReportService } from '../../reports/report-service.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { ReportsPage } from './list.view.js'
import { firstForm, type NewReportForm, periodOf, typedForm, weekChoices } from './new-report-form.js'
import { NewReportPage, type NewReportProps } from './new-report.view.js'
import { type Fields, problemOf, reportPage } from './report-page.js'
import { words } from './words.js'

/** The list of reports, a new one, and one as it stands. */
@Controller('/reports')
export class ReportsController {
  private readonly reports: ReportService

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
  }

  @Get()
  @Permit('read-reports')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const now = this.desk.clock.now()
    const text = await dayText(await this.reports.request(visit.office, { from: addDays(now, -1), to: now }))
    const rows = await this.reports.list(visit.office.id)
    const issued = rows.filter((r) => r.state === 'issued').length
    response.send(
      renderPage(visit, {
        title: words().title,
        current: 'reports',
        body: <ReportsPage visit={visit} rows={rows} issued={issued} dayText={text} />,
      }),
    )
  }

  @Get('new')
  @Permit('write-report')
  async form(@Req() request: VisitRequest, @Res() response: Response, @Query() query: Fields): Promise<void> {
    const visit = signedVisit(request)
    const cutOff = await this.reports.cutOff(visit.office.id)
    response.send(await this.formPage(visit, firstForm(query, visit.now, cutOff), null))
  }

  @Post()
  @Permit('write-report')
  async create(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const typed = typedForm(body)
    try {
      const period = periodOf(typed, await this.reports.cutOff(visit.office.id))
      const id = await this.reports.create(visit.office, typed.kind, period, visit.account.id)
      response.redirect(303, `/reports/${id}`)
    } catch (error) {
      const problem = problemOf(error)
      // A week is chosen as one: its dates are not on the form to be mended.
      const field = typed.week === 'dates' ? problem.field : 'week'
      response.status(422).send(await this.formPage(visit, typed, { ...problem, field }))
    }
  }

  @Get(':id')
  @Permit('read-reports')
  async show(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Query() query: Fields,
  ): Promise<void> {
    const mode = query['view'] === 'edit' || query['view'] === 'diff' ? query['view'] : 'read'
    response.send(
      await reportPage({ reports: this.reports, visit: signedVisit(request) }, id, mode, {
        done: query['done'] ?? null,
      }),
    )
  }

  @Post(':id/versions')
  @Permit('write-report')
  async newVersion(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const made = await this.reports.newVersion(visit.office.id, id, visit.account.id)
    response.redirect(303, `/reports/${made}?done=version`)
  }

  private async formPage(
    visit: SignedVisit,
    typed: NewReportForm,
    problem: NewReportProps['problem'],
  ): Promise<string> {
    const weeks = weekChoices(visit.now, await this.reports.cutOff(visit.office.id))
    return renderPage(visit, {
      title: problem ? words().error(words().new.title) : words().new.title,
      current: 'reports',
      body: <NewReportPage visit={visit} weeks={weeks} typed={typed} problem={problem} />,
    })
  }
}
