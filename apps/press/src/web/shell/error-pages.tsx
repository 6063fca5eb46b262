import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import type { Response } from 'express'
import { describeError, PressError } from '#foundation'
import { diskFull, isDiskFull } from '#record'
import type { Desk } from '../../desk.js'
import { isApiPath, sendProblem } from '../api/problems.js'
import { renderPage } from './layout.js'
import { PageHead } from './components/parts.js'
import { sentenceOf } from './errors.en.js'
import { speaking } from './language.js'
import { readLanguage, type VisitRequest } from './visit.js'
import { words } from './words.js'

const statusOf: Record<string, number> = {
  'not-allowed': 403,
  'form-foreign': 403,
  'sign-in-throttled': 429,
  'form-invalid': 422,
  'password-weak': 422,
  'correction-value': 422,
  'invitation-over': 410,
  'disk-full': 507,
}

/** Every error becomes a page that says what happened, what is safe and what to do; the code stands last. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(private readonly desk: Desk) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<VisitRequest>()
    // What fails before the visit is read (a form too large) stands outside of its language.
    speaking(readLanguage(request), () => this.answer(error, request, host))
  }

  private answer(error: unknown, request: VisitRequest, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>()
    if (response.headersSent) return void response.end()
    if (isApiPath(request.path)) return sendProblem(request, response, error, this.describe(error, request))
    if (error instanceof PressError && error.code === 'sign-in-needed') {
      // Nobody has an account yet: there is nothing to sign in with.
      if (this.desk.firstRunCode() !== null) return response.redirect(303, '/first-run')
      return response.redirect(
        303,
        `/sign-in?back=${encodeURIComponent(request.method === 'GET' ? request.originalUrl : '/')}`,
      )
    }
    if (error instanceof PressError && error.code === 'setup-unfinished')
      return response.redirect(303, '/first-run/province')
    if (error instanceof PressError && error.code === 'password-change-needed')
      return response.redirect(303, '/password')
    if (error instanceof PressError && error.code === 'second-factor-needed')
      return response.redirect(303, '/password/second-factor')
    const { status, title, message, code } = this.describe(error, request)
    response.status(status).setHeader('content-type', 'text/html; charset=utf-8')
    response.end(request.visit ? page(request, title, message, code) : `${title}. ${message}`)
  }

  private describe(
    error: unknown,
    request: VisitRequest,
  ): { status: number; title: string; message: string; code: string } {
    if (!(error instanceof PressError) && isDiskFull(error)) return this.describe(diskFull(error), request)
    if (error instanceof PressError) {
      const status =
        statusOf[error.code] ?? (error.code.endsWith('-unknown') ? 404 : error.retry === 'later' ? 503 : 400)
      return { status, title: titleOf(status), message: sentenceOf(error), code: error.code }
    }
    if (error instanceof HttpException) {
      const status = error.getStatus()
      if (status === 404)
        return {
          status,
          title: titleOf(404),
          message: words().errors.noPage,
          code: 'page-unknown',
        }
      if (status === 413)
        return {
          status,
          title: titleOf(413),
          message: words().errors.tooLarge,
          code: 'too-large',
        }
      return {
        status,
        title: titleOf(status),
        message: words().errors.unreadable,
        code: `http-${status}`,
      }
    }
    const status = (error as { status?: number }).status
    if (status === 413 || status === 400) return this.describe(new HttpException('', status), request)
    this.desk.log.error('web.error', {
      method: request.method,
      path: request.path,
      cause: describeError(error),
      stack: error instanceof Error ? error.stack : undefined,
    })
    return {
      status: 500,
      title: words().errors.broken,
      message: words().errors.brokenMeans,
      code: 'internal-error',
    }
  }
}

function titleOf(status: number): string {
  if (status === 403) return words().errors.forbidden
  if (status === 404) return words().errors.notFound
  if (status === 429) return words().errors.wait
  return status >= 500 ? words().errors.notNow : words().errors.notDone
}

function page(request: VisitRequest, title: string, message: string, code: string): string {
  return renderPage(request.visit, {
    title,
    body: (
      <div class="narrow">
        <PageHead title={title} lead={message} />
        <p>
          <a class="button" href="/">
            {words().errors.toFirstPage}
          </a>
        </p>
        <p class="note">{words().errors.code(code)}</p>
      </div>
    ),
  })
}
