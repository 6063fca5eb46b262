import { Controller, Get, Inject, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { may } from '#press'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
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
