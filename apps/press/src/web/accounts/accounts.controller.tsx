import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import {
  applySignInRules,
  audit,
  disableAccount,
  endAllSessions,
  endSecondFactor,
  type Invitation,
  inviteAccount,
  inviteAgain,
  readSignInRules,
  signInSettingKey,
} from '#accounts'
import { PressError } from '#foundation'
import type { Role } from '#press'
import type { AccountTable } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { writeSetting } from '../../setting-rows.js'
import { writeDown } from '../shell/actor.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { showOnce, takeShownOnce } from '../shell/shown-once.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { accountRows } from './account-rows.js'
import { type Fields, inviteProblem, readRulesForm, readShownLink } from './account-forms.js'
import { AccountsPage, type Problem, type ShownLink } from './accounts.view.js'
import { words } from './words.js'

const here = '/accounts'

/** Who may come in: invitations, ways back in, closing an account, and the rules of signing in. */
@Controller(here)
export class AccountsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @Permit('manage-accounts')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, {}, [], readShownLink(takeShownOnce(request, response, here)))
  }

  @Post()
  @Permit('manage-accounts')
  async invite(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    try {
      const invitation = await inviteAccount(this.desk.store, this.desk.clock, {
        officeId: visit.office.id,
        username: String(body['username'] ?? ''),
        displayName: String(body['displayName'] ?? ''),
        role: String(body['role']) as Role,
        body: String(body['body'] ?? ''),
        by: visit.account.id,
      })
      this.showLink(request, response, invitation)
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      await this.render(request, response, body, [inviteProblem(error)])
    }
  }

  /** Before `:id`, which would take it for an account. */
  @Post('rules')
  @Permit('manage-accounts')
  async saveRules(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const { value, problems } = readRulesForm(body)
    if (problems.length > 0) return this.render(request, response, body, problems)
    const [officeId, accountId] = [visit.office.id, visit.account.id]
    await this.desk.store.transaction(async (tx) => {
      await writeSetting(tx, { officeId, key: signInSettingKey, value, at: visit.now, by: accountId })
      await applySignInRules(tx, officeId, value)
      const subject = signInSettingKey
      await audit(tx, this.desk.clock, { officeId, accountId, action: 'setting', subject, details: { ...value } })
    })
    response.redirect(303, `${here}?saved=rules`)
  }

  @Post(':id/invitation')
  @Permit('manage-accounts')
  async inviteAgain(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const { username } = await this.other(visit, id)
    this.showLink(request, response, await inviteAgain(this.desk.store, this.desk.clock, username, visit.account.id))
  }

  @Post(':id/sessions')
  @Permit('manage-accounts')
  async endSessions(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const account = await this.other(visit, id)
    await endAllSessions(this.desk.store, account.id)
    await writeDown(this.desk.store, this.desk.clock, visit, { action: 'session.end-all', subject: account.username })
    response.redirect(303, here)
  }

  @Post(':id/second-factor')
  @Permit('manage-accounts')
  async endFactor(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    await endSecondFactor(this.desk.store, this.desk.clock, await this.other(visit, id), visit.account.id)
    response.redirect(303, here)
  }

  @Post(':id/disabling')
  @Permit('manage-accounts')
  async disable(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const { username } = await this.other(visit, id)
    await disableAccount(this.desk.store, this.desk.clock, username, visit.account.id)
    response.redirect(303, here)
  }

  /** An account of the office that is not the own one: nobody locks the door from inside. */
  private async other(visit: SignedVisit, id: string): Promise<AccountTable> {
    const account = await this.desk.store.reader
      .selectFrom('account')
      .selectAll()
      .where('id', '=', id)
      .where('officeId', '=', visit.office.id)
      .executeTakeFirst()
    if (!account) throw new PressError('account-unknown', { userMessage: 'Không có tài khoản này.' })
    if (account.id === visit.account.id) throw new PressError('account-own', { userMessage: words().own })
    return account
  }

  private showLink(request: VisitRequest, response: Response, { account, code, expiresAt }: Invitation): void {
    const base = this.desk.settings.publicUrl ?? `${request.protocol}://${request.headers.host}`
    const url = new URL(`/invitations/${code}`, base).href
    showOnce(request, response, this.desk, here, {
      name: account.displayName,
      url,
      until: expiresAt,
    } satisfies ShownLink)
    response.redirect(303, here)
  }

  private async render(
    request: VisitRequest,
    response: Response,
    typed: Fields,
    problems: readonly Problem[],
    link: ShownLink | null = null,
  ): Promise<void> {
    const visit = signedVisit(request)
    const body = (
      <AccountsPage
        visit={visit}
        rows={await accountRows(this.desk, visit.office.id)}
        rules={await readSignInRules(this.desk.store.reader, visit.office.id)}
        typed={typed}
        problems={problems}
        link={link}
        isSaved={visit.url.searchParams.get('saved') === 'rules'}
      />
    )
    const isWrong = problems.length > 0
    response
      .status(isWrong ? 422 : 200)
      .send(renderPage(visit, { title: isWrong ? words().mistake : words().title, body }))
  }
}
