import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { createAccount, disableAccount, setPassword } from '#accounts'
import { PressError } from '#foundation'
import { roleNames, roles, type Role } from '#press'
import type { AccountTable } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { Field, Form, FormProblems, PageHead, Section } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'

type Fields = Readonly<Record<string, string | undefined>>
type Problem = { field: string; message: string }

@Controller('/accounts')
export class AccountsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @Permit('manage-accounts')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, {}, [], 200)
  }

  @Post()
  @Permit('manage-accounts')
  async add(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    try {
      await createAccount(this.desk.store, this.desk.clock, {
        officeId: visit.office.id,
        username: body['username'] ?? '',
        displayName: body['displayName'] ?? '',
        role: body['role'] as Role,
        body: body['body'] ?? null,
        password: body['password'] ?? '',
        mustChangePassword: true,
        by: visit.account.id,
      })
      response.redirect(303, '/accounts')
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      await this.render(
        request,
        response,
        body,
        [{ field: String(error.details['field'] ?? 'username'), message: error.userMessage }],
        422,
      )
    }
  }

  @Post(':id/disabling')
  @Permit('manage-accounts')
  async disable(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const account = await this.own(visit, id)
    if (account.id === visit.account.id)
      throw new PressError('account-own', {
        userMessage: 'Không tự khóa tài khoản đang dùng. Hãy nhờ người quản trị khác.',
      })
    await disableAccount(this.desk.store, this.desk.clock, account.username, visit.account.id)
    response.redirect(303, '/accounts')
  }

  @Post(':id/password')
  @Permit('manage-accounts')
  async reset(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const account = await this.own(visit, id)
    await setPassword(this.desk.store, this.desk.clock, {
      username: account.username,
      password: body['password'] ?? '',
      mustChange: true,
      by: visit.account.id,
    })
    response.redirect(303, '/accounts')
  }

  private async own(visit: SignedVisit, id: string): Promise<AccountTable> {
    const account = await this.desk.store.reader
      .selectFrom('account')
      .selectAll()
      .where('id', '=', id)
      .where('officeId', '=', visit.office.id)
      .executeTakeFirst()
    if (!account) throw new PressError('account-unknown', { userMessage: 'Không có tài khoản này.' })
    return account
  }

  private async render(
    request: VisitRequest,
    response: Response,
    typed: Fields,
    problems: readonly Problem[],
    status: number,
  ): Promise<void> {
    const visit = signedVisit(request)
    const rows = await this.desk.store.reader
      .selectFrom('account')
      .selectAll()
      .where('officeId', '=', visit.office.id)
      .orderBy('username')
      .execute()
    response
      .status(status)
      .send(
        renderPage(visit, {
          title: problems.length > 0 ? 'Lỗi: Tài khoản' : 'Tài khoản',
          body: <AccountsPage visit={visit} rows={rows} typed={typed} problems={problems} />,
        }),
      )
  }
}

function AccountsPage({
  visit,
  rows,
  typed,
  problems,
}: {
  visit: SignedVisit
  rows: readonly AccountTable[]
  typed: Fields
  problems: readonly Problem[]
}) {
  const error = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  return (
    <>
      <PageHead title="Tài khoản" lead={`${rows.filter((r) => !r.disabledAt).length} tài khoản đang dùng.`} />
      <table class="blocks">
        <thead>
          <tr>
            <th>Tên đăng nhập</th>
            <th>Họ tên</th>
            <th>Vai trò</th>
            <th>Trạng thái</th>
            <th>Thao tác</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr>
              <td>{r.username}</td>
              <td>{r.displayName}</td>
              <td>
                {roleNames[r.role as Role]}
                {r.body && <span class="note"> · {r.body}</span>}
              </td>
              <td>
                {r.disabledAt
                  ? `Đã khóa ${fullDateTime(r.disabledAt)}`
                  : r.mustChangePassword
                    ? 'Chờ đổi mật khẩu'
                    : 'Đang dùng'}
              </td>
              <td>
                {!r.disabledAt && (
                  <details class="more">
                    <summary>Thao tác</summary>
                    <Form visit={visit} action={`/accounts/${r.id}/password`} class="row-fields">
                      <div class="field">
                        <label for={`pw-${r.id}`}>Mật khẩu mới</label>
                        <input id={`pw-${r.id}`} name="password" type="password" autoComplete="new-password" />
                      </div>
                      <div class="field">
                        <button>Đặt lại mật khẩu</button>
                      </div>
                    </Form>
                    {r.id !== visit.account.id && (
                      <Form visit={visit} action={`/accounts/${r.id}/disabling`}>
                        <button class="danger">Khóa tài khoản</button>
                      </Form>
                    )}
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Section title="Thêm tài khoản" note="lần đăng nhập đầu phải đổi mật khẩu">
        <FormProblems problems={problems} />
        <Form visit={visit} action="/accounts" class="add-source">
          <Field
            name="username"
            label="Tên đăng nhập"
            value={typed['username'] ?? ''}
            error={error('username')}
            autocomplete="off"
          />
          <Field
            name="displayName"
            label="Họ tên"
            value={typed['displayName'] ?? ''}
            error={error('displayName')}
            autocomplete="off"
          />
          <Field
            name="role"
            label="Vai trò"
            value={typed['role'] ?? 'chuyen-vien'}
            error={error('role')}
            options={roles.map((r) => ({ value: r, label: roleNames[r] }))}
          />
          <Field name="body" label="Đơn vị (chỉ với đơn vị xử lý)" value={typed['body'] ?? ''} error={error('body')} />
          <Field
            name="password"
            label="Mật khẩu tạm"
            type="password"
            error={error('password')}
            autocomplete="new-password"
          />
          <div class="actions">
            <button class="primary">Thêm tài khoản</button>
          </div>
        </Form>
      </Section>
    </>
  )
}
