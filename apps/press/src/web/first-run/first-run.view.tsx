import type { OutletEntry } from '#collect'
import type { Province } from '#gazetteer'
import { fold } from '#language'
import type { OutletTier } from '#press'
import { HealthMark } from '../shell/components/marks.js'
import { Field, Form, FormProblems, Notice, PageHead } from '../shell/components/parts.js'
import { tierNames } from '../shell/names.js'
import type { SignedVisit, Visit } from '../shell/visit.js'
import type { ProbeRound } from './probe-round.js'

export interface Problem {
  readonly field: string
  readonly message: string
}

function Steps({ current }: { current: number }) {
  const names = ['Tài khoản quản trị', 'Địa bàn', 'Nguồn tin']
  return (
    <ol class="steps">
      {names.map((name, i) => (
        <li aria-current={i === current ? 'step' : undefined}>
          {i + 1}. {name} <span>{i < current ? 'Xong' : i === current ? 'Đang làm' : 'Chưa làm'}</span>
        </li>
      ))}
    </ol>
  )
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
        <Steps current={0} />
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
            hint="Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt."
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
  problems,
}: {
  visit: Visit
  provinces: readonly Province[]
  find: string
  problems: readonly Problem[]
}) {
  const asked = fold(find.trim())
  const shown = provinces.filter((p) => asked === '' || [p.name, ...p.absorbed].some((n) => fold(n).includes(asked)))
  return (
    <div class="setup">
      <div>
        <PageHead title="Thiết lập lần đầu" />
        <Steps current={1} />
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
          <button class="primary">Chọn địa bàn và tiếp tục</button>
        </Form>
      </div>
    </div>
  )
}

export function OutletsStep({
  visit,
  outlets,
  probes,
}: {
  visit: SignedVisit
  outlets: readonly OutletEntry[]
  probes: ProbeRound
}) {
  const { total } = probes.progress
  const tiers = Object.keys(tierNames) as OutletTier[]
  const slug = visit.office.provinceSlug
  const isOwn = (o: OutletEntry): boolean => o.provinceSlug === slug
  const isPreset = (o: OutletEntry): boolean => isOwn(o) || (o.tier === 'trung-uong' && o.kind === 'bao')
  const isTried = (o: OutletEntry): boolean => o.sources.some((s) => probes.answer(s.url) !== undefined)
  const isChosen = (o: OutletEntry): boolean => (total > 0 ? isTried(o) : isPreset(o))
  const groups = [
    { title: `Báo, đài, cổng thông tin của ${visit.office.name}`, list: outlets.filter(isOwn) },
    ...tiers.map((t) => ({ title: tierNames[t] ?? t, list: outlets.filter((o) => o.tier === t && !isOwn(o)) })),
  ].filter((g) => g.list.length > 0)
  return (
    <div class="setup">
      <div>
        <PageHead title="Thiết lập lần đầu" note="Có thể nghỉ giữa chừng; mọi thứ đã nhập được giữ lại." />
        <Steps current={2} />
      </div>
      <div>
        <h2>Nguồn tin</h2>
        <p class="note">
          Danh sách {outlets.length} đầu báo có sẵn; đã chọn trước báo trung ương và báo của tỉnh. “Kiểm tra” gọi thử
          từng địa chỉ, nơi không đọc được sẽ nói rõ lý do. Thêm, bớt sau ở trang Nguồn tin.
        </p>
        {total > 0 && <ProbeProgress probes={probes} />}
        <Form visit={visit} action="/first-run/outlets">
          <div class="actions">
            <button name="step" value="probe">
              {total > 0 ? 'Kiểm tra thêm các đầu báo đã chọn' : 'Kiểm tra các đầu báo đã chọn'}
            </button>
            <button name="step" value="save" class="primary">
              Lưu và bắt đầu thu tin
            </button>
          </div>
          {groups.map((g) => (
            <fieldset class="outlets">
              <legend class="hidden">{g.title}</legend>
              <details open={g.list.some(isChosen)}>
                <summary>
                  {g.title} <span class="note">{chosenText(g.list.filter(isChosen).length, g.list.length)}</span>
                </summary>
                <ul class="plain-list">
                  {g.list.map((o) => (
                    <OutletLine outlet={o} isChosen={isChosen(o)} probes={probes} />
                  ))}
                </ul>
              </details>
            </fieldset>
          ))}
          <div class="actions">
            <button name="step" value="save" class="primary">
              Lưu và bắt đầu thu tin
            </button>
          </div>
        </Form>
      </div>
    </div>
  )
}

const chosenText = (chosen: number, all: number): string =>
  chosen > 0 ? `đã chọn ${chosen} trong ${all}` : `${all} đầu báo, chưa chọn`

function ProbeProgress({ probes }: { probes: ProbeRound }) {
  const { done, total, working } = probes.progress
  if (done < total)
    return (
      <Notice kind="info" title={`Đã kiểm tra ${done} trong ${total} địa chỉ`}>
        Trang tự cập nhật sau vài giây. Có thể lưu ngay, không cần chờ.
      </Notice>
    )
  const failed = total - working
  return (
    <Notice
      kind={failed > 0 ? 'warn' : 'good'}
      title={`Đã kiểm tra ${total} địa chỉ: ${working} đọc được, ${failed} không đọc được`}
    >
      {failed > 0
        ? 'Địa chỉ không đọc được sẽ không được thêm, trừ khi đánh dấu “Vẫn thêm”.'
        : 'Mọi địa chỉ đã chọn đều đọc được.'}
    </Notice>
  )
}

function OutletLine({ outlet, isChosen, probes }: { outlet: OutletEntry; isChosen: boolean; probes: ProbeRound }) {
  return (
    <li>
      <label class="check">
        <input type="checkbox" name="outlet" value={outlet.code} checked={isChosen} />{' '}
        <span>
          {outlet.name} <span class="note">{new URL(outlet.home).hostname}</span>
        </span>
      </label>
      {outlet.sources.map((s) => (
        <Probe url={s.url} probes={probes} />
      ))}
    </li>
  )
}

function Probe({ url, probes }: { url: string; probes: ProbeRound }) {
  const answer = probes.answer(url)
  if (answer === undefined) return null
  const { pathname, search } = new URL(url)
  const address = pathname === '/' ? 'Trang chủ' : `${pathname}${search}`
  if (answer === 'waiting') return <p class="probe quiet">{address}: đang kiểm tra…</p>
  return (
    <div class="probe">
      <p>
        {answer.isWorking ? (
          <HealthMark health="good" name={address} />
        ) : (
          <>
            <HealthMark health="failing" name="Không đọc được" /> {address}
          </>
        )}{' '}
        <span class="note">{answer.sentence}</span>
      </p>
      {!answer.isWorking && (
        <label class="check">
          <input type="checkbox" name="keep" value={url} /> <span>Vẫn thêm địa chỉ này</span>
        </label>
      )}
    </div>
  )
}
