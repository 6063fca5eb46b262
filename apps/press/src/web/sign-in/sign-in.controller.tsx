import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import {
  checkNewPassword,
  endAllSessions,
  endSession,
  isPassword,
  openSession,
  setPassword,
  signIn,
  type SignedIn,
  type Throttle,
} from '#accounts'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { clearSessionCookie, setSessionCookie, setThemeCookie } from '../shell/cookies.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { ownPath } from '../shell/security.js'
import { accountVisit, type VisitRequest } from '../shell/visit.js'
import { PasswordPage, SignInPage } from './sign-in.view.js'
import { siteThrottle } from './site-throttle.js'

type Fields = Readonly<Record<string, string | undefined>>
type Problem = { readonly field: string; readonly message: string }

@Controller()
export class SignInController {
  private readonly throttle: Throttle

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.throttle = siteThrottle(desk)
  }

  @Get('/sign-in')
  @Permit('public')
  form(@Req() request: VisitRequest, @Res() response: Response, @Query('back') back?: string): void {
    if (request.visit.account) return response.redirect(303, ownPath(back))
    this.show(request, response, { back: ownPath(back), username: '', problem: null }, 200)
  }

  @Post('/sign-in')
  @Permit('public')
  async enter(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const username = String(body['username'] ?? '')
    const back = ownPath(body['back'])
    try {
      const answer = await signIn(this.desk.store, this.desk.clock, this.throttle, {
        username,
        password: String(body['password'] ?? ''),
        address: request.ip ?? '',
        device: request.headers['user-agent'] ?? null,
      })
      if (answer.kind !== 'in') throw new Error('no page asks for a second factor yet')
      // A session that was there before is not carried over: a new token for a new sign-in.
      if (request.visit.session) await endSession(this.desk.store, request.visit.session.id)
      setSessionCookie(request, response, this.desk, answer.token)
      response.redirect(303, back)
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      this.show(
        request,
        response,
        { back, username, problem: error.userMessage },
        error.code === 'sign-in-throttled' ? 429 : 401,
      )
    }
  }

  @Post('/sign-out')
  @Permit('signed-in')
  async leave(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await endSession(this.desk.store, accountVisit(request).session.id)
    clearSessionCookie(response)
    response.redirect(303, '/sign-in')
  }

  /** Ends every session of this person, this one included. */
  @Post('/password/sessions')
  @Permit('signed-in')
  async leaveEverywhere(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await endAllSessions(this.desk.store, accountVisit(request).account.id)
    clearSessionCookie(response)
    response.redirect(303, '/sign-in')
  }

  @Get('/password')
  @Permit('signed-in')
  passwordForm(@Req() request: VisitRequest, @Res() response: Response): void {
    this.showPassword(request, response, [], 200)
  }

  @Post('/password')
  @Permit('signed-in')
  async changePassword(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { account } = accountVisit(request)
    const problems = await this.passwordProblems(account, body)
    if (problems.length > 0) return this.showPassword(request, response, problems, 422)
    await setPassword(this.desk.store, this.desk.clock, {
      username: account.username,
      password: String(body['password']),
      mustChange: false,
      by: account.id,
    })
    // Every session ended with the old password; this person comes straight back in.
    const { token } = await openSession(this.desk.store, this.desk.clock, account)
    setSessionCookie(request, response, this.desk, token)
    response.redirect(303, '/')
  }

  @Post('/theme')
  @Permit('signed-in')
  theme(@Res() response: Response, @Body() body: Fields): void {
    setThemeCookie(response, String(body['theme']))
    response.redirect(303, ownPath(body['back']))
  }

  private async passwordProblems(account: SignedIn['account'], body: Fields): Promise<Problem[]> {
    const [current, password] = [String(body['current'] ?? ''), String(body['password'] ?? '')]
    const problems: Problem[] = []
    try {
      this.throttle.begin([`name:${account.username}`])
      if (await isPassword(account.passwordHash, current)) this.throttle.succeeded([`name:${account.username}`])
      else problems.push({ field: 'current', message: 'Mật khẩu hiện tại chưa đúng.' })
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      problems.push({ field: 'current', message: error.userMessage })
    }
    try {
      checkNewPassword(password, account.username)
    } catch (error) {
      problems.push({ field: 'password', message: (error as PressError).userMessage })
    }
    if (password !== '' && password === current)
      problems.push({ field: 'password', message: 'Mật khẩu mới phải khác mật khẩu hiện tại.' })
    if (password !== body['again'])
      problems.push({ field: 'again', message: 'Hai lần nhập mật khẩu mới chưa giống nhau.' })
    return problems
  }

  private show(
    request: VisitRequest,
    response: Response,
    props: { back: string; username: string; problem: string | null },
    status: number,
  ): void {
    const title = props.problem ? 'Lỗi: Đăng nhập' : 'Đăng nhập'
    const { visit } = request
    response
      .status(status)
      .send(renderPage(visit, { title, isPlain: true, body: <SignInPage visit={visit} {...props} /> }))
  }

  private showPassword(request: VisitRequest, response: Response, problems: readonly Problem[], status: number): void {
    const visit = accountVisit(request)
    const body = <PasswordPage visit={visit} problems={problems} isForced={visit.account.mustChangePassword === 1} />
    response
      .status(status)
      .send(
        renderPage(visit, { title: problems.length > 0 ? 'Lỗi: Đổi mật khẩu' : 'Đổi mật khẩu', isPlain: true, body }),
      )
  }
}
