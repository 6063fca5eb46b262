import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { createAccount, disableAccount, setPassword } from '#accounts'
import { PressError } from '#foundation'
import type { Role } from '#press'
import type { AccountTable } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { AccountsPage, type Problem } from './accounts.view.js'

type Fields = Readonly<Record<string, string | undefined>>

@Controller('/accounts')
export class AccountsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @Permit('manage-accounts')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, {}, [], 200)
  }

  @Post()
  @Permit('manage-accounts')
  async add(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    try {
      await createAccount(this.desk.store, this.desk.clock, {
        officeId: visit.office.id,
        username: String(body['username'] ?? ''),
        displayName: String(body['displayName'] ?? ''),
        role: body['role'] as Role,
        body: String(body['body'] ?? ''),
        password: String(body['password'] ?? ''),
        mustChangePassword: true,
        by: visit.account.id,
      })
      response.redirect(303, '/accounts')
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      await this.render(
        request,
        response,
        body,
        [{ field: String(error.details['field'] ?? 'username'), message: error.userMessage }],
        422,
      )
    }
  }

  @Post(':id/disabling')
  @Permit('manage-accounts')
  async disable(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const account = await this.own(visit, id)
    if (account.id === visit.account.id)
      throw new PressError('account-own', {
        userMessage: 'Không tự khóa tài khoản đang dùng. Hãy nhờ người quản trị khác.',
      })
    await disableAccount(this.desk.store, this.desk.clock, account.username, visit.account.id)
    response.redirect(303, '/accounts')
  }

  @Post(':id/password')
  @Permit('manage-accounts')
  async reset(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const account = await this.own(visit, id)
    try {
      await setPassword(this.desk.store, this.desk.clock, {
        username: account.username,
        password: String(body['password'] ?? ''),
        mustChange: true,
        by: visit.account.id,
      })
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      return this.render(request, response, {}, [{ field: `pw-${account.id}`, message: error.userMessage }], 422)
    }
    response.redirect(303, '/accounts')
  }

  private async own(visit: SignedVisit, id: string): Promise<AccountTable> {
    const account = await this.desk.store.reader
      .selectFrom('account')
      .selectAll()
      .where('id', '=', id)
      .where('officeId', '=', visit.office.id)
      .executeTakeFirst()
    if (!account) throw new PressError('account-unknown', { userMessage: 'Không có tài khoản này.' })
    return account
  }

  private async render(
    request: VisitRequest,
    response: Response,
    typed: Fields,
    problems: readonly Problem[],
    status: number,
  ): Promise<void> {
    const visit = signedVisit(request)
    const rows = await this.desk.store.reader
      .selectFrom('account')
      .selectAll()
      .where('officeId', '=', visit.office.id)
      .orderBy('username')
      .execute()
    response.status(status).send(
      renderPage(visit, {
        title: problems.length > 0 ? 'Lỗi: Tài khoản' : 'Tài khoản',
        body: <AccountsPage visit={visit} rows={rows} typed={typed} problems={problems} />,
      }),
    )
  }
}
