import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { audit } from '#accounts'
import { PressError } from '#foundation'
import { addDays, localDate, type Period, utcOfLocal, weekOf } from '#press'
import { dayText, exportFormats, fileName, numberFor } from '#report'
import { DESK, type Desk } from '../../desk.js'
import { ReportService, type ReportKindName } from '../../reports/report-service.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { NewReportPage, ReportPage, ReportsPage } from './reports.view.js'
import { PaperSettingsPage } from './paper-settings.view.js'

type Fields = Readonly<Record<string, string | undefined>>

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
    response.send(
      renderPage(visit, {
        title: 'Báo cáo',
        current: 'reports',
        body: <ReportsPage visit={visit} rows={await this.reports.list(visit.office.id)} dayText={text} />,
      }),
    )
  }

  @Get('new')
  @Permit('write-report')
  async form(@Req() request: VisitRequest, @Res() response: Response, @Query() query: Fields): Promise<void> {
    const visit = signedVisit(request)
    const week = weekOf(addDays(visit.now, -7), await this.reports.cutOff(visit.office.id))
    const from = isTime(query['from']) ? query['from'] : week.from
    const to = isTime(query['to']) ? query['to'] : week.to
    const typed = {
      kind: 'weekly',
      fromDate: localDate(from),
      toDate: localDate(new Date(Date.parse(to) - 1).toISOString()),
    }
    response.send(
      renderPage(visit, {
        title: 'Lập báo cáo',
        current: 'reports',
        body: <NewReportPage visit={visit} typed={typed} problem={null} />,
      }),
    )
  }

  @Post()
  @Permit('write-report')
  async create(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    try {
      const kind: ReportKindName = body['kind'] === 'daily' ? 'daily' : 'weekly'
      const id = await this.reports.create(visit.office, kind, await this.periodOf(visit, kind, body), visit.account.id)
      await this.audit(visit, 'report.draft', id)
      response.redirect(303, `/reports/${id}`)
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      const problem = { field: String(error.details['field'] ?? 'fromDate'), message: error.userMessage }
      response.status(422).send(
        renderPage(visit, {
          title: 'Lỗi: Lập báo cáo',
          current: 'reports',
          body: <NewReportPage visit={visit} typed={body} problem={problem} />,
        }),
      )
    }
  }

  @Get('paper')
  @Permit('write-report')
  async paper(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    response.send(
      renderPage(visit, {
        title: 'Thể thức văn bản',
        current: 'reports',
        body: <PaperSettingsPage visit={visit} settings={await this.reports.profileSettings(visit.office)} />,
      }),
    )
  }

  @Post('paper')
  @Permit('write-report')
  async savePaper(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const lines = (text: string | undefined): string[] =>
      (text ?? '')
        .split('\n')
        .map((l) => l.trim())
        .filter(Boolean)
    await this.reports.saveProfile(
      visit.office,
      {
        ...body,
        addressees: lines(body['addressees']),
        recipients: lines(body['recipients']),
        termStart: body['termStart'] || null,
      },
      visit.account.id,
    )
    response.redirect(303, '/reports/paper')
  }

  @Get(':id')
  @Permit('read-reports')
  async show(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Query('view') view?: string,
  ): Promise<void> {
    const visit = signedVisit(request)
    const report = await this.reports.open(visit.office.id, id)
    const changed = await this.reports.changed(visit.office, report)
    const settings = await this.reports.profileSettings(visit.office)
    const issued = (await this.reports.list(visit.office.id)).flatMap((r) =>
      r.number && r.issuedAt ? [{ number: r.number, issuedAt: r.issuedAt }] : [],
    )
    const number = numberFor(this.reports.profile(settings), settings, issued, visit.now)
    const mode = view === 'edit' || view === 'diff' ? view : 'read'
    response.send(
      renderPage(visit, {
        title: report.edited.title,
        current: 'reports',
        body: <ReportPage visit={visit} report={report} changed={changed} mode={mode} suggestedNumber={number} />,
      }),
    )
  }

  @Post(':id/text')
  @Permit('write-report')
  async save(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const texts = new Map(
      Object.entries(body).flatMap(([name, text]) =>
        name.startsWith('p:') ? [[name.slice(2), text ?? ''] as const] : [],
      ),
    )
    await this.reports.save(visit.office.id, id, Number(body['revision']), texts, visit.account.id)
    response.redirect(303, `/reports/${id}?view=edit`)
  }

  @Post(':id/figures')
  @Permit('write-report')
  async figure(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const keepNote = body['action'] === 'keep' ? (body['note'] ?? '').trim() || 'giữ số khi viết' : null
    await this.reports.settleFigure(
      visit.office.id,
      id,
      Number(body['revision']),
      { id: body['figure'] ?? 'all', keepNote },
      visit.account.id,
    )
    response.redirect(303, `/reports/${id}`)
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
    await this.reports.freeze(visit.office.id, id, Number(body['revision']), visit.account.id)
    await this.audit(visit, 'report.freeze', id)
    response.redirect(303, `/reports/${id}`)
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
    await this.reports.issue(visit.office.id, id, Number(body['revision']), body['number'] ?? '', visit.account.id)
    await this.audit(visit, 'report.issue', id)
    response.redirect(303, `/reports/${id}`)
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
    const { issue, settings } = await this.reports.paper(visit.office, await this.reports.open(visit.office.id, id))
    const profile = this.reports.profile(settings)
    const bytes = await format.write(issue, profile)
    await this.audit(visit, 'export', id, { format: name })
    response
      .type(format.mime)
      .setHeader('content-disposition', `attachment; filename="${fileName(issue, profile, format.extension)}"`)
    response.end(bytes)
  }

  private async periodOf(visit: SignedVisit, kind: ReportKindName, body: Fields): Promise<Period> {
    const from = dayStart('fromDate', body['fromDate'])
    const to = addDays(dayStart('toDate', body['toDate']), 1)
    const cutOff = await this.reports.cutOff(visit.office.id)
    const week = weekOf(from, cutOff)
    // Whole calendar days of the office's own week mean the week as it is cut.
    return kind === 'weekly' && cutOff.time === '00:00' && week.from === from && week.to === to ? week : { from, to }
  }

  private audit(
    visit: SignedVisit,
    action: string,
    subject: string,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    return audit(this.desk.store.db, this.desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      action,
      subject,
      details,
    })
  }
}

const isTime = (text: string | undefined): text is string => text !== undefined && !Number.isNaN(Date.parse(text))

function dayStart(field: string, date: string | undefined): string {
  try {
    return utcOfLocal((date ?? '').trim())
  } catch (cause) {
    throw new PressError('form-invalid', {
      userMessage: 'Ngày không có thật. Hãy chọn lại.',
      details: { field },
      cause,
    })
  }
}
