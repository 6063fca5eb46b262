import type { Province } from '#gazetteer'
import { fold } from '#language'
import { Field, Form, FormProblems, PageHead } from '../shell/components/parts.js'
import { officeNameMax } from '../settings/read-forms.js'
import type { Visit } from '../shell/visit.js'
import { Steps } from './steps.view.js'

export interface Problem {
  readonly field: string
  readonly message: string
}

export function AdministratorStep({
  visit,
  typed,
  problems,
}: {
  visit: Visit
  typed: Readonly<Record<string, string>>
  problems: readonly Problem[]
}) {
  const error = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  return (
    <div class="setup">
      <div>
        <PageHead title="Thiết lập lần đầu" note="Có thể nghỉ giữa chừng; mọi thứ đã nhập được giữ lại." />
        <Steps current={0} done={[]} />
      </div>
      <div>
        <h2>Tài khoản quản trị</h2>
        <FormProblems problems={problems} />
        <Form visit={visit} action="/first-run">
          <Field
            name="code"
            label="Mã một lần"
            hint="Mã hiện ở cửa sổ lệnh nơi chạy npm start."
            value={typed['code'] ?? ''}
            error={error('code')}
            autocomplete="one-time-code"
            required
          />
          <Field
            name="displayName"
            label="Họ tên"
            value={typed['displayName'] ?? ''}
            error={error('displayName')}
            autocomplete="name"
            required
          />
          <Field
            name="username"
            label="Tên đăng nhập"
            hint="Chữ thường không dấu, ví dụ: quantri"
            value={typed['username'] ?? ''}
            error={error('username')}
            autocomplete="username"
            required
          />
          <Field
            name="password"
            label="Mật khẩu"
            hint="Ít nhất 10 ký tự; nên dùng một câu ngắn dễ nhớ."
            type="password"
            error={error('password')}
            autocomplete="new-password"
            required
          />
          <Field
            name="again"
            label="Nhập lại mật khẩu"
            type="password"
            error={error('again')}
            autocomplete="new-password"
            required
          />
          <button class="primary">Tạo tài khoản và tiếp tục</button>
        </Form>
        <p class="note">Phần mềm chỉ dùng cho tin đã công bố. Không nhập tài liệu mật.</p>
      </div>
    </div>
  )
}

export function ProvinceStep({
  visit,
  provinces,
  find,
  office,
  problems,
}: {
  visit: Visit
  provinces: readonly Province[]
  find: string
  office: string
  problems: readonly Problem[]
}) {
  const asked = fold(find.trim())
  const shown = provinces.filter((p) => asked === '' || [p.name, ...p.absorbed].some((n) => fold(n).includes(asked)))
  return (
    <div class="setup">
      <div>
        <PageHead title="Thiết lập lần đầu" />
        <Steps current={1} done={[visit.account?.displayName ?? '']} />
      </div>
      <div>
        <h2>Địa bàn</h2>
        <p class="note">
          Tỉnh, thành phố hiện nay; trong ngoặc là các tỉnh đã nhập vào từ 1/7/2025. Tin nhắc tên cũ vẫn được nhận ra.
        </p>
        <FormProblems problems={problems} />
        <form action="/first-run/province" class="row-fields">
          <Field name="find" label="Tìm tỉnh" value={find} />
          <div class="field">
            <button>Lọc</button>
          </div>
        </form>
        <Form visit={visit} action="/first-run/province">
          <fieldset id="province">
            <legend class="hidden">Chọn tỉnh, thành phố</legend>
            <ul class="provinces">
              {shown.map((p) => (
                <li>
                  <label class="check">
                    <input type="radio" name="province" value={p.slug} required />{' '}
                    <span>
                      {p.name}
                      {p.absorbed.filter((a) => a !== p.name).length > 0 && (
                        <span class="note"> ({p.absorbed.filter((a) => a !== p.name).join(', ')})</span>
                      )}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          {shown.length === 0 && <p class="empty">Không có tỉnh nào khớp “{find}”.</p>}
          <Field
            name="office"
            label="Tên cơ quan"
            hint="Hiện ở đầu mọi trang; bỏ trống thì dùng tên địa bàn. Đổi được ở trang Thiết lập."
            value={office}
            maxLength={officeNameMax}
          />
          <button class="primary">Chọn địa bàn và tiếp tục</button>
        </Form>
      </div>
    </div>
  )
}
