import { reportProfiles, type ReportProfileSettings } from '#report'
import { Field, type FieldProps, Form, FormProblems, Notice, PageHead } from '../shell/components/parts.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { words } from './words.js'

export interface PaperSettingsProps {
  readonly visit: SignedVisit
  readonly settings: ReportProfileSettings
  readonly isSaved: boolean
  readonly problems: readonly { readonly field: string; readonly message: string }[]
}

/** What stands around the text on paper: bodies, place, signer, recipients. */
export function PaperSettingsPage({ visit, settings, isSaved, problems }: PaperSettingsProps) {
  const error = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  const { form } = words()
  const back = visitMay(visit, 'read-reports') ? ['/reports', form.toReports] : ['/settings', form.toSettings]
  return (
    <div class="narrow">
      <p>
        <a href={back[0]} data-back>
          ‹ {back[1]}
        </a>
      </p>
      <PageHead title={form.title} lead={form.lead} />
      {isSaved && <Notice kind="good">{words().done['paper']}</Notice>}
      <FormProblems problems={problems} />
      <Form visit={visit} action="/reports/paper">
        {paperFields(settings).map((field) => (
          <Field {...field} error={error(field.name)} maxLength={field.rows ? 6000 : 200} />
        ))}
        <button class="primary">{form.save}</button>
      </Form>
    </div>
  )
}

/** Fields of a paper in the order they stand on it. */
function paperFields(s: ReportProfileSettings): FieldProps[] {
  const { form, profiles } = words()
  const profile = reportProfiles.map((p) => ({ value: p.name, label: profiles[p.name] ?? p.title }))
  return [
    { name: 'profile', label: form.profile, hint: form.profileHint, value: s.profile, options: profile },
    { name: 'superiorBody', label: form.superiorBody, hint: form.superiorBodyHint, value: s.superiorBody },
    { name: 'issuingBody', label: form.issuingBody, value: s.issuingBody },
    { name: 'bodySymbol', label: form.bodySymbol, hint: form.bodySymbolHint, value: s.bodySymbol },
    { name: 'placeName', label: form.placeName, value: s.placeName },
    { name: 'addressees', label: form.addressees, hint: form.oneALine, value: s.addressees.join('\n'), rows: 3 },
    { name: 'authority', label: form.authority, hint: form.authorityHint, value: s.authority },
    { name: 'post', label: form.post, value: s.post },
    { name: 'signer', label: form.signer, hint: form.signerHint, value: s.signer },
    { name: 'recipients', label: form.recipients, hint: form.oneALine, value: s.recipients.join('\n'), rows: 4 },
    { name: 'archive', label: form.archive, hint: form.archiveHint, value: s.archive },
    { name: 'compiler', label: form.compiler, value: s.compiler },
    { name: 'phone', label: form.phone, value: s.phone },
    { name: 'termStart', label: form.termStart, hint: form.termStartHint, type: 'date', value: s.termStart ?? '' },
  ]
}
