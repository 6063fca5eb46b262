import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { join } from 'node:path'
import { audit } from '#accounts'
import { readPage } from '#collect'
import { PressError } from '#foundation'
import { correctArticle, revokeCorrection } from '#label'
import { type CorrectionKind, type FlagLevel, type FlagReason, utcOfLocal } from '#press'
import { flagArticle } from '#respond'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { articleDetails } from './article-details.js'
import { ArticlePage } from './article.view.js'
import { KeptPage } from './kept-page.view.js'

type Fields = Readonly<Record<string, string | string[] | undefined>>

@Controller('/articles')
export class ArticleController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get(':id')
  @Permit('read-press')
  async show(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Query('done') done?: string,
  ): Promise<void> {
    await this.render(request, response, id, { done: done ?? null, problem: null, typed: {} }, 200)
  }

  @Get(':id/page')
  @Permit('read-press')
  async keptPage(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const details = await articleDetails(this.desk, visit.office.id, id)
    const row = await this.desk.store.reader
      .selectFrom('page')
      .selectAll()
      .where('id', '=', details.article.version.pageId ?? '')
      .executeTakeFirst()
    if (!row) throw new PressError('page-unknown', { userMessage: 'Bài này không có bản chụp.' })
    const kept = await readPage(join(this.desk.settings.dataDir, 'pages'), row)
    response.send(
      renderPage(visit, {
        title: `Bản chụp: ${details.article.version.title}`,
        current: 'search',
        body: <KeptPage article={details.article} page={row} html={kept.bytes.toString('utf8')} />,
      }),
    )
  }

  @Post(':id/corrections')
  @Permit('correct')
  async correct(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const kind = String(body['kind'] ?? '') as CorrectionKind
    const value = [body['value'] ?? []].flat().filter(Boolean).join(',')
    const made = await correctArticle(this.desk.store, this.desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      articleId: id,
      kind,
      value,
      reason: String(body[`reason-${kind}`] ?? ''),
    })
    await audit(this.desk.store.db, this.desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      action: 'correct',
      subject: id,
      details: { kind, value: made.value, previous: made.previous },
    })
    this.desk.bus.wake()
    response.redirect(303, `/articles/${id}?done=${made.id}`)
  }

  @Post(':id/corrections/:correction/revocation')
  @Permit('correct')
  async revoke(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('correction') correctionId: string,
  ): Promise<void> {
    const visit = signedVisit(request)
    await revokeCorrection(this.desk.store, this.desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      correctionId,
    })
    await audit(this.desk.store.db, this.desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      action: 'correct.undo',
      subject: id,
      details: { correctionId },
    })
    this.desk.bus.wake()
    response.redirect(303, `/articles/${id}?done=undone`)
  }

  @Post(':id/flags')
  @Permit('flag')
  async flag(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Record<string, string | undefined>,
  ): Promise<void> {
    const visit = signedVisit(request)
    try {
      const row = await flagArticle(this.desk.store, this.desk.clock, {
        officeId: visit.office.id,
        accountId: visit.account.id,
        articleId: id,
        reason: body['reason'] as FlagReason,
        level: body['level'] as FlagLevel,
        handling: body['handling'] ?? null,
        body: body['body'] ?? null,
        deadline: deadlineOf(body['deadlineDate'], body['deadlineTime']),
        note: body['note'] ?? null,
      })
      await audit(this.desk.store.db, this.desk.clock, {
        officeId: visit.office.id,
        accountId: visit.account.id,
        action: 'flag',
        subject: id,
        details: { case: row.number },
      })
      this.desk.bus.wake()
      response.redirect(303, `/articles/${id}?done=flagged`)
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      const field = error.details['field'] === 'deadline' ? 'deadlineDate' : String(error.details['field'] ?? 'reason')
      await this.render(
        request,
        response,
        id,
        { done: null, problem: { field, message: error.userMessage }, typed: body },
        422,
      )
    }
  }

  private async render(
    request: VisitRequest,
    response: Response,
    id: string,
    state: {
      done: string | null
      problem: { field: string; message: string } | null
      typed: Readonly<Record<string, string | undefined>>
    },
    status: number,
  ): Promise<void> {
    const visit = signedVisit(request)
    const details = await articleDetails(this.desk, visit.office.id, id)
    await this.desk.store.db
      .insertInto('readMark')
      .values({ officeId: visit.office.id, accountId: visit.account.id, articleId: id, at: visit.now })
      .onConflict((c) => c.doNothing())
      .execute()
    const title = state.problem ? `Lỗi: ${details.article.version.title}` : details.article.version.title
    response
      .status(status)
      .send(
        renderPage(visit, {
          title,
          current: 'search',
          body: <ArticlePage visit={visit} details={details} {...state} />,
        }),
      )
  }
}

/** A local date and time as UTC; null without a date; an impossible one is the field's mistake. */
export function deadlineOf(date: string | undefined, time: string | undefined): string | null {
  if (!date?.trim()) return null
  try {
    return utcOfLocal(date.trim(), time?.trim() || '17:00')
  } catch (cause) {
    throw new PressError('form-invalid', {
      userMessage: 'Ngày hạn không có thật. Hãy nhập lại.',
      details: { field: 'deadline' },
      cause,
    })
  }
}
