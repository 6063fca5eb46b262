import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { audit } from '#accounts'
import { PressError } from '#foundation'
import { caseGroups, type CaseGroup, type CaseState, type Role } from '#press'
import { moveCase } from '#respond'
import type { CaseEventTable, CaseTable } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { deadlineOf } from '../article/article.controller.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { CasePage, CasesPage, type CaseProblem } from './cases.view.js'

type Fields = Readonly<Record<string, string | undefined>>

@Controller('/cases')
export class CasesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @Permit('read-cases')
  async list(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Query('group') group?: string,
    @Query('q') q?: string,
  ): Promise<void> {
    const visit = signedVisit(request)
    const all = await this.visibleCases(visit)
    const chosen = group && group in caseGroups ? (group as CaseGroup) : group === 'all' ? 'all' : 'open'
    response.send(
      renderPage(visit, {
        title: 'Phản hồi',
        current: 'cases',
        body: <CasesPage visit={visit} all={all} group={chosen} text={q ?? ''} />,
      }),
    )
  }

  @Get(':id')
  @Permit('read-cases')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.render(request, response, id, null, 200)
  }

  @Post(':id/moves')
  @Permit('move-case')
  async move(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const to = body['to'] as CaseState
    try {
      const changes = {
        ...(body['body'] ? { body: body['body'].trim() } : {}),
        ...(body['handling'] ? { handling: body['handling'].trim() } : {}),
        ...(body['answer'] ? { answer: body['answer'].trim() } : {}),
        ...(body['deadlineDate'] ? { deadline: deadlineOf(body['deadlineDate'], body['deadlineTime']) } : {}),
      }
      const { account, office } = visit
      const moved = await moveCase(this.desk.store, this.desk.clock, {
        officeId: office.id,
        accountId: account.id,
        role: account.role as Role,
        ownBody: account.body,
        caseId: id,
        to,
        note: body['note'] ?? null,
        changes,
      })
      await audit(this.desk.store.db, this.desk.clock, {
        officeId: office.id,
        accountId: account.id,
        action: 'case.move',
        subject: id,
        details: { to, number: moved.number },
      })
      this.desk.bus.wake()
      response.redirect(303, `/cases/${id}`)
    } catch (error) {
      if (!(error instanceof PressError) || error.code === 'case-unknown') throw error
      const field = error.details['field'] === 'deadline' ? 'deadlineDate' : String(error.details['field'] ?? 'to')
      await this.render(request, response, id, { to, field, message: error.userMessage, typed: body }, 422)
    }
  }

  private async render(
    request: VisitRequest,
    response: Response,
    id: string,
    problem: CaseProblem | null,
    status: number,
  ): Promise<void> {
    const visit = signedVisit(request)
    const row = (await this.visibleCases(visit)).find((c) => c.id === id)
    if (!row) throw new PressError('case-unknown', { userMessage: 'Không thấy việc này, hoặc việc thuộc đơn vị khác.' })
    const events = await this.eventsOf(id)
    const body = <CasePage visit={visit} row={row} events={events} problem={problem} />
    response
      .status(status)
      .send(
        renderPage(visit, {
          title: problem ? `Lỗi: PH-${row.number}` : `PH-${row.number} ${row.title}`,
          current: 'cases',
          body,
        }),
      )
  }

  /** A body's clerk sees the cases of the own body only. */
  private async visibleCases(visit: SignedVisit): Promise<CaseTable[]> {
    const rows = await this.desk.store.reader
      .selectFrom('responseCase')
      .selectAll()
      .where('officeId', '=', visit.office.id)
      .execute()
    const own =
      visit.account.role === 'don-vi'
        ? rows.filter(
            (c) =>
              c.body !== null &&
              c.body === visit.account.body &&
              !['flagged', 'reviewed', 'proposed'].includes(c.state),
          )
        : rows
    return own.sort((a, b) => ((a.deadline ?? '9') < (b.deadline ?? '9') ? -1 : 1))
  }

  private eventsOf(caseId: string): Promise<(CaseEventTable & { displayName: string | null })[]> {
    return this.desk.store.reader
      .selectFrom('caseEvent')
      .leftJoin('account', 'account.id', 'caseEvent.accountId')
      .selectAll('caseEvent')
      .select('account.displayName')
      .where('caseEvent.caseId', '=', caseId)
      .orderBy('caseEvent.at', 'desc')
      .execute()
  }
}
