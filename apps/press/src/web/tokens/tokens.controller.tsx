import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { createToken, isPassword, revokeToken, type Throttle, tokensOf } from '#accounts'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { fieldList, fieldText, type FormBody } from '../article/form-fields.js'
import { sentenceOf } from '../shell/errors.en.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { siteThrottle } from '../sign-in/site-throttle.js'
import { TokensPage, type TokensProps } from './tokens.view.js'
import { words } from './words.js'

/** A person's access tokens: made here, shown once, revoked at any time. */
@Controller('/tokens')
export class TokensController {
  private readonly throttle: Throttle

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.throttle = siteThrottle(desk)
  }

  @Get()
  @Permit('signed-in')
  async show(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, { made: null, problems: [], typed: {} })
  }

  /** Answers with the page itself: the token is in this one answer and nowhere else. */
  @Post()
  @Permit('signed-in')
  async make(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    const { account } = signedVisit(request)
    const typed = { name: fieldText(body, 'name'), scopes: fieldList(body, 'scopes'), days: fieldText(body, 'days') }
    try {
      await this.checkPassword(account, fieldText(body, 'password'))
      const given = { account, name: typed.name, scopes: typed.scopes, days: Number(typed.days) }
      const { token } = await createToken(this.desk.store, this.desk.clock, given)
      await this.render(request, response, { made: token, problems: [], typed: {} })
    } catch (error) {
      if (!(error instanceof PressError) || !['form-invalid', 'sign-in-throttled'].includes(error.code)) throw error
      const field = typeof error.details['field'] === 'string' ? error.details['field'] : 'password'
      await this.render(request, response, { made: null, problems: [{ field, message: sentenceOf(error) }], typed })
    }
  }

  @Post(':id/revocation')
  @Permit('signed-in')
  async revoke(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await revokeToken(this.desk.store, this.desk.clock, { accountId: signedVisit(request).account.id, id })
    response.redirect(303, '/tokens')
  }

  /** An open session is not enough to make what outlives it. */
  private async checkPassword(account: { username: string; passwordHash: string }, password: string): Promise<void> {
    const key = `name:${account.username}` as const
    this.throttle.begin([key])
    if (!(await isPassword(account.passwordHash, password)))
      throw new PressError('form-invalid', { userMessage: words().passwordWrong, details: { field: 'password' } })
    this.throttle.succeeded([key])
  }

  private async render(
    request: VisitRequest,
    response: Response,
    parts: Pick<TokensProps, 'made' | 'problems' | 'typed'>,
  ): Promise<void> {
    const visit = signedVisit(request)
    const tokens = await tokensOf(this.desk.store.reader, visit.account.id)
    const title = parts.problems.length > 0 ? `${words().title} (!)` : words().title
    const status = parts.problems.length > 0 ? 422 : parts.made ? 201 : 200
    response
      .status(status)
      .send(renderPage(visit, { title, body: <TokensPage visit={visit} tokens={tokens} {...parts} /> }))
  }
}
