import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { acceptInvitation, endSession, findInvitation, hasSecondFactor, openSession } from '#accounts'
import type { AccountTable } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { setSessionCookie } from '../shell/cookies.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import type { VisitRequest } from '../shell/visit.js'
import { InvitationPage } from './invitation.view.js'
import { newPasswordProblems } from './my-account.controller.js'
import { whenceOf } from './sign-in.controller.js'
import { words } from './words.js'

type Fields = Readonly<Record<string, string | undefined>>

/** The link that an administrator gives to a new colleague: it sets the own password, once. */
@Controller('/invitations')
export class InvitationController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get(':code')
  @Permit('public')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Param('code') code: string): Promise<void> {
    const account = await findInvitation(this.desk.store.reader, this.desk.clock, code)
    this.render(request, response, { account, code, problems: [] })
  }

  @Post(':code')
  @Permit('public')
  async accept(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('code') code: string,
    @Body() body: Fields,
  ): Promise<void> {
    const { store, clock } = this.desk
    const known = await findInvitation(store.reader, clock, code)
    const password = String(body['password'] ?? '')
    const problems = newPasswordProblems(password, body['again'], known.username)
    if (problems.length > 0) return this.render(request, response, { account: known, code, problems })
    const account = await acceptInvitation(store, clock, { code, password })
    // Whoever has the link alone does not have the device: the second factor is asked for as always.
    if (await hasSecondFactor(store.reader, account.id)) return response.redirect(303, '/sign-in')
    if (request.visit.session) await endSession(store, request.visit.session.id)
    const { token } = await openSession(store, clock, account, whenceOf(request))
    setSessionCookie(request, response, this.desk, token)
    response.redirect(303, '/')
  }

  private render(
    request: VisitRequest,
    response: Response,
    shown: { account: AccountTable; code: string; problems: readonly { field: string; message: string }[] },
  ): void {
    const { invitation, mistake } = words()
    const isWrong = shown.problems.length > 0
    const body = <InvitationPage visit={request.visit} {...shown} />
    const title = isWrong ? mistake(invitation.title) : invitation.title
    response.status(isWrong ? 422 : 200).send(renderPage(request.visit, { title, isPlain: true, body }))
  }
}
