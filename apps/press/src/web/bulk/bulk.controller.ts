import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { correctArticle, revokeCorrection } from '#label'
import type { CorrectionKind, FlagLevel, FlagReason } from '#press'
import { flagArticle, unflag } from '#respond'
import { DESK, type Desk } from '../../desk.js'
import { ReportService } from '../../reports/report-service.js'
import { fieldList, fieldText, type FormBody } from '../article/form-fields.js'
import { Permit } from '../shell/guard.js'
import { ownPath } from '../shell/security.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { findDone, writeDone, writeUndone, type DoneAction } from './done-actions.js'

/** Articles one press of a button may change. */
const chosenMax = 200

/** Why one of several articles is passed over while the others take the step. */
const passedOver = ['case-open', 'article-unknown', 'correction-unknown']

/** The same step for several articles of a list, and exactly that step back. */
@Controller('/chosen')
export class BulkController {
  private readonly reports: ReportService

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportService(desk)
  }

  @Post('read-marks')
  @Permit('read-press')
  async read(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take(request, response, body, async ({ office, account, now }, chosen) => {
      const marks = chosen.map((articleId) => ({ officeId: office.id, accountId: account.id, articleId, at: now }))
      const articles: string[] = []
      for (const mark of marks) {
        const { numInsertedOrUpdatedRows } = await this.desk.store.db
          .insertInto('readMark')
          .values(mark)
          .onConflict((c) => c.doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 1n) articles.push(mark.articleId)
      }
      return { kind: 'read', articles, skipped: chosen.length - articles.length }
    })
  }

  /** `value` is `tone:critical`: the kind and the value of a label. */
  @Post('corrections')
  @Permit('correct')
  async label(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take(request, response, body, async ({ office, account }, chosen) => {
      const [kind = '', value = ''] = fieldText(body, 'value').split(':', 2)
      if (!value) throw new PressError('form-invalid', { userMessage: 'Chọn nhãn mới cho các bài đã chọn.' })
      const asked = { officeId: office.id, accountId: account.id, kind: kind as CorrectionKind, value }
      const made = await this.each(chosen, (articleId) =>
        correctArticle(this.desk.store, this.desk.clock, { ...asked, articleId }),
      )
      return { kind: 'label', corrections: made.map((m) => m.id), skipped: chosen.length - made.length }
    })
  }

  @Post('flags')
  @Permit('flag')
  async flag(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take(request, response, body, async ({ office, account }, chosen) => {
      const reason = fieldText(body, 'reason') as FlagReason
      const level = fieldText(body, 'level') as FlagLevel
      const asked = { officeId: office.id, accountId: account.id, reason, level }
      const made = await this.each(chosen, (articleId) =>
        flagArticle(this.desk.store, this.desk.clock, { ...asked, articleId }),
      )
      return { kind: 'flag', cases: made.map((m) => m.id), skipped: chosen.length - made.length }
    })
  }

  @Post('sources')
  @Permit('write-report')
  async cite(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take(request, response, body, async ({ office, account }, chosen) => {
      const reportId = fieldText(body, 'report')
      const { title, added } = await this.reports.addSources(office.id, reportId, chosen, account.id)
      return { kind: 'report', reportId, title, articles: added, skipped: chosen.length - added.length }
    })
  }

  @Post('undo')
  @Permit('read-press')
  async undo(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    const visit = signedVisit(request)
    const found = await findDone(this.desk, visit, fieldText(body, 'done'))
    if (!found || found.isUndone)
      throw new PressError('undo-unknown', { userMessage: 'Việc này đã được hoàn tác hoặc không phải do tài khoản này làm.' })
    await this.takeBack(visit, found.done)
    await writeUndone(this.desk, visit, found.id)
    this.desk.bus.wake()
    response.redirect(303, withDone(fieldText(body, 'back'), found.id))
  } // prettier-ignore

  private async takeBack({ office, account }: SignedVisit, done: DoneAction): Promise<void> {
    const { store, clock } = this.desk
    const actor = { officeId: office.id, accountId: account.id }
    if (done.kind === 'label')
      // One that somebody has taken back meanwhile needs nothing more.
      await this.each(done.corrections, (correctionId) => revokeCorrection(store, clock, { ...actor, correctionId }))
    else if (done.kind === 'flag')
      await unflag(store, clock, { ...actor, role: account.role, ownBody: null, caseIds: done.cases })
    else if (done.kind === 'report') await this.reports.dropSources(office.id, done.reportId, done.articles, account.id)
    else if (done.articles.length > 0)
      await store.db
        .deleteFrom('readMark')
        .where('officeId', '=', office.id)
        .where('accountId', '=', account.id)
        .where('articleId', 'in', done.articles)
        .execute()
  }

  /** Does a step for each article; one that cannot take it (a case is open, the article is gone) is passed over. */
  private async each<T>(chosen: readonly string[], step: (articleId: string) => Promise<T>): Promise<T[]> {
    const made: T[] = []
    for (const articleId of chosen) {
      try {
        made.push(await step(articleId))
      } catch (error) {
        if (!(error instanceof PressError) || !passedOver.includes(error.code)) throw error
      }
    }
    return made
  }

  private async take(
    request: VisitRequest,
    response: Response,
    body: FormBody,
    step: (visit: SignedVisit, chosen: readonly string[]) => Promise<DoneAction>,
  ): Promise<void> {
    const visit = signedVisit(request)
    const chosen = [...new Set(fieldList(body, 'article'))].slice(0, chosenMax)
    if (chosen.length === 0)
      throw new PressError('form-invalid', { userMessage: 'Chưa chọn bài nào. Hãy đánh dấu vào ô ở đầu dòng rồi làm lại.' })
    const id = await writeDone(this.desk, visit, await step(visit, chosen))
    this.desk.bus.wake()
    response.redirect(303, withDone(fieldText(body, 'back'), id))
  } // prettier-ignore
}

/** The page somebody came from, told what was done there. */
function withDone(back: string, id: string): string {
  const url = new URL(ownPath(back, '/search'), 'http://desk.invalid')
  url.searchParams.set('chosen', id)
  return url.pathname + url.search
}
