import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { respondSettingKey, respondSettings, type RespondSettings } from '#respond'
import { DESK, type Desk } from '../../desk.js'
import { ReportSettings } from '../../reports/report-settings.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { renameOffice, saveSetting } from './office-settings.js'
import { readCutOffForm, readOfficeForm, readWritingForm, type Fields, type Problem } from './read-forms.js'
import { SettingsPage, type SettingsShown } from './settings.view.js'

@Controller('/settings')
export class SettingsController {
  private readonly reports: ReportSettings

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportSettings(desk)
  }

  @Get()
  @Permit('manage-settings')
  async settings(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, {}, [])
  }

  /** The cut-off of the reporting week. */
  @Post()
  @Permit('manage-settings')
  async saveCutOff(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { value, problems } = readCutOffForm(body)
    if (problems.length > 0) return this.render(request, response, { cutOff: value }, problems)
    await saveSetting(this.desk, signedVisit(request), 'report.cutOff', value)
    response.redirect(303, '/settings?saved=cut-off')
  }

  @Post('office')
  @Permit('manage-settings')
  async saveOffice(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { value, problems } = readOfficeForm(body)
    if (problems.length > 0) return this.render(request, response, { office: value }, problems)
    await renameOffice(this.desk, signedVisit(request), value)
    response.redirect(303, '/settings?saved=office')
  }

  @Post('respond')
  @Permit('manage-settings')
  async saveRespond(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const value: RespondSettings = { headMayDispatch: body['headMayDispatch'] === 'yes' }
    await saveSetting(this.desk, signedVisit(request), respondSettingKey, value)
    response.redirect(303, '/settings?saved=respond')
  }

  @Post('report-writing')
  @Permit('manage-settings')
  async saveWriting(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { value, problems } = readWritingForm(body)
    if (problems.length > 0) return this.render(request, response, { writing: value }, problems)
    await saveSetting(this.desk, signedVisit(request), 'report.writing', value)
    response.redirect(303, '/settings?saved=report-writing')
  }

  /** What was typed with mistakes stands in the place of what is kept. */
  private async render(
    request: VisitRequest,
    response: Response,
    typed: Partial<SettingsShown>,
    problems: readonly Problem[],
  ): Promise<void> {
    const visit = signedVisit(request)
    const shown: SettingsShown = {
      office: typed.office ?? visit.office.name,
      province: this.reports.provinceOf(visit.office).name,
      cutOff: typed.cutOff ?? (await this.reports.cutOff(visit.office.id)),
      respond: await respondSettings(this.desk.store.reader, visit.office.id),
      writing: typed.writing ?? (await this.reports.writing(visit.office.id)),
    }
    const saved = visit.url.searchParams.get('saved')
    const body = <SettingsPage visit={visit} shown={shown} problems={problems} saved={saved} />
    response
      .status(problems.length > 0 ? 422 : 200)
      .send(renderPage(visit, { title: problems.length > 0 ? 'Lỗi: Thiết lập' : 'Thiết lập', body }))
  }
}
