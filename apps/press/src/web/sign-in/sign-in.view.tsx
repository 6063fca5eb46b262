import { Field, Form, FormProblems, PageHead, Section } from '../shell/components/parts.js'
import type { Visit } from '../shell/visit.js'

export function SignInPage({
  visit,
  back,
  username,
  problem,
}: {
  visit: Visit
  back: string
  username: string
  problem: string | null
}) {
  return (
    <div class="narrow">
      <PageHead title="Đăng nhập" note={visit.office ? `Điểm báo ${visit.office.name}` : undefined} />
      <FormProblems problems={problem ? [{ field: 'username', message: problem }] : []} />
      <Form visit={visit} action="/sign-in">
        <input type="hidden" name="back" value={back} />
        <Field name="username" label="Tên đăng nhập" value={username} autocomplete="username" required />
        <Field name="password" label="Mật khẩu" type="password" autocomplete="current-password" required />
        <button class="primary" data-busy="Đang đăng nhập…">
          Đăng nhập
        </button>
      </Form>
      <p class="note">Quên mật khẩu: liên hệ người quản trị để đặt lại.</p>
    </div>
  )
}

export function PasswordPage({
  visit,
  problems,
  isForced,
}: {
  visit: Visit
  problems: readonly { field: string; message: string }[]
  isForced: boolean
}) {
  const errorOf = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  return (
    <div class="narrow">
      <PageHead
        title="Đổi mật khẩu"
        lead={isForced ? 'Mật khẩu hiện tại do người khác đặt. Hãy đổi trước khi tiếp tục.' : undefined}
      />
      <FormProblems problems={problems} />
      <Form visit={visit} action="/password">
        <Field
          name="current"
          label="Mật khẩu hiện tại"
          type="password"
          autocomplete="current-password"
          error={errorOf('current')}
          required
        />
        <Field
          name="password"
          label="Mật khẩu mới"
          hint="Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt."
          type="password"
          autocomplete="new-password"
          error={errorOf('password')}
          required
        />
        <Field
          name="again"
          label="Nhập lại mật khẩu mới"
          type="password"
          autocomplete="new-password"
          error={errorOf('again')}
          required
        />
        <button class="primary">Đổi mật khẩu</button>
      </Form>
      {!isForced && (
        <Section title="Phiên đăng nhập" note="khi để quên máy ở nơi khác">
          <Form visit={visit} action="/password/sessions">
            <button>Đăng xuất khỏi mọi máy</button>
          </Form>
        </Section>
      )}
    </div>
  )
}
