import { Paragraph, Table, TableCell, TableLayoutType, TableRow } from 'docx'
import type { ReportProfile } from '../../profiles/profile.js'
import type { HeadNode, Layout } from '../layout.js'
import { usableMm } from '../layout.js'
import { headNode } from './paragraphs.js'
import { noBorders, noLine as none, twips } from './units.js'

/** Head and signature stand in a table without borders: never tabs or spaces. */
export function twoColumns(
  parts: Layout['head'],
  profile: ReportProfile,
  options: { spaceAfterPt?: number; alignLeft?: boolean },
): Table {
  const total = twips(usableMm(profile))
  const left = Math.round((total * profile.head.leftMm) / (profile.head.leftMm + profile.head.rightMm))
  const widths = [left, total - left] as const
  const cell = (nodes: readonly HeadNode[], width: number, align: 'left' | 'center'): TableCell =>
    new TableCell({
      width: { size: width, type: 'dxa' },
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      borders: { top: none, bottom: none, left: none, right: none },
      children: nodes.length > 0 ? nodes.map((n) => headNode(n, width, align)) : [new Paragraph({})],
    })
  return new Table({
    width: { size: total, type: 'dxa' },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(parts.left, widths[0], options.alignLeft ? 'left' : 'center'),
          cell(parts.right, widths[1], 'center'),
        ],
      }),
    ],
  })
}

/** A thin line over the notes. */
export const ruled = (profile: ReportProfile): Paragraph =>
  new Paragraph({
    spacing: { before: 240, after: 60 },
    border: { top: { style: 'single', size: 6, space: 1, color: '000000' } },
    indent: { left: 0, right: Math.round(twips(usableMm(profile)) * 0.6) },
  })
