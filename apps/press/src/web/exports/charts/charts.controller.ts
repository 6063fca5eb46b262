import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { localDate } from '#press'
import { DESK, type Desk } from '../../../desk.js'
import { writeDown } from '../../shell/actor.js'
import { Permit } from '../../shell/guard.js'
import { signedVisit, type VisitRequest } from '../../shell/visit.js'
import type { ChartData } from './chart.js'
import { chartCsv } from './chart-csv.js'
import { chartSvg } from './chart-svg.js'
import { charts } from './index.js'

const formats: Readonly<Record<string, { mime: string; write(chart: ChartData): string }>> = {
  svg: { mime: 'image/svg+xml; charset=utf-8', write: chartSvg },
  csv: { mime: 'text/csv; charset=utf-8', write: chartCsv },
}

/** Charts of the screen as files, drawn here from the same figures: also without script. */
@Controller('/charts')
export class ChartsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get(':name.:format')
  @Permit('read-press')
  async file(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('name') name: string,
    @Param('format') asked: string,
  ): Promise<void> {
    const visit = signedVisit(request)
    const chart = charts.find((c) => c.name === name)
    const format = Object.hasOwn(formats, asked) ? formats[asked] : undefined
    if (!chart || !format)
      throw new PressError('chart-unknown', {
        userMessage: 'Không có biểu đồ này. Biểu đồ tải được dạng SVG hoặc CSV.',
      })
    const data = await chart.read(visit)
    await writeDown(this.desk.store, this.desk.clock, visit, {
      action: 'export',
      subject: `chart.${asked}`,
      details: { chart: name, search: visit.url.search },
    })
    response.setHeader('content-type', format.mime)
    response.setHeader('content-disposition', `attachment; filename="${name}_${localDate(data.at)}.${asked}"`)
    response.end(format.write(data))
  }
}
