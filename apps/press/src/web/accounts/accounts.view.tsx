import { roleNames, roles, type Role } from '#press'
import type { AccountTable } from '#record'
import { Field, Form, FormProblems, PageHead, Section } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import type { SignedVisit } from '../shell/visit.js'

export interface Problem {
  readonly field: string
  readonly message: string
}
type Fields = Readonly<Record<string, string | undefined>>

export function AccountsPage({
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
                  <details class="more" open={error(`pw-${r.id}`) !== null}>
                    <summary>Thao tác</summary>
                    <Form visit={visit} action={`/accounts/${r.id}/password`} class="row-fields">
                      <Field
                        id={`pw-${r.id}`}
                        name="password"
                        label="Mật khẩu tạm mới"
                        hint="Mọi phiên đăng nhập của tài khoản kết thúc ngay."
                        type="password"
                        error={error(`pw-${r.id}`)}
                        autocomplete="new-password"
                      />
                      <div class="field">
                        <button>Đặt lại mật khẩu</button>
                      </div>
                    </Form>
                    {r.id !== visit.account.id && (
                      <Form visit={visit} action={`/accounts/${r.id}/disabling`}>
                        <p class="note">Khóa rồi không mở lại được. Việc người này đã làm vẫn giữ tên.</p>
                        <button class="danger">Khóa tài khoản {r.username}</button>
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
