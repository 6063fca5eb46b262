import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { exportFormats } from '#report'
import { DESK, type Desk } from '../../desk.js'
import { ReportService } from '../../reports/report-service.js'
import { ApiRoute } from './api-route.js'
import { callerOf, type CallerRequest, writeDown } from './caller.js'
import { nextRow, readRowCursor } from './cursor.js'
import { presentReport } from './present.js'
import { readQuery } from './read-input.js'
import * as shapes from './shapes.js'
import { words } from './words.js'

const pageSize = 20
const formats = exportFormats.map((f) => f.name)

@Controller('/api/v1')
export class ApiReportsController {
  private readonly reports: ReportService

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
  }

  @Get('reports')
  @ApiRoute({ name: 'listReports', tag: 'reports', permit: 'read-reports', scope: 'read', query: shapes.pageQuery, answer: shapes.reportsAnswer })
  async list(@Req() request: CallerRequest) {
    const { limit = pageSize, cursor } = readQuery(request, shapes.pageQuery)
    const row = readRowCursor(cursor)
    const all = await this.reports.list(callerOf(request).office.id)
    const items = all.slice(row, row + limit).map((r) => presentReport(r, formats))
    return { total: all.length, items, next: nextRow(row + limit, all.length) }
  }

  @Get('reports/:id')
  @ApiRoute({ name: 'readReport', tag: 'reports', permit: 'read-reports', scope: 'read', parameters: ['id'], answer: shapes.reportAnswer })
  async one(@Req() request: CallerRequest, @Param('id') id: string) {
    const { row } = await this.reports.open(callerOf(request).office.id, id)
    return presentReport(row, formats)
  }

  /** Only what was issued leaves by machine: a draft is somebody's work. */
  @Get('reports/:id/files/:format')
  @ApiRoute({ name: 'readReportFile', tag: 'reports', permit: 'read-reports', scope: 'export', parameters: ['id', 'format'], files: exportFormats.map((f) => f.mime) })
  async file(
    @Req() request: CallerRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('format') name: string,
  ): Promise<void> {
    const caller = callerOf(request)
    const report = await this.reports.open(caller.office.id, id)
    const format = exportFormats.find((f) => f.name === name)
    if (!format || report.row.state !== 'issued')
      throw new PressError('report-file-unknown', { userMessage: words().fileUnknown })
    const file = await this.reports.papers.file(caller.office, report, format)
    const details = { format: name, digest: file.digest }
    await writeDown(this.desk.store, this.desk.clock, caller, { action: 'export', subject: id, details })
    response.setHeader('content-type', file.mime)
    response.setHeader('content-disposition', `attachment; filename="${file.name}"`)
    response.end(file.bytes)
  }
} // prettier-ignore
