import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import type { Response } from 'express'
import { describeError, PressError } from '#foundation'
import { diskFull, isDiskFull } from '#record'
import type { Desk } from '../../desk.js'
import { renderPage } from './layout.js'
import { PageHead } from './components/parts.js'
import type { VisitRequest } from './visit.js'

const statusOf: Record<string, number> = {
  'not-allowed': 403,
  'form-foreign': 403,
  'sign-in-throttled': 429,
  'form-invalid': 422,
  'password-weak': 422,
  'correction-value': 422,
  'disk-full': 507,
}

/** Every error becomes a page that says what happened, what is safe and what to do; the code stands last. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(private readonly desk: Desk) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<VisitRequest>()
    const response = host.switchToHttp().getResponse<Response>()
    if (response.headersSent) return void response.end()
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
      return { status, title: titleOf(status), message: error.userMessage, code: error.code }
    }
    if (error instanceof HttpException) {
      const status = error.getStatus()
      if (status === 404)
        return {
          status,
          title: titleOf(404),
          message: 'Không có trang ở địa chỉ này. Hãy dùng mục lục ở đầu trang.',
          code: 'page-unknown',
        }
      if (status === 413)
        return {
          status,
          title: titleOf(413),
          message: 'Nội dung gửi lên quá lớn. Hãy rút ngắn rồi gửi lại.',
          code: 'too-large',
        }
      return {
        status,
        title: titleOf(status),
        message: 'Yêu cầu không đọc được. Hãy tải lại trang rồi thử lại.',
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
      title: 'Trang này chưa mở được',
      message:
        'Có lỗi trong phần mềm. Dữ liệu không mất, việc thu tin vẫn chạy. Hãy thử lại; nếu vẫn lỗi, báo mã dưới đây cho người quản trị.',
      code: 'internal-error',
    }
  }
}

function titleOf(status: number): string {
  if (status === 403) return 'Không có quyền'
  if (status === 404) return 'Không tìm thấy'
  if (status === 429) return 'Hãy đợi một lát'
  return status >= 500 ? 'Chưa làm được lúc này' : 'Chưa thực hiện được'
}

function page(request: VisitRequest, title: string, message: string, code: string): string {
  return renderPage(request.visit, {
    title,
    body: (
      <div class="narrow">
        <PageHead title={title} lead={message} />
        <p>
          <a class="button" href="/">
            Về trang đầu
          </a>
        </p>
        <p class="note">Mã: {code}</p>
      </div>
    ),
  })
}
