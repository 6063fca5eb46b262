import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import {
  audit,
  checkNewPassword,
  endAllSessions,
  endSession,
  isPassword,
  openSession,
  openSessions,
  secondFactorOf,
  setPassword,
  type SignedIn,
  type Throttle,
} from '#accounts'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { clearSessionCookie, setSessionCookie } from '../shell/cookies.js'
import { sentenceOf } from '../shell/errors.en.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { accountVisit, type AccountVisit, type VisitRequest } from '../shell/visit.js'
import { MyAccountPage } from './my-account.view.js'
import { whenceOf } from './sign-in.controller.js'
import { siteThrottle } from './site-throttle.js'
import { words } from './words.js'

type Fields = Readonly<Record<string, string | undefined>>
type Problem = { readonly field: string; readonly message: string }

/** A person's own account: password, sessions, leaving. */
@Controller()
export class MyAccountController {
  private readonly throttle: Throttle

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.throttle = siteThrottle(desk)
  }

  @Post('/sign-out')
  @Permit('signed-in')
  async leave(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await endSession(this.desk.store, accountVisit(request).session.id)
    clearSessionCookie(response)
    response.redirect(303, '/sign-in')
  }

  @Get('/password')
  @Permit('signed-in')
  async show(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, [], 200)
  }

  @Post('/password')
  @Permit('signed-in')
  async changePassword(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { account } = accountVisit(request)
    const problems = await this.passwordProblems(account, body)
    if (problems.length > 0) return this.render(request, response, problems, 422)
    await setPassword(this.desk.store, this.desk.clock, {
      username: account.username,
      password: String(body['password']),
      mustChange: false,
      by: account.id,
    })
    // Every session ended with the old password; this person comes straight back in.
    const { token } = await openSession(this.desk.store, this.desk.clock, account, whenceOf(request))
    setSessionCookie(request, response, this.desk, token)
    response.redirect(303, '/')
  }

  /** Ends every session of this person, this one included. */
  @Post('/password/sessions')
  @Permit('signed-in')
  async leaveEverywhere(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = accountVisit(request)
    await endAllSessions(this.desk.store, visit.account.id)
    await this.writeDown(visit, 'session.end-all')
    clearSessionCookie(response)
    response.redirect(303, '/sign-in')
  }

  /** Ends one session of this person; one that is over already is no mistake. */
  @Post('/password/sessions/:id')
  @Permit('signed-in')
  async end(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = accountVisit(request)
    if (await endSession(this.desk.store, id, visit.account.id)) await this.writeDown(visit, 'session.end')
    response.redirect(303, '/password')
  }

  private writeDown({ account }: AccountVisit, action: string): Promise<void> {
    const { officeId, id, username } = account
    return audit(this.desk.store, this.desk.clock, { officeId, accountId: id, action, subject: username })
  }

  private async passwordProblems(account: SignedIn['account'], body: Fields): Promise<Problem[]> {
    const w = words().mine
    const [current, password] = [String(body['current'] ?? ''), String(body['password'] ?? '')]
    const problems: Problem[] = []
    try {
      this.throttle.begin([`name:${account.username}`])
      if (await isPassword(account.passwordHash, current)) this.throttle.succeeded([`name:${account.username}`])
      else problems.push({ field: 'current', message: w.currentWrong })
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      problems.push({ field: 'current', message: sentenceOf(error) })
    }
    problems.push(...newPasswordProblems(password, body['again'], account.username))
    if (password !== '' && password === current) problems.push({ field: 'password', message: w.mustDiffer })
    return problems
  }

  private async render(
    request: VisitRequest,
    response: Response,
    problems: readonly Problem[],
    status: number,
  ): Promise<void> {
    const visit = accountVisit(request)
    const { store, clock } = this.desk
    const body = (
      <MyAccountPage
        visit={visit}
        problems={problems}
        factor={await secondFactorOf(store.reader, visit.account.id)}
        sessions={await openSessions(store.reader, clock, visit.account.id)}
      />
    )
    const { mine, mistake } = words()
    const title = problems.length > 0 ? mistake(mine.changePassword) : mine.title
    response.status(status).send(renderPage(visit, { title, isPlain: true, body }))
  }
}

/** What is wrong with a new password, typed twice. */
export function newPasswordProblems(password: string, again: unknown, username: string): Problem[] {
  const problems: Problem[] = []
  try {
    checkNewPassword(password, username)
  } catch (error) {
    problems.push({ field: 'password', message: sentenceOf(error as PressError) })
  }
  if (password !== again) problems.push({ field: 'again', message: words().mine.notAlike })
  return problems
}
