import { reportProfiles, type ReportProfileSettings } from '#report'
import { Field, type FieldProps, Form, FormProblems, Notice, PageHead } from '../shell/components/parts.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { doneWords, profileNames } from './words.vi.js'

export interface PaperSettingsProps {
  readonly visit: SignedVisit
  readonly settings: ReportProfileSettings
  readonly isSaved: boolean
  readonly problems: readonly { readonly field: string; readonly message: string }[]
}

/** What stands around the text on paper: bodies, place, signer, recipients. */
export function PaperSettingsPage({ visit, settings, isSaved, problems }: PaperSettingsProps) {
  const error = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  const back = visitMay(visit, 'read-reports') ? ['/reports', 'Báo cáo'] : ['/settings', 'Thiết lập']
  return (
    <div class="narrow">
      <p>
        <a href={back[0]} data-back>
          ‹ {back[1]}
        </a>
      </p>
      <PageHead
        title="Thể thức văn bản"
        lead="Dùng cho mọi báo cáo tải ra DOCX và PDF. Gõ chữ thường; máy tự in hoa chỗ cần. Báo cáo đã phát hành giữ thể thức khi phát hành."
      />
      {isSaved && <Notice kind="good">{doneWords['paper']}</Notice>}
      <FormProblems problems={problems} />
      <Form visit={visit} action="/reports/paper">
        {paperFields(settings).map((field) => (
          <Field {...field} error={error(field.name)} maxLength={field.rows ? 6000 : 200} />
        ))}
        <button class="primary">Lưu thể thức</button>
      </Form>
    </div>
  )
}

/** Fields of a paper in the order they stand on it. */
function paperFields(s: ReportProfileSettings): FieldProps[] {
  return [
    {
      name: 'profile',
      label: 'Thể thức',
      hint: 'Khi đổi thể thức, ô nào còn để mặc định sẽ theo mặc định mới.',
      value: s.profile,
      options: reportProfiles.map((p) => ({ value: p.name, label: profileNames[p.name] ?? p.title })),
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
