import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { decodeBytes, readPage } from '#collect'
import { PressError } from '#foundation'
import { correctArticle, revokeCorrection } from '#label'
import { labelKinds, type CorrectionKind, type FlagLevel, type FlagReason } from '#press'
import { flagArticle } from '#respond'
import { DESK, type Desk } from '../../desk.js'
import { ReportService } from '../../reports/report-service.js'
import { findDone } from '../bulk/done-actions.js'
import { actorOf, writeDown } from '../shell/actor.js'
import { sentenceOf } from '../shell/errors.en.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { ownPath } from '../shell/security.js'
import { signedVisit, visitMay, type VisitRequest } from '../shell/visit.js'
import { articleDetails, knownArticle } from './article-details.js'
import { ArticlePage, type ArticleProblem } from './article.view.js'
import { articleUrl, backLink } from './back-link.js'
import { deadlineOf, fieldList, fieldOfMistake, fieldText, typedFields, type FormBody } from './form-fields.js'
import { markRead } from './mark-read.js'
import { ArticlePane } from './pane.view.js'
import { KeptPage } from './kept-page.view.js'
import { words } from './words.js'

@Controller()
export class ArticleController {
  private readonly reports: ReportService

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
  }

  @Get('/articles/:id')
  @Permit('read-press')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.render(request, response, id, null)
  }

  /** The article for the reading pane beside a list: a part of a page, not a whole one. */
  @Get('/articles/:id/pane')
  @Permit('read-press')
  async pane(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const details = await articleDetails(this.desk, visit.office.id, id)
    await markRead(this.desk, visit, id)
    const back = ownPath(visit.url.searchParams.get('back'), '/search')
    response.type('html').send(renderToString(<ArticlePane details={details} back={back} />))
  }

  @Get('/articles/:id/page')
  @Permit('read-press')
  async keptPage(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const article = await knownArticle(this.desk, visit.office.id, id)
    const row = await this.desk.store.reader
      .selectFrom('page')
      .selectAll()
      .where('id', '=', article.version.pageId ?? '')
      .executeTakeFirst()
    if (!row) throw new PressError('page-unknown', { userMessage: words().kept.none })
    const kept = await readPage(join(this.desk.settings.dataDir, 'pages'), row)
    const { text } = decodeBytes(kept.bytes, kept.contentType, 'html')
    const body = <KeptPage article={article} page={row} html={text} />
    response.send(renderPage(visit, { title: words().kept.title(article.version.title), current: 'search', body }))
  }

  @Post('/articles/:id/corrections')
  @Permit('correct')
  async correct(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const visit = signedVisit(request)
    const kind = fieldText(body, 'kind') as CorrectionKind
    const asked = { ...actorOf(visit), articleId: id, kind, value: fieldList(body, 'value').join(',') }
    try {
      const reason = fieldText(body, `reason-${kind}`).slice(0, reasonMax)
      const made = await this.desk.store.transaction(async (tx) => {
        const correction = await correctArticle(tx, this.desk.clock, { ...asked, reason })
        await writeDown(tx, this.desk.clock, visit, {
          action: 'correct',
          subject: id,
          details: { kind, value: correction.value, previous: correction.previous },
        })
        return correction
      })
      this.desk.bus.wake()
      response.redirect(303, articleUrl(id, made.id, body))
    } catch (error) {
      if (!(error instanceof PressError) || error.code !== 'correction-value' || !isLabelKind(kind)) throw error
      const message = kind === 'topic' ? words().oneToThree : sentenceOf(error)
      await this.render(request, response, id, { form: kind, field: null, message, typed: typedFields(body) })
    }
  }

  @Post('/corrections/:id/revocation')
  @Permit('correct')
  async revoke(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') correctionId: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const visit = signedVisit(request)
    const actor = actorOf(visit)
    const articleId = await this.desk.store.transaction(async (tx) => {
      await revokeCorrection(tx, this.desk.clock, { ...actor, correctionId })
      const revoked = await tx
        .selectFrom('correction')
        .select(['articleId', 'kind'])
        .where('id', '=', correctionId)
        .executeTakeFirstOrThrow()
      await writeDown(tx, this.desk.clock, visit, {
        action: 'correct.undo',
        subject: revoked.articleId,
        details: { correctionId, kind: revoked.kind },
      })
      return revoked.articleId
    })
    this.desk.bus.wake()
    response.redirect(303, articleUrl(articleId, 'undone', body))
  }

  @Post('/articles/:id/flags')
  @Permit('flag')
  async flag(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const visit = signedVisit(request)
    try {
      const asked = {
        ...actorOf(visit),
        articleId: id,
        reason: fieldText(body, 'reason') as FlagReason,
        level: fieldText(body, 'level') as FlagLevel,
        handling: fieldText(body, 'handling'),
        body: fieldText(body, 'body'),
        deadline: deadlineOf(body),
        note: fieldText(body, 'note'),
      }
      await this.desk.store.transaction(async (tx) => {
        const row = await flagArticle(tx, this.desk.clock, asked)
        await writeDown(tx, this.desk.clock, visit, { action: 'flag', subject: id, details: { case: row.number } })
      })
      this.desk.bus.wake()
      response.redirect(303, articleUrl(id, 'flagged', body))
    } catch (error) {
      if (!(error instanceof PressError) || !['form-invalid', 'case-open'].includes(error.code)) throw error
      const field = fieldOfMistake(error.details['field'])
      await this.render(request, response, id, {
        form: 'flag',
        field,
        message: sentenceOf(error),
        typed: typedFields(body),
      })
    }
  }

  private async render(
    request: VisitRequest,
    response: Response,
    id: string,
    problem: ArticleProblem | null,
  ): Promise<void> {
    const visit = signedVisit(request)
    const details = await articleDetails(this.desk, visit.office.id, id)
    await markRead(this.desk, visit, id)
    const { searchParams } = visit.url
    const back = backLink(request, problem ? problem.typed['back'] : searchParams.get('back'))
    const title = details.article.version.title
    const body = (
      <ArticlePage
        visit={visit}
        details={details}
        back={back}
        done={searchParams.get('done')}
        problem={problem}
        reports={visitMay(visit, 'write-report') ? await this.reports.openRows(visit.office.id) : []}
        chosen={await findDone(this.desk.store.db, visit, searchParams.get('chosen'))}
      />
    )
    response.status(problem === null ? 200 : 422).send(
      renderPage(visit, {
        title: problem ? words().errorTitle(title) : title,
        current: 'search',
        body,
        scripts: ['article.js'],
      }),
    )
  }
}

/** Kinds that have a form on the page, where a mistake can be shown. */
const isLabelKind = (kind: string): boolean => (labelKinds as readonly string[]).includes(kind)

/** Longest reason of a correction, as the form allows it. Characters. */
const reasonMax = 500
