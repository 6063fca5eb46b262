import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { awaitsSecondStep, endSession, finishSignIn, secondFactorOf, signIn, type Throttle } from '#accounts'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import {
  clearSecondStepCookie,
  secondStepCookie,
  setSecondStepCookie,
  setSessionCookie,
  setThemeCookie,
} from '../shell/cookies.js'
import { sentenceOf } from '../shell/errors.en.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { ownPath } from '../shell/security.js'
import { showOnce } from '../shell/shown-once.js'
import { readCookies, type VisitRequest } from '../shell/visit.js'
import { SecondStepPage } from './second-step.view.js'
import { SignInPage } from './sign-in.view.js'
import { ownPages } from './second-factor.controller.js'
import { siteThrottle } from './site-throttle.js'
import { words } from './words.js'

type Fields = Readonly<Record<string, string | undefined>>
type Shown = { readonly back: string; readonly username: string; readonly problem: string | null }

/** Coming in: name and password, then the second factor where there is one. */
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
        ...whenceOf(request),
      })
      if (answer.kind === 'in') return await this.letIn(request, response, answer.token, back)
      setSecondStepCookie(request, response, this.desk, answer.code)
      response.redirect(303, `/sign-in/code?back=${encodeURIComponent(back)}`)
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      this.show(request, response, { back, username, problem: sentenceOf(error) }, statusOf(error))
    }
  }

  @Get('/sign-in/code')
  @Permit('public')
  async secondStep(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Query('back') back?: string,
  ): Promise<void> {
    if (!(await awaitsSecondStep(this.desk.store, this.desk.clock, pendingCode(request))))
      return response.redirect(303, '/sign-in')
    this.showSecondStep(request, response, ownPath(back), null, 200)
  }

  @Post('/sign-in/code')
  @Permit('public')
  async finish(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const back = ownPath(body['back'])
    try {
      const { token, used, signedIn } = await finishSignIn(this.desk.store, this.desk.clock, this.throttle, {
        code: pendingCode(request),
        typed: String(body['code'] ?? ''),
        ...whenceOf(request),
      })
      clearSecondStepCookie(response)
      if (used === 'device') return await this.letIn(request, response, token, back)
      const left = (await secondFactorOf(this.desk.store.db, signedIn.account.id))?.recoveryLeft ?? 0
      showOnce(request, response, this.desk, ownPages, { recoveryLeft: left })
      await this.letIn(request, response, token, '/password/second-factor')
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      if (error.code === 'second-step-over')
        return this.show(request, response, { back, username: '', problem: sentenceOf(error) }, 401)
      this.showSecondStep(request, response, back, sentenceOf(error), statusOf(error))
    }
  }

  @Post('/theme')
  @Permit('signed-in')
  theme(@Res() response: Response, @Body() body: Fields): void {
    setThemeCookie(response, String(body['theme']))
    response.redirect(303, ownPath(body['back']))
  }

  /** A session that was there before is not carried over: a new token for a new sign-in. */
  private async letIn(request: VisitRequest, response: Response, token: string, to: string): Promise<void> {
    if (request.visit.session) await endSession(this.desk.store, request.visit.session.id)
    setSessionCookie(request, response, this.desk, token)
    response.redirect(303, to)
  }

  private show(request: VisitRequest, response: Response, shown: Shown, status: number): void {
    const { signIn: name, mistake } = words()
    const body = <SignInPage visit={request.visit} {...shown} />
    const title = shown.problem ? mistake(name) : name
    response.status(status).send(renderPage(request.visit, { title, isPlain: true, body }))
  }

  private showSecondStep(
    request: VisitRequest,
    response: Response,
    back: string,
    problem: string | null,
    status: number,
  ): void {
    const { secondStep, mistake } = words()
    const body = <SecondStepPage visit={request.visit} back={back} problem={problem} />
    const title = problem ? mistake(secondStep.title) : secondStep.title
    response.status(status).send(renderPage(request.visit, { title, isPlain: true, body }))
  }
}

/** From where somebody asks, as sessions keep it. */
export const whenceOf = (request: Request) => ({
  address: request.ip ?? '',
  device: request.headers['user-agent'] ?? null,
})

const pendingCode = (request: Request): string => readCookies(request.headers.cookie).get(secondStepCookie) ?? ''
const statusOf = (error: PressError): number => (error.code === 'sign-in-throttled' ? 429 : 401)
