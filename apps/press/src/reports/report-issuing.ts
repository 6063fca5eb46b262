import { audit } from '#accounts'
import { PressError } from '#foundation'
import { freezeDraft, profileOf } from '#report'
import type { Desk } from '../desk.js'
import type { ClosedReport } from './closed-report.js'
import { countingContext, numberedReports, openReport, type ReportOffice, writeReport } from './report-rows.js'
import { ReportPapers } from './report-papers.js'
import { checkNumber, refuseClosed } from './report-rules.js'
import { ReportSettings } from './report-settings.js'
import { textsWithoutSource } from './typed-texts.js'

/** How a report is closed: its figures are fixed, then it gets its number. */
export class ReportIssuing {
  constructor(private readonly desk: Pick<Desk, 'store' | 'index' | 'clock' | 'gazetteer'>) {}

  /** Fixes every figure with the articles behind it; refuses while one has changed or a sentence waits for its source. */
  async freeze(
    officeId: string,
    id: string,
    revision: number,
    by: string,
    options: { acceptsUnsourced?: boolean } = {},
  ): Promise<void> {
    const report = await openReport(this.desk.store.db, officeId, id)
    refuseClosed(report.row)
    const unsourced = textsWithoutSource(report.machine, report.edited).length
    if (unsourced > 0 && !options.acceptsUnsourced)
      throw new PressError('report-unsourced', {
        userMessage: `Còn ${unsourced} câu chưa có nguồn. Hãy gắn nguồn, bỏ câu, hoặc đánh dấu vào ô xác nhận rồi chốt lại.`,
      })
    const frozen: ClosedReport = {
      figures: await freezeDraft(report.edited, countingContext(this.desk, officeId)),
      paper: null,
    }
    const { store, clock } = this.desk
    const more = { frozenFigures: JSON.stringify(frozen), frozenAt: clock.now() }
    // In one with its line in the log: neither is there without the other.
    await store.transaction(async (tx) => {
      await writeReport(tx, clock, report.row, { draft: report.edited, revision, by, state: 'frozen', more })
      await audit(tx, clock, { officeId, accountId: by, action: 'report.freeze', subject: id })
    })
  }

  /** Gives a frozen report its number and fixes head and foot of its paper; from then on it never changes. */
  async issue(office: ReportOffice, id: string, revision: number, number: string, by: string): Promise<void> {
    const { store, clock } = this.desk
    const paper = await new ReportSettings(this.desk).profile(office)
    // In one, so that of two reports issued at once only the first gets the number.
    await store.transaction(async (tx) => {
      const { row, edited, closed } = await openReport(tx, office.id, id)
      if (row.state !== 'frozen' || !closed)
        throw new PressError('report-state', {
          userMessage: row.state === 'issued' ? 'Báo cáo này đã phát hành.' : 'Hãy chốt số liệu trước khi phát hành.',
        })
      const now = clock.now()
      const given = checkNumber(number, await numberedReports(tx, office.id), profileOf(paper.profile), paper, now)
      const frozenFigures = JSON.stringify({ ...closed, paper } satisfies ClosedReport)
      const more = { number: given, issuedAt: now, issuedBy: by, frozenFigures }
      await writeReport(tx, clock, row, { draft: edited, revision, by, state: 'issued', more })
      await audit(tx, clock, {
        officeId: office.id,
        accountId: by,
        action: 'report.issue',
        subject: id,
        details: { issued: given },
      })
    })
    await new ReportPapers(this.desk).keep(office, id)
  }
}
