import { timeOrderedId } from '#foundation'
import { type Database, loadOfficeArticles, type RecordTx, type ReportTable } from '#record'
import { type Draft, keepFigure, updateFigures } from '#report'
import type { Desk } from '../desk.js'
import { countingContext, openReport, writeReport } from './report-rows.js'
import { refuseClosed } from './report-rules.js'
import { withoutLastSources, withSources } from './report-sources.js'
import { type TypedText, withTexts } from './typed-texts.js'

/** What people change in a report while it is open: its texts, its sources, its figures. */
export class ReportEditing {
  constructor(private readonly desk: Pick<Desk, 'store' | 'index' | 'clock'>) {}

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
    const { row, machine, edited } = await openReport(this.desk.store.db, officeId, id)
    refuseClosed(row)
    const articles = await loadOfficeArticles(this.desk.store.reader, officeId, typed.sources ?? [])
    const sourced = withSources(edited, articles).draft
    const draft = withTexts(machine, sourced, typed.texts, () => timeOrderedId(this.desk.clock.nowMs()))
    if (draft !== edited) await this.write(this.desk.store.db, row, { draft, revision, by })
  }

  /** Puts articles among the sources of a report, so that its text may cite them; gives those that are new there. */
  async addSources(
    officeId: string,
    id: string,
    articleIds: readonly string[],
    by: string,
    tx: RecordTx,
  ): Promise<{ title: string; added: readonly string[] }> {
    const { row, edited } = await openReport(tx, officeId, id)
    refuseClosed(row)
    const { draft, added } = withSources(edited, await loadOfficeArticles(tx, officeId, articleIds))
    if (added.length > 0) await this.write(tx, row, { draft, revision: row.revision, by })
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
    const { row, edited } = await openReport(tx, officeId, id)
    refuseClosed(row)
    const draft = withoutLastSources(edited, articleIds)
    await this.write(tx, row, { draft, revision: row.revision, by })
  }

  /** Takes a figure's present value, or keeps the written one with a note of why. */
  async settleFigure(
    officeId: string,
    id: string,
    revision: number,
    figure: { id: string | 'all'; keepNote: string | null },
    by: string,
  ): Promise<void> {
    const { row, edited } = await openReport(this.desk.store.db, officeId, id)
    refuseClosed(row)
    const context = countingContext(this.desk, officeId)
    const draft =
      figure.keepNote !== null && figure.id !== 'all'
        ? await keepFigure(edited, context, figure.id, figure.keepNote)
        : await updateFigures(edited, context, figure.id === 'all' ? 'all' : [figure.id])
    await this.write(this.desk.store.db, row, { draft, revision, by })
  }

  private write(
    db: Database | RecordTx,
    row: ReportTable,
    change: { readonly draft: Draft; readonly revision: number; readonly by: string },
  ): Promise<void> {
    return writeReport(db, this.desk.clock, row, { ...change, state: 'editing' })
  }
}
