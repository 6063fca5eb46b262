import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { namedArticle } from '../../reports/named-article.js'
import { ReportEditing } from '../../reports/report-editing.js'
import { ReportService } from '../../reports/report-service.js'
import { Permit } from '../shell/guard.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { byFieldName, changedTexts } from './editor-form.js'
import { type Fields, problemOf, reportPage } from './report-page.js'
import { words } from './words.js'

/** What the editor sends: texts, sources, and what becomes of figures that have moved. */
@Controller('/reports')
export class ReportTextController {
  private readonly reports: ReportService
  private readonly editing: ReportEditing

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
    this.editing = new ReportEditing(desk)
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
      await this.editing.save(visit.office.id, id, Number(body['revision']), { texts, sources }, visit.account.id)
    } catch (error) {
      if (!(error instanceof PressError) || error.code !== 'report-stale') throw error
      const { row } = await this.reports.open(visit.office.id, id)
      const typed = { texts: byFieldName(texts), otherName: await this.nameOf(row.updatedBy) }
      return void response
        .status(409)
        .send(await reportPage({ reports: this.reports, visit }, id, 'edit', { typed, typedSource, problem }))
    }
    // The texts are saved by now: only the source has to be typed again.
    if (problem)
      response
        .status(422)
        .send(await reportPage({ reports: this.reports, visit }, id, 'edit', { problem, typedSource }))
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
    await this.editing.settleFigure(visit.office.id, id, Number(body['revision']), figure, visit.account.id)
    response.redirect(303, `/reports/${id}?done=figure`)
  }

  private async nameOf(accountId: string | null): Promise<string> {
    const account = await this.desk.store.reader
      .selectFrom('account')
      .select('displayName')
      .where('id', '=', accountId ?? '')
      .executeTakeFirst()
    return account?.displayName ?? words().editor.somebody
  }
}
