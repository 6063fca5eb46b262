import { audit } from '#accounts'
import { PressError } from '#foundation'
import { numberFor, profileOf } from '#report'
import type { Desk } from '../../desk.js'
import type { ReportService } from '../../reports/report-service.js'
import { renderPage } from '../shell/layout.js'
import type { SignedVisit } from '../shell/visit.js'
import { ReportPage, type ReportMode, type ReportProps } from './report.view.js'

/** Fields of a form or of an address. */
export type Fields = Readonly<Record<string, string | undefined>>

/** The page of one report; `over` tells what was just done or is wrong. */
export async function reportPage(
  { reports, visit }: { readonly reports: ReportService; readonly visit: SignedVisit },
  id: string,
  mode: ReportMode,
  over: Partial<Pick<ReportProps, 'done' | 'problem' | 'typed' | 'typedSource' | 'suggestedNumber'>>,
): Promise<string> {
  const report = await reports.open(visit.office.id, id)
  const changed = await reports.changed(visit.office.id, report)
  const settings = await reports.settings.profile(visit.office)
  const issued = await reports.numbered(visit.office.id)
  const props: ReportProps = {
    visit,
    report,
    changed,
    mode,
    unsourced: reports.unsourced(report),
    suggestedNumber: numberFor(profileOf(settings.profile), settings, issued, visit.now),
    done: null,
    problem: null,
    typed: null,
    typedSource: '',
    ...over,
  }
  return renderPage(visit, {
    title: over.problem ? `Lỗi: ${report.edited.title}` : report.edited.title,
    current: 'reports',
    body: <ReportPage {...props} />,
    scripts: mode === 'edit' ? ['report.js'] : undefined,
  })
}

/** A line in the log about a report. */
export function writeDown(
  desk: Desk,
  visit: SignedVisit,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  return audit(desk.store, desk.clock, {
    officeId: visit.office.id,
    accountId: visit.account.id,
    action,
    subject,
    details,
  })
}

/** A mistake of a form with the field that has it; every other error goes its way. */
export function problemOf(error: unknown): { field: string; message: string } {
  if (!(error instanceof PressError) || error.code !== 'form-invalid') throw error
  return { field: String(error.details['field'] ?? ''), message: error.userMessage }
}
