import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError, timeOrderedId } from '#foundation'
import { readSearchUrl, searchArticles, searchUrl } from '#read'
import { DESK, type Desk } from '../../desk.js'
import { ReportService } from '../../reports/report-service.js'
import { articleDetails } from '../article/article-details.js'
import { markRead } from '../article/mark-read.js'
import { findDone } from '../bulk/done-actions.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { queryNames } from '../shell/names.js'
import { signedVisit, type SignedVisit, visitMay, type VisitRequest } from '../shell/visit.js'
import { typedDays } from './typed-days.js'
import { paneParameter } from './pane-url.js'
import type { PaneArticle } from './pane.view.js'
import { SearchPage } from './search.view.js'
import { words } from './words.js'

/** Saved searches a person may keep. */
const savedMax = 100

@Controller()
export class SearchController {
  private readonly reports: ReportService

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
  }

  @Get('/search')
  @Permit('read-press')
  async show(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const address = readSearchUrl(visit.url.searchParams)
    const days = typedDays(visit.url.searchParams, address)
    if (days.address) return response.redirect(303, searchUrl(days.address))
    const names = await queryNames(this.desk, visit.office.provinceSlug)
    // First the article beside the list, so that its row already shows as read.
    const pane = await this.paneOf(visit)
    const found = await searchArticles(this.desk, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      address,
      names,
      now: visit.now,
    })
    const saved = await this.savedSearches(visit.office.id, visit.account.id)
    const body = (
      <SearchPage
        visit={visit}
        address={address}
        found={found}
        saved={saved}
        outletNames={new Map(names.outlets.map((o) => [o.id, o.name]))}
        dateProblem={days.problem}
        reports={visitMay(visit, 'write-report') ? await this.reports.openRows(visit.office.id) : []}
        pane={pane}
        done={await findDone(this.desk.store.db, visit, visit.url.searchParams.get('chosen'))}
      />
    )
    response.send(
      renderPage(visit, {
        title: address.q ? words().titleOf(address.q) : words().title,
        current: 'search',
        body,
        scripts: ['chart.js', 'search.js', 'charts.js'],
      }),
    )
  }

  @Post('/saved-searches')
  @Permit('save-search')
  async save(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Body() body: Record<string, string | undefined>,
  ): Promise<void> {
    const visit = signedVisit(request)
    const address = readSearchUrl(new URLSearchParams(String(body['query'] ?? '').slice(0, 4000)))
    const name =
      String(body['name'] ?? '')
        .trim()
        .slice(0, 80) ||
      address.q ||
      words().saved
    if ((await this.savedSearches(visit.office.id, visit.account.id)).length >= savedMax)
      throw new PressError('form-invalid', {
        userMessage: words().savedFull(savedMax),
      })
    await this.desk.store.db
      .insertInto('savedSearch')
      .values({
        id: timeOrderedId(this.desk.clock.nowMs()),
        officeId: visit.office.id,
        accountId: visit.account.id,
        name,
        query: searchUrl({ ...address, page: 1 }),
        createdAt: visit.now,
      })
      .execute()
    response.redirect(303, searchUrl(address))
  }

  @Post('/saved-searches/removal')
  @Permit('save-search')
  async remove(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Body() body: Record<string, string | undefined>,
  ): Promise<void> {
    const visit = signedVisit(request)
    await this.desk.store.db
      .deleteFrom('savedSearch')
      .where('id', '=', String(body['id']))
      .where('accountId', '=', visit.account.id)
      .execute()
    response.redirect(303, '/search')
  }

  private async paneOf(visit: SignedVisit): Promise<PaneArticle | null> {
    const id = visit.url.searchParams.get(paneParameter)
    if (!id) return null
    try {
      const details = await articleDetails(this.desk, visit.office.id, id)
      await markRead(this.desk, visit, id)
      return { id, details }
    } catch (error) {
      if (error instanceof PressError && error.code === 'article-unknown') return { id, details: null }
      throw error
    }
  }

  private savedSearches(officeId: string, accountId: string) {
    return this.desk.store.reader
      .selectFrom('savedSearch')
      .selectAll()
      .where('officeId', '=', officeId)
      .where('accountId', '=', accountId)
      .orderBy('name')
      .execute()
  }
}
