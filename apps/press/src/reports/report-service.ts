import { PressError, timeOrderedId } from '#foundation'
import { localDate, type Period, type ReportCutOff } from '#press'
import type { ReportTable } from '#record'
import {
  buildDraft,
  changedFigures,
  type ChangedFigure,
  type Draft,
  type NumberedReport,
  outlines,
  type ReportIssue,
  type ReportProfileSettings,
  type ReportRequest,
  type UnsourcedSentence,
} from '#report'
import type { Desk } from '../desk.js'
import {
  countingContext,
  numberedReports,
  openReport,
  type OpenReport,
  type ReportKindName,
  type ReportOffice,
  type ReportRow,
  rowColumns,
} from './report-rows.js'
import { checkPeriod, isClosed } from './report-rules.js'
import { ReportSettings } from './report-settings.js'
import { textsWithoutSource } from './typed-texts.js'

/** Reads and drafts reports; what a report says is made by the report lib. */
export class ReportService {
  readonly settings: ReportSettings

  constructor(private readonly desk: Pick<Desk, 'store' | 'index' | 'clock' | 'gazetteer' | 'settings'>) {
    this.settings = new ReportSettings(desk)
  }

  async list(officeId: string): Promise<ReportRow[]> {
    return this.desk.store.reader
      .selectFrom('report')
      .select(rowColumns)
      .where('officeId', '=', officeId)
      .orderBy('periodTo', 'desc')
      .orderBy('createdAt', 'desc')
      .limit(200)
      .execute()
  }

  /** Every report of the office that has its number. */
  numbered(officeId: string): Promise<NumberedReport[]> {
    return numberedReports(this.desk.store.reader, officeId)
  }

  open(officeId: string, id: string): Promise<OpenReport> {
    return openReport(this.desk.store.db, officeId, id)
  }

  /** The weekly report of a period that counts most: an issued one before a fixed one before a draft, the newest of them. */
  async ofWeek(officeId: string, period: Period): Promise<OpenReport | null> {
    const rows = await this.desk.store.reader
      .selectFrom('report')
      .select(['id', 'state'])
      .where('officeId', '=', officeId)
      .where('kind', '=', 'weekly')
      .where('periodFrom', '=', period.from)
      .where('periodTo', '=', period.to)
      .orderBy('createdAt', 'desc')
      .execute()
    const best = (['issued', 'frozen', 'editing', 'draft'] as const).flatMap((s) =>
      rows.filter((r) => r.state === s),
    )[0]
    return best ? this.open(officeId, best.id) : null
  }

  /** Drafts a period; throws `form-invalid` for one that cannot be. `notice` tells the office that the draft waits. */
  async create(
    office: ReportOffice,
    kind: ReportKindName,
    period: Period,
    by: string,
    notice: string | null = null,
  ): Promise<string> {
    checkPeriod(period, this.desk.clock.now())
    const draft = await this.draft(office, kind, period)
    return this.insert(
      office.id,
      kind,
      { machine: draft, edited: draft, title: draft.title, state: 'draft' },
      by,
      notice,
    )
  }

  /** A new version of a closed report, to be corrected; the closed one stays as it is. */
  async newVersion(officeId: string, id: string, by: string): Promise<string> {
    const { row, machine, edited } = await this.open(officeId, id)
    if (!isClosed(row))
      throw new PressError('report-state', { userMessage: 'Báo cáo này còn sửa được. Hãy sửa trực tiếp bản đang có.' })
    const { versions } = await this.desk.store.db
      .selectFrom('report')
      .select(({ fn }) => fn.countAll<number>().as('versions'))
      .where('officeId', '=', officeId)
      .where('kind', '=', row.kind)
      .where('periodFrom', '=', row.periodFrom)
      .where('periodTo', '=', row.periodTo)
      .executeTakeFirstOrThrow()
    const title = `${row.title.replace(/ \(bản \d+\)$/u, '')} (bản ${Number(versions) + 1})`
    return this.insert(officeId, row.kind, { machine, edited: { ...edited, title }, title, state: 'editing' }, by, null)
  }

  async draft(office: ReportOffice, kind: ReportKindName, period: Period): Promise<Draft> {
    return buildDraft(await this.request(office, period), outlines[kind])
  }

  async request(office: ReportOffice, period: Period): Promise<ReportRequest> {
    const { store, index, clock, settings } = this.desk
    return {
      officeId: office.id,
      province: this.settings.provinceOf(office),
      period,
      cutOff: await this.settings.cutOff(office.id),
      asOf: clock.now(),
      index,
      store,
      settings: await this.settings.writing(office.id),
      isDemo: settings.isDemo,
    }
  }

  /** Reports whose text may still change, newest period first. */
  async openRows(officeId: string): Promise<ReportRow[]> {
    return (await this.list(officeId)).filter((r) => !isClosed(r))
  }

  /** Figures that have moved since they were written; none once they are fixed. */
  async changed(officeId: string, report: OpenReport): Promise<ChangedFigure[]> {
    return isClosed(report.row) ? [] : changedFigures(report.edited, countingContext(this.desk, officeId))
  }

  /** Sentences that a person added to the machine's paragraphs without a figure or a source. */
  unsourced(report: OpenReport): UnsourcedSentence[] {
    return isClosed(report.row) ? [] : textsWithoutSource(report.machine, report.edited)
  }

  /** What files and the page preview print. An issued report keeps the head and foot it was issued with. */
  async paper(
    office: ReportOffice,
    report: OpenReport,
  ): Promise<{ issue: ReportIssue; settings: ReportProfileSettings }> {
    const { row, edited, closed } = report
    const settings = closed?.paper ?? (await this.settings.profile(office))
    return {
      settings,
      issue: {
        draft: edited,
        settings,
        number: row.number,
        date: row.issuedAt ? localDate(row.issuedAt) : null,
        showPrompts: row.state !== 'issued',
        versionCode: `BC-${row.id.slice(-8)}/${row.revision}`,
      },
    }
  }

  /** When the office's reporting week ends. */
  async cutOff(officeId: string): Promise<ReportCutOff> {
    return this.settings.cutOff(officeId)
  }

  private async insert(
    officeId: string,
    kind: string,
    text: { machine: Draft; edited: Draft; title: string; state: ReportTable['state'] },
    by: string,
    notice: string | null,
  ): Promise<string> {
    const now = this.desk.clock.now()
    const id = timeOrderedId(this.desk.clock.nowMs())
    const row: ReportTable = {
      id,
      officeId,
      kind,
      periodFrom: text.machine.period.from,
      periodTo: text.machine.period.to,
      state: text.state,
      number: null,
      title: text.title,
      machineDraft: JSON.stringify(text.machine),
      editedDraft: JSON.stringify(text.edited),
      frozenFigures: null,
      revision: 1,
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: null,
      frozenAt: null,
      issuedAt: null,
      issuedBy: null,
    }
    await this.desk.store.transaction(async (tx) => {
      await tx.insertInto('report').values(row).execute()
      if (notice === null) return
      const told = { id: timeOrderedId(this.desk.clock.nowMs()), officeId, at: now, kind: 'report', readAt: null }
      await tx
        .insertInto('notice')
        .values({ ...told, text: notice, link: `/reports/${id}` })
        .execute()
    })
    return id
  }
}
