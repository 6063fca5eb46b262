import { type Clock, PressError } from '#foundation'
import type { ArticleIndex } from '#article-index'
import type { Database, OfficeTable, RecordStore, RecordTx, ReportTable } from '#record'
import type { Draft, NumberedReport } from '#report'
import { type ClosedReport, closedReport } from './closed-report.js'
import { staleReport } from './report-rules.js'

/** Stands where a report names its maker when nobody asked for it. */
export const machineName = 'machine'

/** The reports that can be drafted. */
export type ReportKindName = 'weekly' | 'daily'
/** What of an office a report needs. */
export type ReportOffice = Pick<OfficeTable, 'id' | 'provinceSlug'>

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

/** The columns of a row of a list: not the texts, which are long. */
export const rowColumns = [
  'id',
  'officeId',
  'kind',
  'periodFrom',
  'periodTo',
  'state',
  'number',
  'title',
  'version',
  'revision',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'frozenAt',
  'issuedAt',
  'issuedBy',
] as const satisfies readonly (keyof ReportRow)[]

/** One report of the office; `report-unknown` when there is none. */
export async function openReport(db: Database | RecordTx, officeId: string, id: string): Promise<OpenReport> {
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

/** Every report of the office that has its number. */
export async function numberedReports(db: Database | RecordTx, officeId: string): Promise<NumberedReport[]> {
  const rows = await db
    .selectFrom('report')
    .select(['number', 'issuedAt'])
    .where('officeId', '=', officeId)
    .where('state', '=', 'issued')
    .execute()
  return rows.flatMap((r) => (r.number && r.issuedAt ? [{ number: r.number, issuedAt: r.issuedAt }] : []))
}

/** Writes a draft over the revision that somebody worked on; `report-stale` when there is a newer one. */
export async function writeReport(
  db: Database | RecordTx,
  clock: Clock,
  row: Pick<ReportTable, 'id'>,
  change: {
    readonly draft: Draft
    readonly revision: number
    readonly by: string
    readonly state: ReportTable['state']
    readonly more?: Partial<ReportTable>
  },
): Promise<void> {
  const result = await db
    .updateTable('report')
    .set({
      editedDraft: JSON.stringify(change.draft),
      state: change.state,
      revision: change.revision + 1,
      updatedAt: clock.now(),
      updatedBy: change.by,
      ...change.more,
    })
    .where('id', '=', row.id)
    .where('revision', '=', change.revision)
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) !== 1) throw staleReport(change.revision)
}

/** Where the figures of a report are counted again. */
export const countingContext = (
  { index, store, clock }: { readonly index: ArticleIndex; readonly store: RecordStore; readonly clock: Clock },
  officeId: string,
) => ({ officeId, index, store, asOf: clock.now() })
