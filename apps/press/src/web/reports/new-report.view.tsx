import { Field, Form, FormProblems, PageHead } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import { anyDates, type NewReportForm, type WeekChoice } from './new-report-form.js'
import { words } from './words.js'

export interface NewReportProps {
  readonly visit: SignedVisit
  readonly weeks: readonly WeekChoice[]
  readonly typed: NewReportForm
  readonly problem: { readonly field: string; readonly message: string } | null
}

export function NewReportPage({ visit, weeks, typed, problem }: NewReportProps) {
  const form = words().new
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <div class="narrow">
      <PageHead title={form.title} lead={form.lead} />
      <FormProblems problems={problem ? [problem] : []} />
      <Form visit={visit} action="/reports">
        <Field
          name="kind"
          label={form.kind}
          value={typed.kind}
          options={[
            { value: 'weekly', label: form.weekly },
            { value: 'daily', label: form.daily },
          ]}
        />
        <Field
          name="week"
          label={form.period}
          value={typed.week}
          error={error('week')}
          options={[...weeks, { value: anyDates, label: form.byDates }]}
        />
        <div class="row-fields">
          <Field
            name="fromDate"
            label={form.from}
            hint={form.dateHint}
            type="date"
            value={typed.fromDate}
            error={error('fromDate')}
          />
          <Field
            name="toDate"
            label={form.to}
            hint={form.dateHint}
            type="date"
            value={typed.toDate}
            error={error('toDate')}
          />
        </div>
        <button class="primary" data-busy={form.writing}>
          {form.write}
        </button>
      </Form>
    </div>
  )
}
