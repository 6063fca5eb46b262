import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { may } from '#press'
import { DESK, type Desk } from '../../desk.js'
import { setKeysCookie, setLanguageCookie } from '../shell/cookies.js'
import { Permit } from '../shell/guard.js'
import { ownPath } from '../shell/security.js'
import type { VisitRequest } from '../shell/visit.js'

/** The first page: where each role begins. */
@Controller()
export class HomeController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/')
  @Permit('public')
  home(@Req() request: VisitRequest, @Res() response: Response): void {
    response.redirect(303, this.firstPage(request))
  }

  /** The switch of language, for visitors too: signing in is a page to read. */
  @Post('/language')
  @Permit('public')
  language(@Res() response: Response, @Body() body: Record<string, unknown>): void {
    setLanguageCookie(response, body['language'])
    response.redirect(303, ownPath(body['back']))
  }

  /** Turns keys of a single character off or on. */
  @Post('/keys')
  @Permit('signed-in')
  keys(@Res() response: Response, @Body() body: Record<string, unknown>): void {
    setKeysCookie(response, body['keys'])
    response.redirect(303, ownPath(body['back']))
  }

  private firstPage({ visit }: VisitRequest): string {
    if (this.desk.firstRunCode() !== null) return '/first-run'
    if (visit.account && !visit.office) return '/first-run/province'
    if (!visit.account) return '/sign-in'
    const role = visit.account.role
    if (role === 'don-vi') return '/cases'
    if (role === 'lanh-dao') return '/week'
    return may(role, 'read-press') ? '/overview' : '/sources'
  }
}
