import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { audit } from '#accounts'
import { timeOrderedId } from '#foundation'
import { loadOfficeArticles } from '#record'
import { readSearchUrl, requestOf, searchArticles, searchUrl } from '#read'
import { DESK, type Desk } from '../../desk.js'
import { originalLink } from '../shell/original-link.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { queryNames } from '../shell/names.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { csvOf } from './csv.js'
import { SearchPage } from './search.view.js'

/** Rows of an exported list at most. */
const exportMax = 20_000

@Controller()
export class SearchController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/search')
  @Permit('read-press')
  async show(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const address = readSearchUrl(visit.url.searchParams)
    const names = await queryNames(this.desk, visit.office.provinceSlug)
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
      />
    )
    response.send(
      renderPage(visit, {
        title: address.q ? `Tìm ${address.q}` : 'Tìm kiếm',
        current: 'search',
        body,
        scripts: ['chart.js', 'search.js'],
      }),
    )
  }

  @Get('/search.csv')
  @Permit('read-press')
  async csv(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const names = await queryNames(this.desk, visit.office.provinceSlug)
    const asked = requestOf(visit.office.id, readSearchUrl(visit.url.searchParams), names, visit.now)
    const ids = await this.desk.index.ids({ ...asked.request, limit: exportMax })
    const articles = await loadOfficeArticles(this.desk.store.reader, visit.office.id, ids)
    await audit(this.desk.store.db, this.desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      action: 'export',
      subject: 'csv',
      details: { rows: articles.length, search: visit.url.search },
    })
    response.type('text/csv; charset=utf-8').setHeader('content-disposition', 'attachment; filename="tin-bai.csv"')
    response.send(csvOf(articles, (url) => originalLink(this.desk, url), this.desk.settings.isDemo))
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
      'Tìm kiếm đã lưu'
    await this.desk.store.db
      .insertInto('savedSearch')
      .values({
        id: timeOrderedId(this.desk.clock.nowMs()),
        officeId: visit.office.id,
        accountId: visit.account.id,
        name,
        query: searchUrl(address),
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
