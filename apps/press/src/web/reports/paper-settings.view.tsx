import { reportProfiles, type ReportProfileSettings } from '#report'
import { Field, Form, PageHead } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'

const profileNames: Record<string, string> = {
  nd30: 'Văn bản hành chính (Nghị định 30/2020/NĐ-CP)',
  'dang-2026': 'Văn bản của Đảng (từ 2026)',
  'dang-2018': 'Văn bản của Đảng (trước 2026)',
}

/** What stands around the text on paper: bodies, place, signer, recipients. */
export function PaperSettingsPage({ visit, settings: s }: { visit: SignedVisit; settings: ReportProfileSettings }) {
  return (
    <div class="narrow">
      <PageHead
        title="Thể thức văn bản"
        lead="Dùng cho mọi báo cáo tải ra DOCX và PDF. Gõ chữ thường; máy tự in hoa chỗ cần."
      />
      <Form visit={visit} action="/reports/paper">
        <Field
          name="profile"
          label="Thể thức"
          value={s.profile}
          options={reportProfiles.map((p) => ({ value: p.name, label: profileNames[p.name] ?? p.name }))}
        />
        <Field name="superiorBody" label="Cơ quan chủ quản" value={s.superiorBody} />
        <Field name="issuingBody" label="Cơ quan ban hành" value={s.issuingBody} />
        <Field name="bodySymbol" label="Ký hiệu cơ quan" value={s.bodySymbol} />
        <Field name="placeName" label="Địa danh" value={s.placeName} />
        <Field name="addressees" label="Kính gửi" hint="mỗi nơi một dòng" rows={3} value={s.addressees.join('\n')} />
        <Field name="authority" label="Quyền hạn ký" hint="ví dụ: KT. Giám đốc" value={s.authority} />
        <Field name="post" label="Chức vụ người ký" value={s.post} />
        <Field name="signer" label="Họ tên người ký" value={s.signer} />
        <Field name="recipients" label="Nơi nhận" hint="mỗi nơi một dòng" rows={4} value={s.recipients.join('\n')} />
        <Field name="archive" label="Lưu" value={s.archive} />
        <Field name="compiler" label="Người tổng hợp" value={s.compiler} />
        <Field name="phone" label="Điện thoại" value={s.phone} />
        <Field name="termStart" label="Ngày bắt đầu nhiệm kỳ (văn bản Đảng)" type="date" value={s.termStart ?? ''} />
        <button class="primary">Lưu thể thức</button>
      </Form>
    </div>
  )
}
