import { PressError } from '#foundation'
import { loadOfficeArticles, type OfficeArticle } from '#record'
import { articlesBehind, figureAddress, type FigureRun, figuresOf, type ReportFigure } from '#report'
import type { Desk } from '../../desk.js'
import type { OpenReport } from '../../reports/report-rows.js'
import { words } from './words.js'

/** One list that a number was counted from. */
export interface BehindPart {
  /** `Phần tính`, `So với`; empty for a number that was counted itself. */
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly href: string | null
  /** The articles fixed with the number; null where a live list is offered instead. */
  readonly articles: readonly OfficeArticle[] | null
}
export interface NamedRow {
  readonly name: string
  readonly note: string
  readonly href: string
}

/** What stands behind a number of a report. */
export interface Behind {
  readonly run: FigureRun
  readonly section: string
  readonly asOf: string
  readonly parts: readonly BehindPart[]
  /** Cases or sources; null for numbers of articles. */
  readonly rows: readonly NamedRow[] | null
}

/** Finds a number of the report and what it counts. */
export async function behindFigure(desk: Desk, officeId: string, report: OpenReport, id: string): Promise<Behind> {
  const { edited, closed } = report
  const found = figuresOf(edited).find((f) => f.run.id === id)
  if (!found)
    throw new PressError('figure-unknown', { userMessage: 'Báo cáo không có số liệu này. Hãy mở lại từ báo cáo.' })
  const { run } = found
  const section = edited.sections.find((s) => figuresOf({ sections: [s] }).some((f) => f.run.id === id))?.title ?? ''
  const frozen = closed ? await frozenParts(desk, officeId, articlesBehind(closed.figures, id)) : null
  return {
    run,
    section,
    asOf: run.figure.kind === 'recorded' ? run.figure.asOf : (closed?.figures.asOf ?? edited.asOf),
    parts: partsOf(run.figure, frozen),
    rows: run.figure.kind === 'recorded' ? await recordedRows(desk, officeId, run.figure) : null,
  }
}

type Frozen = readonly (readonly OfficeArticle[])[]

const frozenParts = (desk: Desk, officeId: string, parts: readonly (readonly string[])[]): Promise<Frozen> =>
  Promise.all(parts.map((ids) => loadOfficeArticles(desk.store.reader, officeId, ids)))

/** One list for a number that was counted, two for one that follows from two counts. */
function partsOf(figure: ReportFigure, frozen: Frozen | null): BehindPart[] {
  if (figure.kind === 'recorded') return []
  const counted = figure.kind === 'counted' ? [figure.figure] : figure.of
  return counted.map((f, i) => ({
    name: figure.kind === 'counted' ? '' : words().behind.parts[figure.rule][i === 0 ? 0 : 1],
    value: f.value,
    unit: f.unit,
    href: frozen ? null : figureAddress({ kind: 'counted', figure: f }),
    articles: frozen && (frozen[i] ?? []),
  }))
}

async function recordedRows(
  desk: Desk,
  officeId: string,
  figure: Extract<ReportFigure, { kind: 'recorded' }>,
): Promise<NamedRow[]> {
  if (figure.ids.length === 0) return []
  if (figure.unit === 'nguồn') {
    const rows = await desk.store.reader
      .selectFrom('source')
      .innerJoin('outlet', 'outlet.id', 'source.outletId')
      .select(['source.id', 'outlet.name', 'source.url'])
      .where('source.id', 'in', figure.ids)
      .execute()
    return rows.map((s) => ({ name: s.name, note: s.url, href: `/sources/${s.id}` }))
  }
  const rows = await desk.store.reader
    .selectFrom('responseCase')
    .select(['id', 'number', 'title', 'body'])
    .where('officeId', '=', officeId)
    .where('id', 'in', figure.ids)
    .orderBy('number')
    .execute()
  return rows.map((c) => ({
    name: `PH-${c.number}. ${c.title}`,
    note: c.body ?? words().behind.noBody,
    href: `/cases/${c.id}`,
  }))
}
