import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { audit } from '#accounts'
import { PressError } from '#foundation'
import { addDays } from '#press'
import { dayText, numberFor, profileOf } from '#report'
import { DESK, type Desk } from '../../desk.js'
import { namedArticle } from '../../reports/named-article.js'
import { ReportService } from '../../reports/report-service.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { byFieldName, changedTexts } from './editor-form.js'
import { ReportsPage } from './list.view.js'
import { firstForm, type NewReportForm, periodOf, typedForm, weekChoices } from './new-report-form.js'
import { NewReportPage, type NewReportProps } from './new-report.view.js'
import { ReportPage, type ReportMode, type ReportProps } from './report.view.js'

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
    const rows = await this.reports.list(visit.office.id)
    const issued = rows.filter((r) => r.state === 'issued').length
    response.send(
      renderPage(visit, {
        title: 'Báo cáo',
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
      await this.audit(visit, 'report.draft', id)
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
    response.send(await this.reportPage(signedVisit(request), id, mode, { done: query['done'] ?? null }))
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
    const typedSource = body['source'] ?? ''
    const { sources, problem } = await this.typedSources(typedSource)
    const texts = changedTexts(body)
    try {
      await this.reports.save(visit.office.id, id, Number(body['revision']), { texts, sources }, visit.account.id)
    } catch (error) {
      if (!(error instanceof PressError) || error.code !== 'report-stale') throw error
      const { row } = await this.reports.open(visit.office.id, id)
      const typed = { texts: byFieldName(texts), otherName: await this.nameOf(row.updatedBy) }
      return void response.status(409).send(await this.reportPage(visit, id, 'edit', { typed, typedSource, problem }))
    }
    // The texts are saved by now: only the source has to be typed again.
    if (problem) response.status(422).send(await this.reportPage(visit, id, 'edit', { problem, typedSource }))
    else response.redirect(303, `/reports/${id}?view=edit&done=${sources.length > 0 ? 'source' : 'text'}`)
  }

  /** The article that a person names as a source, or what is wrong with it; neither when the box was left empty. */
  private async typedSources(
    typed: string,
  ): Promise<{ sources: readonly string[]; problem: { field: string; message: string } | null }> {
    if (typed.trim() === '') return { sources: [], problem: null }
    try {
      return { sources: [await namedArticle(this.desk, typed)], problem: null }
    } catch (error) {
      return { sources: [], problem: problemOf(error) }
    }
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
    const keepNote = body['action'] === 'keep' ? (body['note'] ?? '').trim().slice(0, 200) || 'giữ số khi viết' : null
    const figure = { id: body['figure'] ?? 'all', keepNote }
    await this.reports.settleFigure(visit.office.id, id, Number(body['revision']), figure, visit.account.id)
    response.redirect(303, `/reports/${id}?done=figure`)
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
    await this.reports.freeze(visit.office.id, id, Number(body['revision']), visit.account.id, {
      acceptsUnsourced: body['acceptsUnsourced'] === 'yes',
    })
    await this.audit(visit, 'report.freeze', id)
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
      await this.reports.issue(visit.office, id, Number(body['revision']), number, visit.account.id)
      await this.audit(visit, 'report.issue', id)
      response.redirect(303, `/reports/${id}?done=issued`)
    } catch (error) {
      const problem = problemOf(error)
      response.status(422).send(await this.reportPage(visit, id, 'read', { problem, suggestedNumber: number }))
    }
  }

  @Post(':id/versions')
  @Permit('write-report')
  async newVersion(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const made = await this.reports.newVersion(visit.office.id, id, visit.account.id)
    await this.audit(visit, 'report.version', made, { of: id })
    response.redirect(303, `/reports/${made}?done=version`)
  }

  private async formPage(
    visit: SignedVisit,
    typed: NewReportForm,
    problem: NewReportProps['problem'],
  ): Promise<string> {
    const weeks = weekChoices(visit.now, await this.reports.cutOff(visit.office.id))
    return renderPage(visit, {
      title: problem ? 'Lỗi: Lập báo cáo' : 'Lập báo cáo',
      current: 'reports',
      body: <NewReportPage visit={visit} weeks={weeks} typed={typed} problem={problem} />,
    })
  }

  private async reportPage(
    visit: SignedVisit,
    id: string,
    mode: ReportMode,
    over: Partial<Pick<ReportProps, 'done' | 'problem' | 'typed' | 'typedSource' | 'suggestedNumber'>>,
  ): Promise<string> {
    const report = await this.reports.open(visit.office.id, id)
    const changed = await this.reports.changed(visit.office.id, report)
    const settings = await this.reports.settings.profile(visit.office)
    const issued = await this.reports.numbered(visit.office.id)
    const props: ReportProps = {
      visit,
      report,
      changed,
      mode,
      unsourced: this.reports.unsourced(report),
      suggestedNumber: numberFor(profileOf(settings.profile), settings, issued, visit.now),
      done: null,
      problem: null,
      typed: null,
      typedSource: '',
      ...over,
    }
    return renderPage(visit, {
      title: over.problem ? `Lỗi: ${report.edited.title}` : report.edited.title,
      current: 'reports',
      body: <ReportPage {...props} />,
      scripts: mode === 'edit' ? ['report.js'] : undefined,
    })
  }

  private async nameOf(accountId: string | null): Promise<string> {
    const account = await this.desk.store.reader
      .selectFrom('account')
      .select('displayName')
      .where('id', '=', accountId ?? '')
      .executeTakeFirst()
    return account?.displayName ?? 'Người khác'
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

/** A mistake of a form with the field that has it; every other error goes its way. */
function problemOf(error: unknown): { field: string; message: string } {
  if (!(error instanceof PressError) || error.code !== 'form-invalid') throw error
  return { field: String(error.details['field'] ?? ''), message: error.userMessage }
}
