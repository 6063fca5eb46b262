import { PressError } from '#foundation'
import { numberFor, profileOf } from '#report'
import type { ReportService } from '../../reports/report-service.js'
import { sentenceOf } from '../shell/errors.en.js'
import { currentLanguage } from '../shell/language.js'
import { renderPage } from '../shell/layout.js'
import type { SignedVisit } from '../shell/visit.js'
import { words } from './words.js'
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
    papers: report.row.state === 'issued' ? await reports.papers.list(id) : [],
    suggestedNumber: numberFor(profileOf(settings.profile), settings, issued, visit.now),
    done: null,
    problem: null,
    typed: null,
    typedSource: '',
    ...over,
  }
  return renderPage(visit, {
    title: over.problem ? words().error(report.edited.title) : report.edited.title,
    current: 'reports',
    body: <ReportPage {...props} />,
    scripts: mode === 'edit' ? ['report.js'] : undefined,
  })
}

/** A mistake of a form with the field that has it; every other error goes its way. */
export function problemOf(error: unknown): { field: string; message: string } {
  if (!(error instanceof PressError) || error.code !== 'form-invalid') throw error
  const field = String(error.details['field'] ?? '')
  return { field, message: (currentLanguage() === 'en' ? words().mistakes[field] : undefined) ?? sentenceOf(error) }
}
