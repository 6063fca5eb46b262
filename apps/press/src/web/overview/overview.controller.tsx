import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { weekNumber, weekOf } from '#press'
import { overview } from '#read'
import { DESK, type Desk } from '../../desk.js'
import { ReportSettings } from '../../reports/report-settings.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { chosenWeek, weekAway } from '../shell/weeks.js'
import { OverviewPage } from './overview.view.js'
import { openCases, troubledSources } from './side-lists.js'
import { words } from './words.js'

@Controller()
export class OverviewController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/overview')
  @Permit('read-press')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Query('at') at?: string): Promise<void> {
    const visit = signedVisit(request)
    const { store, clock } = this.desk
    const cutOff = await new ReportSettings(this.desk).cutOff(visit.office.id)
    const present = weekOf(clock.now(), cutOff)
    const period = chosenWeek(at, cutOff, visit.now) ?? present
    const view = await overview(this.desk, visit.office.id, period, clock.now())
    const body = (
      <OverviewPage
        visit={visit}
        view={view}
        week={{
          now: weekNumber(period).week,
          before: weekNumber(weekAway(period, -1)).week,
          after: weekNumber(weekAway(period, 1)).week,
        }}
        isLatest={period.from >= present.from}
        cases={await openCases(store, visit.office.id, visit.now)}
        sources={await troubledSources(store, clock.now())}
      />
    )
    response.send(renderPage(visit, { title: words().title(weekNumber(period).week), current: 'overview', body }))
  }
}
