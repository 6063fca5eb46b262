import type { ReportCutOff } from '#press'
import type { ReportWritingSettings } from '#report'
import type { RespondSettings } from '#respond'
import { Field, Form, FormProblems, Notice, PageHead, Section, type FieldProps } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import { officeNameMax, type Problem } from './read-forms.js'

export interface SettingsShown {
  readonly office: string
  readonly province: string
  readonly cutOff: ReportCutOff
  readonly respond: RespondSettings
  readonly writing: ReportWritingSettings
}
export interface SettingsProps {
  readonly visit: SignedVisit
  readonly shown: SettingsShown
  readonly problems: readonly Problem[]
  readonly saved: string | null
}

const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
const savedNames: Record<string, string> = {
  office: 'Đã lưu tên cơ quan.',
  'cut-off': 'Đã lưu kỳ báo cáo. Bản thảo đã lập giữ nguyên kỳ cũ.',
  respond: 'Đã lưu cách giao việc.',
  'report-writing': 'Đã lưu cách viết báo cáo. Bản thảo lập từ nay theo thiết lập này.',
}

export function SettingsPage(p: SettingsProps) {
  return (
    <div class="narrow settings">
      <PageHead title="Thiết lập" />
      {p.saved && savedNames[p.saved] && <Notice kind="good">{savedNames[p.saved]}</Notice>}
      <FormProblems problems={p.problems} />
      <Office {...p} />
      <CutOff {...p} />
      <Paper />
      <Responses {...p} />
      <Writing {...p} />
      <Installation {...p} />
    </div>
  )
}

const errorOf = ({ problems }: SettingsProps, field: string): string | null =>
  problems.find((p) => p.field === field)?.message ?? null

function Office(p: SettingsProps) {
  return (
    <Section title="Cơ quan" note="tên hiện ở đầu mọi trang; tên trên văn bản ở trang Thể thức văn bản">
      <Form visit={p.visit} action="/settings/office" class="row-fields">
        <Field
          name="office"
          label="Tên cơ quan"
          value={p.shown.office}
          error={errorOf(p, 'office')}
          maxLength={officeNameMax}
        />
        <div class="field">
          <button>Lưu tên cơ quan</button>
        </div>
      </Form>
    </Section>
  )
}

function CutOff(p: SettingsProps) {
  const { cutOff } = p.shown
  return (
    <Section title="Kỳ báo cáo tuần" note="tuần kết thúc vào lúc này; bản thảo tự lập ngay sau đó">
      <Form visit={p.visit} action="/settings" class="row-fields">
        <Field
          name="weekday"
          label="Ngày chốt"
          value={String(cutOff.weekday)}
          error={errorOf(p, 'weekday')}
          options={weekdays.map((label, i) => ({ value: String(i + 1), label }))}
        />
        <Field name="time" label="Giờ chốt" type="time" value={cutOff.time} error={errorOf(p, 'time')} />
        <div class="field">
          <button>Lưu kỳ báo cáo</button>
        </div>
      </Form>
    </Section>
  )
}

/** The form of the papers has a page of its own, beside the reports. */
function Paper() {
  return (
    <Section title="Thể thức văn bản" note="đầu và cuối báo cáo khi xuất DOCX, PDF">
      <p>
        <a href="/reports/paper">Mở trang Thể thức văn bản</a>
      </p>
    </Section>
  )
}

function Responses(p: SettingsProps) {
  return (
    <Section title="Phản hồi báo chí">
      <Form visit={p.visit} action="/settings/respond">
        <label class="check">
          <input type="checkbox" name="headMayDispatch" value="yes" checked={p.shown.respond.headMayDispatch} />
          Trưởng phòng được giao việc cho đơn vị, không chờ lãnh đạo
        </label>
        <button>Lưu cách giao việc</button>
      </Form>
    </Section>
  )
}

function Writing(p: SettingsProps) {
  const { writing } = p.shown
  const fields: FieldProps[] = [
    {
      name: 'criticalWord',
      label: 'Từ chỉ sắc thái phê phán trên văn bản',
      hint: 'Trên màn hình luôn là “phê phán”.',
      value: writing.criticalWord,
      options: ['phê phán', 'tiêu cực'].map((word) => ({ value: word, label: word })),
    },
    {
      name: 'storiesPerField',
      label: 'Số dòng sự kiện mỗi lĩnh vực',
      type: 'number',
      value: String(writing.storiesPerField),
    },
    {
      name: 'criticalStories',
      label: 'Số dòng sự kiện ở mục cần quan tâm',
      type: 'number',
      value: String(writing.criticalStories),
    },
    { name: 'annexRows', label: 'Số dòng tối đa của phụ lục', type: 'number', value: String(writing.annexRows) },
    {
      name: 'leadingOutlets',
      label: 'Đầu báo nêu tên trước',
      hint: 'Mỗi đầu báo một dòng, theo thứ tự; các báo khác xếp sau.',
      value: writing.leadingOutlets.join('\n'),
      rows: 4,
    },
  ]
  return (
    <Section title="Cách viết báo cáo">
      <Form visit={p.visit} action="/settings/report-writing">
        {fields.map((field) => (
          <Field {...field} error={errorOf(p, field.name)} />
        ))}
        <button>Lưu cách viết báo cáo</button>
      </Form>
    </Section>
  )
}

function Installation({ visit, shown }: SettingsProps) {
  const { settings } = visit.desk
  return (
    <Section title="Nơi cài đặt" note="đổi trong tệp .env rồi khởi động lại">
      <dl class="facts">
        <dt>Địa bàn</dt>
        <dd>{shown.province}</dd>
        <dt>Thư mục dữ liệu</dt>
        <dd>{settings.dataDir}</dd>
        <dt>Địa chỉ liên hệ gửi các báo</dt>
        <dd>{settings.contact || 'Chưa đặt (CONTACT)'}</dd>
        <dt>Địa chỉ trang</dt>
        <dd>
          {settings.publicUrl ??
            (settings.host === '127.0.0.1' ? 'Chỉ mở trên máy này (HOST)' : `${settings.host}:${settings.port}`)}
        </dd>
      </dl>
    </Section>
  )
}
