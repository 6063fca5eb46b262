import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { correctArticle, revokeCorrection } from '#label'
import type { CorrectionKind, FlagLevel, FlagReason } from '#press'
import type { RecordTx } from '#record'
import { flagArticle, unflag } from '#respond'
import { DESK, type Desk } from '../../desk.js'
import { ReportEditing } from '../../reports/report-editing.js'
import { fieldText, type FormBody } from '../article/form-fields.js'
import { actorOf } from '../shell/actor.js'
import { demand, Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { ownPath } from '../shell/security.js'
import { paneParameter } from '../search/pane-url.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { chosenArticles } from './chosen-articles.js'
import { Confirm, titlesOf } from './confirm.view.js'
import { findDone, permissionOf, writeDone, writeUndone, type DoneAction } from './done-actions.js'
import { rowId } from './row-id.js'
import { words } from './words.js'

/** Why one of several articles is passed over while the others take the step. */
const passedOver = ['case-open', 'article-unknown', 'correction-unknown']

/** The same step for several articles of a list, and exactly that step back. */
@Controller('/chosen')
export class BulkController {
  private readonly reports: ReportEditing

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.reports = new ReportEditing(desk)
  }

  @Post('read-marks')
  @Permit(permissionOf.read)
  async read(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take('read', request, response, body, async (tx, visit, chosen) => {
      const marks = chosen.map((articleId) => ({ ...actorOf(visit), articleId, at: visit.now }))
      const made = await tx
        .insertInto('readMark')
        .values(marks)
        .onConflict((c) => c.doNothing())
        .returning('articleId')
        .execute()
      const articles = made.map((m) => m.articleId)
      return { kind: 'read', articles, skipped: chosen.length - articles.length }
    })
  }

  @Post('unread-marks')
  @Permit(permissionOf.unread)
  async unread(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take('unread', request, response, body, async (tx, { office, account }, chosen) => {
      const marks = await tx
        .deleteFrom('readMark')
        .where('officeId', '=', office.id)
        .where('accountId', '=', account.id)
        .where('articleId', 'in', chosen)
        .returning(['articleId', 'at'])
        .execute()
      return { kind: 'unread', marks, skipped: chosen.length - marks.length }
    })
  }

  /** `value` is `tone:critical`: the kind and the value of a label. */
  @Post('corrections')
  @Permit(permissionOf.label)
  async label(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take('label', request, response, body, async (tx, visit, chosen) => {
      const [kind = '', value = ''] = fieldText(body, 'value').split(':', 2)
      if (!value) throw new PressError('form-invalid', { userMessage: 'Chọn nhãn mới cho các bài đã chọn.' })
      const asked = { ...actorOf(visit), kind: kind as CorrectionKind, value }
      const made = await each(chosen, (articleId) => correctArticle(tx, this.desk.clock, { ...asked, articleId }))
      return { kind: 'label', corrections: made.map((m) => m.id), skipped: chosen.length - made.length }
    })
  }

  @Post('flags')
  @Permit(permissionOf.flag)
  async flag(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take('flag', request, response, body, async (tx, visit, chosen) => {
      const reason = fieldText(body, 'reason') as FlagReason
      const level = fieldText(body, 'level') as FlagLevel
      const asked = { ...actorOf(visit), reason, level }
      const made = await each(chosen, (articleId) => flagArticle(tx, this.desk.clock, { ...asked, articleId }))
      return { kind: 'flag', cases: made.map((m) => m.id), skipped: chosen.length - made.length }
    })
  }

  @Post('sources')
  @Permit(permissionOf.report)
  async cite(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    await this.take('report', request, response, body, async (tx, { office, account }, chosen) => {
      const reportId = fieldText(body, 'report')
      const { title, added } = await this.reports.addSources(office.id, reportId, chosen, account.id, tx)
      return { kind: 'report', reportId, title, articles: added, skipped: chosen.length - added.length }
    })
  }

  /** Asks for the same permission as the step: somebody's role may have changed since. */
  @Post('undo')
  @Permit('read-press')
  async undo(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    const visit = signedVisit(request)
    const id = await this.desk.store.transaction(async (tx) => {
      const found = await findDone(tx, visit, fieldText(body, 'done'))
      if (!found || found.isUndone)
        throw new PressError('undo-unknown', { userMessage: 'Việc này đã được hoàn tác hoặc không phải do tài khoản này làm.' })
      demand(visit.account.role, permissionOf[found.done.kind])
      await this.takeBack(tx, visit, found.done)
      await writeUndone(tx, this.desk.clock, visit, found.id)
      return found.id
    })
    this.desk.bus.wake()
    response.redirect(303, withDone(fieldText(body, 'back'), id))
  } // prettier-ignore

  private async takeBack(tx: RecordTx, visit: SignedVisit, done: DoneAction): Promise<void> {
    const { clock } = this.desk
    const { office, account } = visit
    const actor = actorOf(visit)
    if (done.kind === 'unread' ? done.marks.length === 0 : done.kind === 'read' && done.articles.length === 0) return
    if (done.kind === 'label')
      // One that somebody has taken back meanwhile needs nothing more.
      await each(done.corrections, (correctionId) => revokeCorrection(tx, clock, { ...actor, correctionId }))
    else if (done.kind === 'flag')
      await unflag(tx, clock, { ...actor, role: account.role, ownBody: null, caseIds: done.cases })
    else if (done.kind === 'report')
      await this.reports.dropSources(office.id, done.reportId, done.articles, account.id, tx)
    else if (done.kind === 'unread')
      // Read again meanwhile: that mark is newer and stays.
      await tx
        .insertInto('readMark')
        .values(done.marks.map((m) => ({ ...m, ...actor })))
        .onConflict((c) => c.doNothing())
        .execute()
    else
      await tx
        .deleteFrom('readMark')
        .where('officeId', '=', office.id)
        .where('accountId', '=', account.id)
        .where('articleId', 'in', done.articles)
        .execute()
  }

  /** Does a step and writes it down, both or neither; one on a whole list is shown first. */
  private async take(
    kind: DoneAction['kind'],
    request: VisitRequest,
    response: Response,
    body: FormBody,
    step: (tx: RecordTx, visit: SignedVisit, chosen: readonly string[]) => Promise<DoneAction>,
  ): Promise<void> {
    const visit = signedVisit(request)
    const { articles, only, isWholeList } = await chosenArticles(this.desk, visit, body)
    if (isWholeList) {
      const titles = await titlesOf(this.desk, visit.office.id, articles)
      const page = <Confirm visit={visit} action={request.path} kind={kind} {...{ articles, body, titles }} />
      response.status(200).send(renderPage(visit, { title: words().confirm.title, current: 'search', body: page }))
      return
    }
    const id = await this.desk.store.transaction(async (tx) =>
      writeDone(tx, this.desk.clock, visit, await step(tx, visit, articles)),
    )
    this.desk.bus.wake()
    const back = kind === 'unread' ? withoutPane(fieldText(body, 'back'), articles) : fieldText(body, 'back')
    response.redirect(303, withDone(back, id) + (only ? `#${rowId(only)}` : ''))
  }
}

/** Does a step for each article; one that cannot take it (a case is open, the article is gone) is passed over. */
async function each<T>(chosen: readonly string[], step: (articleId: string) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (const articleId of chosen) {
    try {
      made.push(await step(articleId))
    } catch (error) {
      // These are thrown before anything is written, so that the transaction goes on.
      if (!(error instanceof PressError) || !passedOver.includes(error.code)) throw error
    }
  }
  return made
}

/** The page somebody came from, told what was done there. */
function withDone(back: string, id: string): string {
  const url = new URL(ownPath(back, '/search'), 'http://desk.invalid')
  url.searchParams.set('chosen', id)
  return url.pathname + url.search
}

/** The list without the article beside it where that one was just marked: showing it again would mark it as read. */
function withoutPane(back: string, articles: readonly string[]): string {
  const url = new URL(ownPath(back, '/search'), 'http://desk.invalid')
  if (articles.includes(url.searchParams.get(paneParameter) ?? '')) url.searchParams.delete(paneParameter)
  return url.pathname + url.search
}
