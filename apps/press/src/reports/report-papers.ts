import { createHash } from 'node:crypto'
import { PressError } from '#foundation'
import { localDate } from '#press'
import type { ReportPaperTable } from '#record'
import { exportFormats, fileName, profileOf, type ReportIssue, type ReportProfileSettings } from '#report'
import type { Desk } from '../desk.js'
import { openReport, type OpenReport, type ReportOffice } from './report-rows.js'
import { ReportSettings } from './report-settings.js'

/** A file of a report to give away. */
export interface PaperFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Buffer
  /** SHA-256 in hexadecimal digits. */
  readonly digest: string
}
/** What is known of a file that was issued. */
export type KeptPaper = Pick<ReportPaperTable, 'format' | 'name' | 'digest'>

type Format = (typeof exportFormats)[number]

/** Reports as files. Those of an issued report are laid out once, kept, and given again byte for byte. */
export class ReportPapers {
  constructor(private readonly desk: Pick<Desk, 'store' | 'clock' | 'gazetteer'>) {}

  /** What files and the page preview print. An issued report keeps the head and foot it was issued with. */
  async printed(
    office: ReportOffice,
    report: OpenReport,
  ): Promise<{ issue: ReportIssue; settings: ReportProfileSettings }> {
    const { row, edited, closed } = report
    const settings = closed?.paper ?? (await new ReportSettings(this.desk).profile(office))
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

  /** One file: of an issued report the kept one, of any other as it stands now. */
  async file(office: ReportOffice, report: OpenReport, format: Format): Promise<PaperFile> {
    if (report.row.state !== 'issued') return this.write(office, report, format)
    const kept = (await this.kept(report.row.id, format)) ?? (await this.keepOne(office, report, format))
    const bytes = Buffer.from(kept.content, 'base64')
    if (digestOf(bytes) !== kept.digest) throw paperBroken(kept)
    return { name: kept.name, mime: format.mime, bytes, digest: kept.digest }
  }

  /** Keeps every file of a report that was just issued; what is kept already stays. */
  async keep(office: ReportOffice, id: string): Promise<void> {
    const report = await openReport(this.desk.store.db, office.id, id)
    for (const format of exportFormats) await this.keepOne(office, report, format)
  }

  /** The files that are kept of a report, without their bytes. */
  list(reportId: string): Promise<KeptPaper[]> {
    return this.desk.store.reader
      .selectFrom('reportPaper')
      .select(['format', 'name', 'digest'])
      .where('reportId', '=', reportId)
      .orderBy('format')
      .execute()
  }

  private kept(reportId: string, format: Format): Promise<ReportPaperTable | undefined> {
    return this.desk.store.db
      .selectFrom('reportPaper')
      .selectAll()
      .where('reportId', '=', reportId)
      .where('format', '=', format.name)
      .executeTakeFirst()
  }

  /** The first to be kept is the file, whoever wrote another meanwhile. */
  private async keepOne(office: ReportOffice, report: OpenReport, format: Format): Promise<ReportPaperTable> {
    const { name, bytes, digest } = await this.write(office, report, format)
    const row = {
      reportId: report.row.id,
      format: format.name,
      name,
      digest,
      content: bytes.toString('base64'),
      createdAt: this.desk.clock.now(),
    }
    const { db } = this.desk.store
    await db
      .insertInto('reportPaper')
      .values(row)
      .onConflict((c) => c.columns(['reportId', 'format']).doNothing())
      .execute()
    return (await this.kept(report.row.id, format)) ?? row
  }

  private async write(office: ReportOffice, report: OpenReport, format: Format): Promise<PaperFile> {
    const { issue, settings } = await this.printed(office, report)
    const profile = profileOf(settings.profile)
    const bytes = await format.write(issue, profile)
    return { name: fileName(issue, profile, format.extension), mime: format.mime, bytes, digest: digestOf(bytes) }
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const paperBroken = ({ name, digest }: ReportPaperTable): PressError =>
  new PressError('report-paper-broken', {
    userMessage: 'Tệp báo cáo đã phát hành không còn nguyên vẹn. Hãy báo người quản trị phục hồi từ bản sao lưu.',
    details: { name, digest },
  })
