import { reportProfiles, type ReportProfileSettings } from '#report'
import { Field, Form, FormProblems, Notice, PageHead } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import { doneWords, profileNames } from './words.vi.js'

export interface PaperSettingsProps {
  readonly visit: SignedVisit
  readonly settings: ReportProfileSettings
  readonly isSaved: boolean
  readonly problems: readonly { readonly field: string; readonly message: string }[]
}

/** What stands around the text on paper: bodies, place, signer, recipients. */
export function PaperSettingsPage({ visit, settings: s, isSaved, problems }: PaperSettingsProps) {
  const error = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  return (
    <div class="narrow">
      <p>
        <a href="/reports" data-back>
          ‹ Báo cáo
        </a>
      </p>
      <PageHead
        title="Thể thức văn bản"
        lead="Dùng cho mọi báo cáo tải ra DOCX và PDF. Gõ chữ thường; máy tự in hoa chỗ cần. Báo cáo đã phát hành giữ thể thức khi phát hành."
      />
      {isSaved && <Notice kind="good">{doneWords['paper']}</Notice>}
      <FormProblems problems={problems} />
      <Form visit={visit} action="/reports/paper">
        <Field
          name="profile"
          label="Thể thức"
          value={s.profile}
          options={reportProfiles.map((p) => ({ value: p.name, label: profileNames[p.name] ?? p.name }))}
        />
        <Field name="superiorBody" label="Cơ quan chủ quản" value={s.superiorBody} />
        <Field name="issuingBody" label="Cơ quan ban hành" value={s.issuingBody} error={error('issuingBody')} />
        <Field name="bodySymbol" label="Ký hiệu cơ quan" value={s.bodySymbol} error={error('bodySymbol')} />
        <Field name="placeName" label="Địa danh" value={s.placeName} />
        <Field name="addressees" label="Kính gửi" hint="mỗi nơi một dòng" rows={3} value={s.addressees.join('\n')} />
        <Field name="authority" label="Quyền hạn ký" hint="ví dụ: KT. Giám đốc" value={s.authority} />
        <Field name="post" label="Chức vụ người ký" value={s.post} />
        <Field name="signer" label="Họ tên người ký" value={s.signer} />
        <Field name="recipients" label="Nơi nhận" hint="mỗi nơi một dòng" rows={4} value={s.recipients.join('\n')} />
        <Field name="archive" label="Lưu" value={s.archive} />
        <Field name="compiler" label="Người tổng hợp" hint="chân bản điểm báo ngày" value={s.compiler} />
        <Field name="phone" label="Điện thoại" value={s.phone} />
        <Field
          name="termStart"
          label="Ngày bắt đầu nhiệm kỳ"
          hint="văn bản của Đảng đánh số theo nhiệm kỳ"
          type="date"
          value={s.termStart ?? ''}
          error={error('termStart')}
        />
        <button class="primary">Lưu thể thức</button>
      </Form>
    </div>
  )
}
