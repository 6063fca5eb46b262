import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  isPassword,
  readSignInRules,
  renewRecoveryCodes,
  secondFactorOf,
  type Throttle,
} from '#accounts'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { sentenceOf } from '../shell/errors.en.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { showOnce, takeShownOnce } from '../shell/shown-once.js'
import { accountVisit, type VisitRequest } from '../shell/visit.js'
import { SecondFactorPage } from './second-factor.view.js'
import { siteThrottle } from './site-throttle.js'
import { words } from './words.js'

type Fields = Readonly<Record<string, string | undefined>>
type Problem = { readonly field: string; readonly message: string }

/** Where the pages about the own account lie: what they show once is sent to no other. */
export const ownPages = '/password'
const here = '/password/second-factor'

/** Switching the second factor on and off, and its recovery codes. */
@Controller(here)
export class SecondFactorController {
  private readonly throttle: Throttle

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.throttle = siteThrottle(desk)
  }

  @Get()
  @Permit('signed-in')
  async show(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, null)
  }

  @Post()
  @Permit('signed-in')
  async begin(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await beginSecondFactor(this.desk.store, this.desk.clock, accountVisit(request).account)
    response.redirect(303, here)
  }

  @Post('confirmation')
  @Permit('signed-in')
  async confirm(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { store, clock } = this.desk
    try {
      const typed = String(body['code'] ?? '')
      const codes = await confirmSecondFactor(store, clock, accountVisit(request).account, typed)
      showOnce(request, response, this.desk, ownPages, { codes })
      response.redirect(303, here)
    } catch (error) {
      if (!(error instanceof PressError) || error.code !== 'form-invalid') throw error
      await this.render(request, response, { field: 'code', message: words().factor.codeWrong })
    }
  }

  @Post('codes')
  @Permit('signed-in')
  async renew(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { account } = accountVisit(request)
    const problem = await this.passwordProblem(request, body, 'codes-password')
    if (problem) return this.render(request, response, problem)
    const codes = await renewRecoveryCodes(this.desk.store, this.desk.clock, account)
    showOnce(request, response, this.desk, ownPages, { codes })
    response.redirect(303, here)
  }

  @Post('off')
  @Permit('signed-in')
  async end(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { account } = accountVisit(request)
    const problem = await this.passwordProblem(request, body, 'off-password')
    if (problem) return this.render(request, response, problem)
    await endSecondFactor(this.desk.store, this.desk.clock, account, account.id)
    response.redirect(303, '/password')
  }

  /** Whoever finds a machine left open has the session but not the password. */
  private async passwordProblem(request: VisitRequest, body: Fields, field: string): Promise<Problem | null> {
    const { account } = accountVisit(request)
    try {
      this.throttle.begin([`name:${account.username}`])
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      return { field, message: sentenceOf(error) }
    }
    if (!(await isPassword(account.passwordHash, String(body['password'] ?? ''))))
      return { field, message: words().mine.currentWrong }
    this.throttle.succeeded([`name:${account.username}`])
    return null
  }

  private async render(request: VisitRequest, response: Response, problem: Problem | null): Promise<void> {
    const visit = accountVisit(request)
    const { reader } = this.desk.store
    const shown = problem ? {} : readShown(takeShownOnce(request, response, ownPages))
    const { secondFactorFor } = await readSignInRules(reader, visit.account.officeId)
    const body = (
      <SecondFactorPage
        visit={visit}
        factor={await secondFactorOf(reader, visit.account.id)}
        codes={shown.codes ?? []}
        usedRecovery={shown.recoveryLeft ?? null}
        isRequired={secondFactorFor.includes(visit.account.role)}
        problem={problem}
      />
    )
    const { factor, mistake } = words()
    const title = problem ? mistake(factor.title) : factor.title
    response.status(problem ? 422 : 200).send(renderPage(visit, { title, isPlain: true, body }))
  }
}

/** A browser can send anything: only what the forms of this page put there is read. */
function readShown(given: unknown): { codes?: string[]; recoveryLeft?: number } {
  const { codes, recoveryLeft } = (given ?? {}) as Record<string, unknown>
  return {
    ...(Array.isArray(codes) ? { codes: codes.map(String) } : {}),
    ...(typeof recoveryLeft === 'number' ? { recoveryLeft } : {}),
  }
}
