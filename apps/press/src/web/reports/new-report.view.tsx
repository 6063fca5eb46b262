import { Field, Form, FormProblems, PageHead } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import { anyDates, type NewReportForm, type WeekChoice } from './new-report-form.js'

export interface NewReportProps {
  readonly visit: SignedVisit
  readonly weeks: readonly WeekChoice[]
  readonly typed: NewReportForm
  readonly problem: { readonly field: string; readonly message: string } | null
}

export function NewReportPage({ visit, weeks, typed, problem }: NewReportProps) {
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <div class="narrow">
      <PageHead
        title="Lập báo cáo"
        lead="Máy viết bản thảo từ số liệu của kỳ; người viết sửa, chốt số liệu rồi phát hành."
      />
      <FormProblems problems={problem ? [problem] : []} />
      <Form visit={visit} action="/reports">
        <Field
          name="kind"
          label="Loại"
          value={typed.kind}
          options={[
            { value: 'weekly', label: 'Báo cáo tổng hợp (tuần hoặc khoảng ngày bất kỳ)' },
            { value: 'daily', label: 'Điểm báo ngày' },
          ]}
        />
        <Field
          name="week"
          label="Kỳ báo cáo"
          value={typed.week}
          error={error('week')}
          options={[...weeks, { value: anyDates, label: 'Theo ngày chọn ở dưới' }]}
        />
        <div class="row-fields">
          <Field
            name="fromDate"
            label="Từ ngày"
            hint="dùng khi chọn theo ngày"
            type="date"
            value={typed.fromDate}
            error={error('fromDate')}
          />
          <Field
            name="toDate"
            label="Đến hết ngày"
            hint="dùng khi chọn theo ngày"
            type="date"
            value={typed.toDate}
            error={error('toDate')}
          />
        </div>
        <button class="primary" data-busy="Đang viết bản thảo…">
          Viết bản thảo
        </button>
      </Form>
    </div>
  )
}
