import { PressError, timeOrderedId } from '#foundation'
import { defaultCutOff, type Period, type ReportCutOff } from '#press'
import type { OfficeTable, ReportTable } from '#record'
import {
  buildDraft,
  changedFigures,
  type ChangedFigure,
  type Draft,
  freezeDraft,
  keepFigure,
  outlines,
  paragraphsOf,
  profileOf,
  readProfileSettings,
  readWritingSettings,
  type ReportIssue,
  type ReportProfileSettings,
  type ReportRequest,
  setParagraph,
  updateFigures,
} from '#report'
import type { Desk } from '../desk.js'

export type ReportKindName = 'weekly' | 'daily'
type Office = Pick<OfficeTable, 'id' | 'provinceSlug'>

/** A report as pages and exports use it. */
export interface OpenReport {
  readonly row: ReportTable
  readonly machine: Draft
  readonly edited: Draft
}

/** Writes the report table; what a report says is made by the report lib. */
export class ReportService {
  constructor(private readonly desk: Pick<Desk, 'store' | 'index' | 'clock' | 'gazetteer' | 'settings'>) {}

  async list(officeId: string): Promise<ReportTable[]> {
    return this.desk.store.reader
      .selectFrom('report')
      .selectAll()
      .where('officeId', '=', officeId)
      .orderBy('periodTo', 'desc')
      .orderBy('createdAt', 'desc')
      .limit(200)
      .execute()
  }

  async open(officeId: string, id: string): Promise<OpenReport> {
    const row = await this.desk.store.db
      .selectFrom('report')
      .selectAll()
      .where('id', '=', id)
      .where('officeId', '=', officeId)
      .executeTakeFirst()
    if (!row)
      throw new PressError('report-unknown', { userMessage: 'Không có báo cáo này. Hãy mở lại từ danh sách báo cáo.' })
    return { row, machine: JSON.parse(row.machineDraft) as Draft, edited: JSON.parse(row.editedDraft) as Draft }
  }

  /** Drafts a period; throws `form-invalid` for a period that cannot be. */
  async create(office: Office, kind: ReportKindName, period: Period, by: string): Promise<string> {
    if (!(period.from < period.to))
      throw new PressError('form-invalid', {
        userMessage: 'Ngày kết thúc phải sau ngày bắt đầu.',
        details: { field: 'toDate' },
      })
    if (period.from > this.desk.clock.now())
      throw new PressError('form-invalid', { userMessage: 'Kỳ báo cáo chưa bắt đầu.', details: { field: 'fromDate' } })
    const draft = await this.draft(office, kind, period)
    const now = this.desk.clock.now()
    const row: ReportTable = {
      id: timeOrderedId(this.desk.clock.nowMs()),
      officeId: office.id,
      kind,
      periodFrom: period.from,
      periodTo: period.to,
      state: 'draft',
      number: null,
      title: draft.title,
      machineDraft: JSON.stringify(draft),
      editedDraft: JSON.stringify(draft),
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
    await this.desk.store.db.insertInto('report').values(row).execute()
    return row.id
  }

  async draft(office: Office, kind: ReportKindName, period: Period): Promise<Draft> {
    return buildDraft(await this.request(office, period), outlines[kind])
  }

  async request(office: Office, period: Period): Promise<ReportRequest> {
    const { store, index, clock, settings } = this.desk
    return {
      officeId: office.id,
      province: this.provinceOf(office),
      period,
      cutOff: await this.cutOff(office.id),
      asOf: clock.now(),
      index,
      store,
      settings: readWritingSettings(await this.setting(office.id, 'report.writing')),
      isDemo: settings.isDemo,
    }
  }

  /** Saves paragraphs by id. Somebody else's newer revision is never overwritten. */
  async save(
    officeId: string,
    id: string,
    revision: number,
    texts: ReadonlyMap<string, string>,
    by: string,
  ): Promise<void> {
    const { row, edited } = await this.open(officeId, id)
    this.refuseClosed(row)
    const known = new Set([...paragraphsOf(edited).map((p) => p.id), ...emptyBlocks(edited)])
    let draft = edited
    for (const [block, text] of texts)
      if (known.has(block)) draft = setParagraph(draft, block, text.replaceAll('\r\n', '\n').trim())
    await this.write(row, draft, revision, by, 'editing')
  }

  async changed(office: Office, report: OpenReport): Promise<ChangedFigure[]> {
    if (report.row.state === 'frozen' || report.row.state === 'issued') return []
    return changedFigures(report.edited, this.freezeContext(office.id))
  }

  async settleFigure(
    officeId: string,
    id: string,
    revision: number,
    figure: { id: string | 'all'; keepNote: string | null },
    by: string,
  ): Promise<void> {
    const { row, edited } = await this.open(officeId, id)
    this.refuseClosed(row)
    const context = this.freezeContext(officeId)
    const draft =
      figure.keepNote !== null && figure.id !== 'all'
        ? await keepFigure(edited, context, figure.id, figure.keepNote)
        : await updateFigures(edited, context, figure.id === 'all' ? 'all' : [figure.id])
    await this.write(row, draft, revision, by, 'editing')
  }

  /** Fixes every figure with the articles behind it; refuses while one of them has changed. */
  async freeze(officeId: string, id: string, revision: number, by: string): Promise<void> {
    const { row, edited } = await this.open(officeId, id)
    this.refuseClosed(row)
    const frozen = await freezeDraft(edited, this.freezeContext(officeId))
    await this.write(row, edited, revision, by, 'frozen', {
      frozenFigures: JSON.stringify(frozen),
      frozenAt: this.desk.clock.now(),
    })
  }

  /** Gives a frozen report its number; from then on it never changes. */
  async issue(officeId: string, id: string, revision: number, number: string, by: string): Promise<void> {
    const { row, edited } = await this.open(officeId, id)
    if (row.state !== 'frozen')
      throw new PressError('report-state', { userMessage: 'Chốt số liệu trước khi phát hành.' })
    const now = this.desk.clock.now()
    await this.write(row, edited, revision, by, 'issued', {
      number: number.trim() || null,
      issuedAt: now,
      issuedBy: by,
    })
  }

  async paper(office: Office, report: OpenReport): Promise<{ issue: ReportIssue; settings: ReportProfileSettings }> {
    const settings = await this.profileSettings(office)
    const { row, edited } = report
    const isIssued = row.state === 'issued'
    const date =
      isIssued && row.issuedAt ? new Date(Date.parse(row.issuedAt) + 7 * 3_600_000).toISOString().slice(0, 10) : null
    return {
      settings,
      issue: {
        draft: edited,
        settings,
        number: row.number,
        date,
        showPrompts: !isIssued,
        versionCode: `BC-${row.id.slice(0, 8)}/${row.revision}`,
      },
    }
  }

  async profileSettings(office: Office): Promise<ReportProfileSettings> {
    return readProfileSettings(await this.setting(office.id, 'report.profile'), this.provinceOf(office))
  }

  async saveProfile(office: Office, given: unknown, by: string): Promise<void> {
    const settings = readProfileSettings(given, this.provinceOf(office))
    const row = {
      officeId: office.id,
      key: 'report.profile',
      value: JSON.stringify(settings),
      updatedAt: this.desk.clock.now(),
      updatedBy: by,
    }
    await this.desk.store.db
      .insertInto('setting')
      .values(row)
      .onConflict((c) => c.columns(['officeId', 'key']).doUpdateSet(row))
      .execute()
  }

  async cutOff(officeId: string): Promise<ReportCutOff> {
    return { ...defaultCutOff, ...((await this.setting(officeId, 'report.cutOff')) as Partial<ReportCutOff> | null) }
  }

  profile(settings: ReportProfileSettings) {
    return profileOf(settings.profile)
  }

  private provinceOf(office: Office) {
    const province = this.desk.gazetteer.resolveProvince(office.provinceSlug)
    return {
      name: province?.name ?? office.provinceSlug,
      slug: office.provinceSlug,
      type: province?.type ?? ('tỉnh' as const),
    }
  }

  private async setting(officeId: string, key: string): Promise<unknown> {
    const row = await this.desk.store.reader
      .selectFrom('setting')
      .select('value')
      .where('officeId', '=', officeId)
      .where('key', '=', key)
      .executeTakeFirst()
    return row ? (JSON.parse(row.value) as unknown) : null
  }

  private freezeContext(officeId: string) {
    const { index, store, clock } = this.desk
    return { officeId, index, store, asOf: clock.now() }
  }

  private refuseClosed(row: ReportTable): void {
    if (row.state === 'frozen' || row.state === 'issued') {
      throw new PressError('report-state', {
        userMessage: 'Báo cáo đã chốt số liệu nên không sửa được nữa. Hãy lập bản mới nếu cần.',
      })
    }
  }

  private async write(
    row: ReportTable,
    draft: Draft,
    revision: number,
    by: string,
    state: ReportTable['state'],
    more: Partial<ReportTable> = {},
  ): Promise<void> {
    const result = await this.desk.store.db
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
    if (Number(result.numUpdatedRows) === 1) return
    throw new PressError('report-stale', {
      userMessage:
        'Người khác vừa lưu bản mới hơn của báo cáo này. Phần đang viết chưa ghi đè lên bản đó; hãy chép lại, tải lại trang rồi lưu lại.',
      details: { revision },
    })
  }
}

const emptyBlocks = (draft: Draft): string[] =>
  draft.sections.flatMap((s) => s.blocks.filter((b) => b.type === 'empty-for-writer').map((b) => b.id))
