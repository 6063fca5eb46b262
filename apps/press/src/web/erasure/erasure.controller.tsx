import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { DESK, type Desk } from '../../desk.js'
import { eraseArticle, erasePlan } from '../../erase-article.js'
import { knownArticle } from '../article/article-details.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { ErasedPage, ErasurePage } from './erasure.view.js'
import { words } from './words.js'

/** Longest reason, as the form allows it. Characters. */
const reasonMax = 500

/** Erasing an article for good: what goes and what stays is said before. */
@Controller()
export class ErasureController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/articles/:id/erasure')
  @Permit('erase-article')
  async ask(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.render(request, response, id, '', null)
  }

  @Post('/articles/:id/erasure')
  @Permit('erase-article')
  async erase(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const visit = signedVisit(request)
    const reason = String(body['reason'] ?? '')
      .trim()
      .slice(0, reasonMax)
    if (reason === '') return this.render(request, response, id, reason, words().reasonMissing)
    await eraseArticle(this.desk, { officeId: visit.office.id, accountId: visit.account.id, articleId: id, reason })
    this.desk.bus.wake()
    response.redirect(303, '/erased')
  }

  @Get('/erased')
  @Permit('erase-article')
  erased(@Req() request: VisitRequest, @Res() response: Response): void {
    response.send(renderPage(signedVisit(request), { title: words().done, current: 'search', body: <ErasedPage /> }))
  }

  private async render(
    request: VisitRequest,
    response: Response,
    id: string,
    reason: string,
    problem: string | null,
  ): Promise<void> {
    const visit = signedVisit(request)
    const article = await knownArticle(this.desk, visit.office.id, id)
    const plan = await erasePlan(this.desk.store.reader, visit.office.id, id)
    const body = <ErasurePage visit={visit} article={article} plan={plan} reason={reason} problem={problem} />
    const title = problem ? words().mistake : words().title
    response.status(problem ? 422 : 200).send(renderPage(visit, { title, current: 'search', body }))
  }
}
