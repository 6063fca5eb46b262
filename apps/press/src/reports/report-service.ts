import { PressError, timeOrderedId } from '#foundation'
import { localDate, type Period, type ReportCutOff } from '#press'
import { type Database, loadOfficeArticles, type OfficeTable, type RecordTx, type ReportTable } from '#record'
import {
  buildDraft,
  changedFigures,
  type ChangedFigure,
  type Draft,
  freezeDraft,
  keepFigure,
  outlines,
  profileOf,
  type ReportIssue,
  type ReportProfileSettings,
  type ReportRequest,
  type UnsourcedSentence,
  updateFigures,
} from '#report'
import type { Desk } from '../desk.js'
import { type ClosedReport, closedReport } from './closed-report.js'
import { checkNumber, checkPeriod, isClosed, refuseClosed, staleReport } from './report-rules.js'
import { ReportSettings } from './report-settings.js'
import { withoutLastSources, withSources } from './report-sources.js'
import { textsWithoutSource, withTexts, type TypedText } from './typed-texts.js'

/** Stands where a report names its maker when nobody asked for it. */
export const machineName = 'machine'

export type ReportKindName = 'weekly' | 'daily'
type Office = Pick<OfficeTable, 'id' | 'provinceSlug'>

/** A report as lists show it. */
export type ReportRow = Omit<ReportTable, 'machineDraft' | 'editedDraft' | 'frozenFigures'>

/** A report as pages and exports use it. */
export interface OpenReport {
  readonly row: ReportTable
  readonly machine: Draft
  readonly edited: Draft
  /** What was fixed with the figures; null while the text may still change. */
  readonly closed: ClosedReport | null
}

const rowColumns = [
  'id',
  'officeId',
  'kind',
  'periodFrom',
  'periodTo',
  'state',
  'number',
  'title',
  'revision',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'frozenAt',
  'issuedAt',
  'issuedBy',
] as const satisfies readonly (keyof ReportRow)[]

/** Writes the report table; what a report says is made by the report lib. */
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
  async numbered(officeId: string): Promise<{ id: string; number: string; issuedAt: string }[]> {
    const rows = await this.desk.store.reader
      .selectFrom('report')
      .select(['id', 'number', 'issuedAt'])
      .where('officeId', '=', officeId)
      .where('state', '=', 'issued')
      .execute()
    return rows.flatMap((r) => (r.number && r.issuedAt ? [{ id: r.id, number: r.number, issuedAt: r.issuedAt }] : []))
  }

  async open(officeId: string, id: string, db: Database | RecordTx = this.desk.store.db): Promise<OpenReport> {
    const row = await db
      .selectFrom('report')
      .selectAll()
      .where('id', '=', id)
      .where('officeId', '=', officeId)
      .executeTakeFirst()
    if (!row)
      throw new PressError('report-unknown', { userMessage: 'Không có báo cáo này. Hãy mở lại từ danh sách báo cáo.' })
    return {
      row,
      machine: JSON.parse(row.machineDraft) as Draft,
      edited: JSON.parse(row.editedDraft) as Draft,
      closed: closedReport(row),
    }
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
    office: Office,
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

  async draft(office: Office, kind: ReportKindName, period: Period): Promise<Draft> {
    return buildDraft(await this.request(office, period), outlines[kind])
  }

  async request(office: Office, period: Period): Promise<ReportRequest> {
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

  /**
   * Saves what a person changed, texts and sources in one. Somebody else's newer revision is never overwritten
   * (`report-stale`).
   */
  async save(
    officeId: string,
    id: string,
    revision: number,
    typed: { readonly texts: readonly TypedText[]; readonly sources?: readonly string[] },
    by: string,
  ): Promise<void> {
    const { row, machine, edited } = await this.open(officeId, id)
    refuseClosed(row)
    const articles = await loadOfficeArticles(this.desk.store.reader, officeId, typed.sources ?? [])
    const sourced = withSources(edited, articles).draft
    const draft = withTexts(machine, sourced, typed.texts, () => timeOrderedId(this.desk.clock.nowMs()))
    if (draft !== edited) await this.write(row, draft, revision, by, 'editing')
  }

  /** Reports whose text may still change, newest period first. */
  async openRows(officeId: string): Promise<ReportRow[]> {
    return (await this.list(officeId)).filter((r) => !isClosed(r))
  }

  /** Puts articles among the sources of a report, so that its text may cite them; gives those that are new there. */
  async addSources(
    officeId: string,
    id: string,
    articleIds: readonly string[],
    by: string,
    tx: RecordTx,
  ): Promise<{ title: string; added: readonly string[] }> {
    const { row, edited } = await this.open(officeId, id, tx)
    refuseClosed(row)
    const { draft, added } = withSources(edited, await loadOfficeArticles(tx, officeId, articleIds))
    if (added.length > 0) await this.write(row, draft, row.revision, by, 'editing', {}, tx)
    return { title: row.title, added }
  }

  /** Takes back what `addSources` added, while no text uses it. */
  async dropSources(
    officeId: string,
    id: string,
    articleIds: readonly string[],
    by: string,
    tx: RecordTx,
  ): Promise<void> {
    if (articleIds.length === 0) return
    const { row, edited } = await this.open(officeId, id, tx)
    refuseClosed(row)
    await this.write(row, withoutLastSources(edited, articleIds), row.revision, by, 'editing', {}, tx)
  }

  /** Figures that have moved since they were written; none once they are fixed. */
  async changed(officeId: string, report: OpenReport): Promise<ChangedFigure[]> {
    return isClosed(report.row) ? [] : changedFigures(report.edited, this.freezeContext(officeId))
  }

  /** Sentences that a person added to the machine's paragraphs without a figure or a source. */
  unsourced(report: OpenReport): UnsourcedSentence[] {
    return isClosed(report.row) ? [] : textsWithoutSource(report.machine, report.edited)
  }

  async settleFigure(
    officeId: string,
    id: string,
    revision: number,
    figure: { id: string | 'all'; keepNote: string | null },
    by: string,
  ): Promise<void> {
    const { row, edited } = await this.open(officeId, id)
    refuseClosed(row)
    const context = this.freezeContext(officeId)
    const draft =
      figure.keepNote !== null && figure.id !== 'all'
        ? await keepFigure(edited, context, figure.id, figure.keepNote)
        : await updateFigures(edited, context, figure.id === 'all' ? 'all' : [figure.id])
    await this.write(row, draft, revision, by, 'editing')
  }

  /** Fixes every figure with the articles behind it; refuses while one has changed or a sentence waits for its source. */
  async freeze(
    officeId: string,
    id: string,
    revision: number,
    by: string,
    options: { acceptsUnsourced?: boolean } = {},
  ): Promise<void> {
    const report = await this.open(officeId, id)
    refuseClosed(report.row)
    const unsourced = this.unsourced(report).length
    if (unsourced > 0 && !options.acceptsUnsourced)
      throw new PressError('report-unsourced', {
        userMessage: `Còn ${unsourced} câu chưa có nguồn. Hãy gắn nguồn, bỏ câu, hoặc đánh dấu vào ô xác nhận rồi chốt lại.`,
      })
    const frozen: ClosedReport = {
      figures: await freezeDraft(report.edited, this.freezeContext(officeId)),
      paper: null,
    }
    await this.write(report.row, report.edited, revision, by, 'frozen', {
      frozenFigures: JSON.stringify(frozen),
      frozenAt: this.desk.clock.now(),
    })
  }

  /** Gives a frozen report its number and fixes head and foot of its paper; from then on it never changes. */
  async issue(office: Office, id: string, revision: number, number: string, by: string): Promise<void> {
    const { row, edited, closed } = await this.open(office.id, id)
    if (row.state !== 'frozen' || !closed)
      throw new PressError('report-state', {
        userMessage: row.state === 'issued' ? 'Báo cáo này đã phát hành.' : 'Hãy chốt số liệu trước khi phát hành.',
      })
    const now = this.desk.clock.now()
    const paper = await this.settings.profile(office)
    const given = checkNumber(number, await this.numbered(office.id), profileOf(paper.profile), paper, now)
    await this.write(row, edited, revision, by, 'issued', {
      number: given,
      issuedAt: now,
      issuedBy: by,
      frozenFigures: JSON.stringify({ ...closed, paper } satisfies ClosedReport),
    })
  }

  /** What files and the page preview print. An issued report keeps the head and foot it was issued with. */
  async paper(office: Office, report: OpenReport): Promise<{ issue: ReportIssue; settings: ReportProfileSettings }> {
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

  private freezeContext(officeId: string) {
    const { index, store, clock } = this.desk
    return { officeId, index, store, asOf: clock.now() }
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

  private async write(
    row: ReportTable,
    draft: Draft,
    revision: number,
    by: string,
    state: ReportTable['state'],
    more: Partial<ReportTable> = {},
    db: Database | RecordTx = this.desk.store.db,
  ): Promise<void> {
    const result = await db
      .updateTable('report')
      .set({
        editedDraft: JSON.stringify(draft),
        state,
        revision: revision + 1,
        updatedAt: this.desk.clock.now(),
        updatedBy: by,
        ...more,
      })
      .where('id', '=', row.id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    if (Number(result.numUpdatedRows) !== 1) throw staleReport(revision)
  }
}
