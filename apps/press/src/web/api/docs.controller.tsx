import { Controller, Get, Inject, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { ApiDocsPage } from './docs.view.js'
import { ApiDocument } from './open-api.js'
import { words } from './words.js'

/** The reference of the programming interface, for people and for programs. */
@Controller('/api')
export class ApiDocsController {
  constructor(@Inject(ApiDocument) private readonly document: ApiDocument) {}

  @Get('docs')
  @Permit('signed-in')
  show(@Req() request: VisitRequest, @Res() response: Response): void {
    const visit = signedVisit(request)
    response.send(
      renderPage(visit, { title: words().docs.title, body: <ApiDocsPage document={this.document.read()} /> }),
    )
  }

  /** It names routes and shapes, which are no secret; tools read it without an account. */
  @Get('v1/openapi.json')
  @Permit('public')
  openApi(@Res() response: Response): void {
    response.setHeader('cache-control', 'no-cache')
    response.json(this.document.read())
  }
}
