import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun } from 'docx'
import type { ReportProfile } from '../../profiles/profile.js'
import { type BarsNode, type Span, type TableNode, usableMm } from '../layout.js'
import { spanRuns } from './spans.js'
import { halfPoints, noBorders, noLine, twips } from './units.js'

const shortRows = 12

/** Header rows repeat, rows never break over a page. */
export function bodyTable(node: TableNode): Table {
  const widths = node.columns.map((c) => twips(c.widthMm))
  // A short table stays on one page: each row but the last holds on to the next.
  const isShort = !node.isList && node.rows.length <= shortRows
  const cell = (
    at: number,
    spans: readonly Span[],
    align: 'left' | 'right' | 'center',
    keepNext = isShort,
  ): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: 'dxa' },
      children: [
        new Paragraph({
          alignment: align,
          ...(keepNext ? { keepNext } : {}),
          children: spans.flatMap((s) => spanRuns(s, node.sizePt)),
        }),
      ],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: node.columns.map((c, i) => cell(i, [{ text: c.title, bold: true }], 'center', isShort || node.isList)),
  })
  const rows = node.rows.map(
    (row, at) =>
      new TableRow({
        cantSplit: true,
        children: row.cells.map((spans, i) =>
          cell(i, spans, node.columns[i]?.align ?? 'left', isShort && at < node.rows.length - 1),
        ),
      }),
  )
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: 'dxa' },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 70, right: 70, top: 20, bottom: 20 },
    rows: [head, ...rows],
  })
}

/** Columns of the fine grid in which bars are drawn as shaded cells: Word draws them sharp at any size. */
const gridCells = 60
const labelShare = 0.34

/** White edges keep one bar from growing into the next. */
const white = { style: 'single' as const, size: 32, color: 'FFFFFF' }
const barGap = { top: white, bottom: white, left: noLine, right: noLine }

/** Bars as shaded table cells, the value written beside each. */
export function barsTable(node: BarsNode, profile: ReportProfile): Table {
  const total = twips(usableMm(profile))
  const label = Math.round(total * labelShare)
  const unit = Math.floor((total - label) / gridCells)
  // A quarter of the grid is kept for the value behind the longest bar.
  const longest = Math.round(gridCells * 0.75)
  const text = (words: string, bold = false): TextRun =>
    new TextRun({ text: words, bold, size: halfPoints(node.sizePt) })
  const cell = (span: number, children: TextRun[], fill?: string): TableCell =>
    new TableCell({
      columnSpan: span,
      margins: { left: 60, right: 0, top: 0, bottom: 0 },
      verticalAlign: 'center',
      ...(fill ? { shading: { type: 'clear' as const, fill, color: 'auto' }, borders: barGap } : {}),
      children: [new Paragraph({ keepNext: true, spacing: { before: 20, after: 20 }, children })],
    })
  const rows = node.bars.map((bar) => {
    const length = Math.max(bar.share > 0 ? 1 : 0, Math.round(bar.share * longest))
    return new TableRow({
      cantSplit: true,
      children: [
        cell(1, [text(bar.label)]),
        ...(length > 0 ? [cell(length, [], '333333')] : []),
        cell(gridCells - length, [text(bar.value, true), text(bar.before)]),
      ],
    })
  })
  return new Table({
    width: { size: label + unit * gridCells, type: 'dxa' },
    columnWidths: [label, ...Array.from({ length: gridCells }, () => unit)],
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows,
  })
}
