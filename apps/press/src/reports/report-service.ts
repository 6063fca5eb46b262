import { audit } from '#accounts'
import { PressError, timeOrderedId } from '#foundation'
import { type Period, type ReportCutOff } from '#press'
import type { ReportTable } from '#record'
import {
  buildDraft,
  changedFigures,
  type ChangedFigure,
  type Draft,
  type NumberedReport,
  outlines,
  type ReportRequest,
  type UnsourcedSentence,
} from '#report'
import type { Desk } from '../desk.js'
import {
  countingContext,
  machineName,
  numberedReports,
  openReport,
  type OpenReport,
  type ReportKindName,
  type ReportOffice,
  type ReportRow,
  rowColumns,
} from './report-rows.js'
import { ReportPapers } from './report-papers.js'
import { checkPeriod, isClosed } from './report-rules.js'
import { ReportSettings } from './report-settings.js'
import { textsWithoutSource } from './typed-texts.js'

/** Reads and drafts reports; what a report says is made by the report lib. */
export class ReportService {
  readonly settings: ReportSettings
  readonly papers: ReportPapers

  constructor(private readonly desk: Pick<Desk, 'store' | 'index' | 'clock' | 'gazetteer' | 'settings'>) {
    this.settings = new ReportSettings(desk)
    this.papers = new ReportPapers(desk)
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

  /** Drafts a period; throws `form-invalid` for one that cannot be. Of two made at once both lead to the first. */
  async create(office: ReportOffice, kind: ReportKindName, period: Period, by: string): Promise<string> {
    checkPeriod(period, this.desk.clock.now())
    const draft = await this.draft(office, kind, period)
    const version = await this.nextVersion(office.id, kind, period)
    const title = titleOf(draft.title, version)
    return this.insert({
      officeId: office.id,
      kind,
      version,
      text: { machine: draft, edited: { ...draft, title }, title, state: 'draft' },
      by,
      notice: null,
      audit: { action: 'report.draft' },
    })
  }

  /** Drafts a period that has no report yet, for nobody in particular; null when it has one by now. */
  async createFirst(
    office: ReportOffice,
    kind: ReportKindName,
    period: Period,
    notice: string,
  ): Promise<string | null> {
    const draft = await this.draft(office, kind, period)
    const text = { machine: draft, edited: draft, title: draft.title, state: 'draft' } as const
    return this.tryInsert({ officeId: office.id, kind, version: 1, text, by: machineName, notice, audit: null })
  }

  /** A new version of a closed report, to be corrected; the closed one stays as it is. */
  async newVersion(officeId: string, id: string, by: string): Promise<string> {
    const { row, machine, edited } = await this.open(officeId, id)
    if (!isClosed(row))
      throw new PressError('report-state', { userMessage: 'Báo cáo này còn sửa được. Hãy sửa trực tiếp bản đang có.' })
    const version = await this.nextVersion(officeId, row.kind, { from: row.periodFrom, to: row.periodTo })
    const title = titleOf(row.title, version)
    return this.insert({
      officeId,
      kind: row.kind,
      version,
      text: { machine, edited: { ...edited, title }, title, state: 'editing' },
      by,
      notice: null,
      audit: { action: 'report.version', details: { of: id } },
    })
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

  /** When the office's reporting week ends. */
  async cutOff(officeId: string): Promise<ReportCutOff> {
    return this.settings.cutOff(officeId)
  }

  private async nextVersion(officeId: string, kind: string, period: Period): Promise<number> {
    const row = await this.ofPeriod(officeId, kind, period)
      .select(({ fn }) => fn.max('version').as('last'))
      .executeTakeFirst()
    return Number(row?.last ?? 0) + 1
  }

  private ofPeriod(officeId: string, kind: string, period: Period) {
    return this.desk.store.db
      .selectFrom('report')
      .where('officeId', '=', officeId)
      .where('kind', '=', kind)
      .where('periodFrom', '=', period.from)
      .where('periodTo', '=', period.to)
  }

  /** The new report; where somebody else was faster with the same version, theirs. */
  private async insert(report: NewReport): Promise<string> {
    const made = await this.tryInsert(report)
    if (made !== null) return made
    const theirs = await this.ofPeriod(report.officeId, report.kind, report.text.machine.period)
      .select('id')
      .where('version', '=', report.version)
      .executeTakeFirstOrThrow()
    return theirs.id
  }

  /** Report, notice and audit line in one; null when the period has this version by now. */
  private tryInsert(report: NewReport): Promise<string | null> {
    const { store, clock } = this.desk
    const row = rowOf(report, timeOrderedId(clock.nowMs()), clock.now())
    return store.transaction(async (tx) => {
      const { officeId, by, notice } = report
      const made = await tx
        .insertInto('report')
        .values(row)
        .onConflict((c) => c.columns(['officeId', 'kind', 'periodFrom', 'periodTo', 'version']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!made) return null
      if (report.audit) await audit(tx, clock, { officeId, accountId: by, subject: row.id, ...report.audit })
      if (notice === null) return row.id
      const told = { id: timeOrderedId(clock.nowMs()), officeId, at: row.createdAt, kind: 'report', readAt: null }
      await tx
        .insertInto('notice')
        .values({ ...told, text: notice, link: `/reports/${row.id}` })
        .execute()
      return row.id
    })
  }
}

interface NewReport {
  readonly officeId: string
  readonly kind: string
  readonly version: number
  readonly text: {
    readonly machine: Draft
    readonly edited: Draft
    readonly title: string
    readonly state: ReportTable['state']
  }
  readonly by: string
  /** Tells the office that the report waits. */
  readonly notice: string | null
  /** Null for what nobody asked for. */
  readonly audit: { readonly action: string; readonly details?: Record<string, unknown> } | null
}

/** The second report of a period and those after it say which they are. */
const titleOf = (title: string, version: number): string =>
  version === 1 ? title : `${title.replace(/ \(bản \d+\)$/u, '')} (bản ${version})`

const rowOf = ({ officeId, kind, version, text, by }: NewReport, id: string, now: string): ReportTable => ({
  id,
  officeId,
  kind,
  periodFrom: text.machine.period.from,
  periodTo: text.machine.period.to,
  state: text.state,
  number: null,
  title: text.title,
  version,
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
})
