import { reportProfiles, type ReportProfileSettings, type ReportWritingSettings } from '#report'
import type { ReportCutOff } from '#press'
import { Field, Form, FormProblems, Notice, PageHead, Section, type FieldProps } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import { officeNameMax, type Problem } from './read-forms.js'

export interface SettingsShown {
  readonly office: string
  readonly province: string
  readonly cutOff: ReportCutOff
  readonly profile: ReportProfileSettings
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
  'report-profile': 'Đã lưu thể thức văn bản. Báo cáo xuất từ nay dùng thể thức này.',
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
      <Profile {...p} />
      <Writing {...p} />
      <Installation {...p} />
    </div>
  )
}

const errorOf = ({ problems }: SettingsProps, field: string): string | null =>
  problems.find((p) => p.field === field)?.message ?? null

function Office(p: SettingsProps) {
  return (
    <Section title="Cơ quan" note="tên hiện ở đầu mọi trang; tên trên văn bản ở mục Thể thức văn bản">
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

/** Fields of a paper in the order they stand on it. */
function profileFields(s: ReportProfileSettings): FieldProps[] {
  return [
    {
      name: 'profile',
      label: 'Thể thức',
      hint: 'Khi đổi thể thức, ô nào còn để mặc định sẽ theo mặc định mới.',
      value: s.profile,
      options: reportProfiles.map((p) => ({ value: p.name, label: p.title })),
    },
    {
      name: 'superiorBody',
      label: 'Cơ quan chủ quản',
      hint: 'In chữ hoa ở đầu văn bản; có thể bỏ trống.',
      value: s.superiorBody,
    },
    { name: 'issuingBody', label: 'Cơ quan ban hành', value: s.issuingBody },
    { name: 'bodySymbol', label: 'Chữ viết tắt trong ký hiệu', hint: 'Ví dụ: SVHTTDL', value: s.bodySymbol },
    { name: 'placeName', label: 'Địa danh ghi trước ngày', value: s.placeName },
    { name: 'addressees', label: 'Kính gửi', hint: 'Mỗi nơi một dòng.', value: s.addressees.join('\n'), rows: 3 },
    { name: 'authority', label: 'Quyền hạn ký', hint: 'Ví dụ: KT. Giám đốc; có thể bỏ trống.', value: s.authority },
    { name: 'post', label: 'Chức vụ người ký', value: s.post },
    { name: 'signer', label: 'Họ tên người ký', hint: 'Không ghi học hàm, học vị; có thể bỏ trống.', value: s.signer },
    { name: 'recipients', label: 'Nơi nhận', hint: 'Mỗi nơi một dòng.', value: s.recipients.join('\n'), rows: 4 },
    { name: 'archive', label: 'Lưu', hint: 'Ví dụ: VT, BCXB', value: s.archive },
    { name: 'compiler', label: 'Người tổng hợp bản tin ngày', value: s.compiler },
    { name: 'phone', label: 'Điện thoại', value: s.phone },
    {
      name: 'termStart',
      label: 'Ngày bắt đầu nhiệm kỳ',
      hint: 'Số văn bản của cơ quan Đảng tính theo nhiệm kỳ.',
      type: 'date',
      value: s.termStart ?? '',
    },
  ]
}

function Profile(p: SettingsProps) {
  return (
    <Section title="Thể thức văn bản" note="đầu và cuối báo cáo khi xuất DOCX, PDF">
      <Form visit={p.visit} action="/settings/report-profile">
        {profileFields(p.shown.profile).map((field) => (
          <Field {...field} error={errorOf(p, field.name)} maxLength={field.rows ? 6000 : 200} />
        ))}
        <button>Lưu thể thức văn bản</button>
      </Form>
    </Section>
  )
}

function Writing(p: SettingsProps) {
  const { writing } = p.shown
  const fields: FieldProps[] = [
    {
      name: 'criticalWord',
      label: 'Từ chỉ sắc thái phê phán trên giấy',
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
