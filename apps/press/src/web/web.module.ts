import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common'
import { APP_GUARD, Reflector } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import express from 'express'
import { DESK, type Desk } from '../desk.js'
import { ApiLimits } from './api/api-limits.js'
import { apiControllers } from './api/index.js'
import { ApiDocument } from './api/open-api.js'
import { pages } from './pages.js'
import { compressAnswers } from './shell/compress.js'
import { ErrorPages } from './shell/error-pages.js'
import { DeskGuard } from './shell/guard.js'
import { securityHeaders } from './shell/security.js'
import { serveAsset } from './shell/static-files.js'
import { visitMiddleware } from './shell/visit.js'

/** Longest form: a report's edited text. Bytes. */
const formMaxBytes = 2_000_000

/** The site: shell and pages. Pages are registered in `pages.ts`. */
@Module({})
export class WebModule implements NestModule {
  static forDesk(desk: Desk): DynamicModule {
    return {
      module: WebModule,
      controllers: [...pages, ...apiControllers],
      providers: [
        { provide: DESK, useValue: desk },
        { provide: ApiLimits, useFactory: () => new ApiLimits(desk.clock) },
        ApiDocument,
        { provide: APP_GUARD, useFactory: (reflector: Reflector) => new DeskGuard(reflector), inject: [Reflector] },
      ],
    }
  }

  /** What stands before the routes: headers, assets, forms, and who is visiting. */
  static configure(app: NestExpressApplication, desk: Desk): void {
    app.disable('x-powered-by')
    // Only a proxy on this machine may say for whom it asks: whoever reaches the port itself could name any address and
    // so pass under the throttle of sign-in.
    app.set('trust proxy', desk.settings.publicUrl ? 'loopback' : false)
    app.use(securityHeaders(desk.settings.publicUrl ?? null))
    app.use('/assets', (request: express.Request, response: express.Response) => {
      request.url = `/assets${request.url}`
      serveAsset(
        Object.defineProperty(request, 'path', { value: request.url.split('?')[0], configurable: true }),
        response,
      )
    })
    app.use(compressAnswers)
    app.use(express.urlencoded({ extended: false, limit: formMaxBytes, parameterLimit: 2000 }))
    app.use(express.json({ limit: formMaxBytes }))
    app.use(visitMiddleware(desk))
    app.useGlobalFilters(new ErrorPages(desk))
    app.get(ApiDocument).attach(app)
  }

  configure(_consumer: MiddlewareConsumer): void {
    // Middleware is set in the static `configure`, before Nest's router.
  }
}
