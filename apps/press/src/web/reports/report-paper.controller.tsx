import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { exportFormats, layOut, profileOf } from '#report'
import { DESK, type Desk } from '../../desk.js'
import { ReportService } from '../../reports/report-service.js'
import { saveSetting } from '../settings/office-settings.js'
import { readProfileForm } from '../settings/read-forms.js'
import { writeDown } from '../shell/actor.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { behindFigure } from './behind.js'
import { BehindPage } from './behind.view.js'
import { PaperPage } from './paper.view.js'
import { words } from './words.js'
import { PaperSettingsPage, type PaperSettingsProps } from './paper-settings.view.js'

/** A report on paper: head and foot, page preview, files, and the list behind each number. Stands before `ReportsController`. */
@Controller('/reports')
export class ReportPaperController {
  private readonly reports: ReportService

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
  }

  /** The one place where the form of the papers is set: by those who write them and by the administrator. */
  @Get('paper')
  @Permit('write-report', 'manage-settings')
  async settings(@Req() request: VisitRequest, @Res() response: Response, @Query('done') done?: string): Promise<void> {
    const visit = signedVisit(request)
    const settings = await this.reports.settings.profile(visit.office)
    response.send(settingsPage(visit, { settings, isSaved: done === 'paper', problems: [] }))
  }

  @Post('paper')
  @Permit('write-report', 'manage-settings')
  async saveSettings(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const visit = signedVisit(request)
    const before = await this.reports.settings.profile(visit.office)
    const province = this.reports.settings.provinceOf(visit.office)
    const { value, problems } = readProfileForm(body, before, province)
    if (problems.length > 0)
      return void response.status(422).send(settingsPage(visit, { settings: value, isSaved: false, problems }))
    await saveSetting(this.desk, visit, 'report.profile', value)
    response.redirect(303, '/reports/paper?done=paper')
  }

  @Get(':id/paper')
  @Permit('read-reports')
  async preview(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const { issue, settings } = await this.reports.papers.printed(
      visit.office,
      await this.reports.open(visit.office.id, id),
    )
    response.send(
      renderPage(visit, {
        title: words().paper.title(issue.draft.title),
        current: 'reports',
        body: <PaperPage id={id} layout={layOut(issue, profileOf(settings.profile))} />,
      }),
    )
  }

  @Get(':id/file/:format')
  @Permit('read-reports')
  async file(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('format') name: string,
  ): Promise<void> {
    const visit = signedVisit(request)
    const format = exportFormats.find((f) => f.name === name)
    if (!format) throw new PressError('format-unknown', { userMessage: 'Chỉ tải được dạng DOCX hoặc PDF.' })
    const report = await this.reports.open(visit.office.id, id)
    const file = await this.reports.papers.file(visit.office, report, format)
    await writeDown(this.desk.store, this.desk.clock, visit, {
      action: 'export',
      subject: id,
      details: { format: name, digest: file.digest },
    })
    response.type(file.mime).setHeader('content-disposition', `attachment; filename="${file.name}"`)
    response.end(file.bytes)
  }

  @Get(':id/behind')
  @Permit('read-reports')
  async behind(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Query('figure') figure?: string,
  ): Promise<void> {
    const visit = signedVisit(request)
    const report = await this.reports.open(visit.office.id, id)
    const behind = await behindFigure(this.desk, visit.office.id, report, String(figure ?? ''))
    response.send(
      renderPage(visit, {
        title: words().behind.title(behind.run.text),
        current: 'reports',
        body: <BehindPage report={report} behind={behind} />,
      }),
    )
  }
}

function settingsPage(visit: SignedVisit, parts: Omit<PaperSettingsProps, 'visit'>): string {
  return renderPage(visit, {
    title: parts.problems.length > 0 ? words().error(words().form.title) : words().form.title,
    current: 'reports',
    body: <PaperSettingsPage visit={visit} {...parts} />,
  })
}
