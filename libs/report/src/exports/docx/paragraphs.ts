import { Paragraph, type Table, TextRun } from 'docx'
import type { ReportProfile } from '../../profiles/profile.js'
import { type BodyNode, type HeadNode, type ParagraphNode, usableMm } from '../layout.js'
import { barsTable, bodyTable } from './tables.js'
import { spanRuns } from './spans.js'
import { styleOf, twips, twipsOfPt } from './units.js'

/** A line of the head or foot, a drawn rule, or empty space; `width` of the column in twips. */
export function headNode(node: HeadNode, width: number, align: 'left' | 'center'): Paragraph {
  if (node.type === 'gap')
    return new Paragraph({ spacing: { before: 0, after: 0, line: twipsOfPt(node.heightPt), lineRule: 'exact' } })
  if (node.type === 'rule') {
    const side = Math.max(0, Math.round((width - twipsOfPt(node.widthPt)) / 2))
    return new Paragraph({
      // A border needs a paragraph; four points high it reads as a line under the text above.
      spacing: { before: 0, after: 40, line: 80, lineRule: 'exact' },
      indent: { left: side, right: side },
      border: { bottom: { style: 'single', size: 6, space: 0, color: '000000' } },
    })
  }
  return new Paragraph({
    alignment: node.leftMm === undefined ? align : 'left',
    indent: node.leftMm === undefined ? undefined : { left: twips(node.leftMm) },
    spacing: { before: 0, after: 0 },
    children: node.spans.map((s) => new TextRun({ text: s.text, ...styleOf(node.style) })),
  })
}

export function headNodes(nodes: readonly HeadNode[], profile: ReportProfile): Paragraph[] {
  return nodes.map((n) => headNode(n, twips(usableMm(profile)), 'center'))
}

export function bodyNodes(nodes: readonly BodyNode[], profile: ReportProfile): (Paragraph | Table)[] {
  return nodes.flatMap((node): (Paragraph | Table)[] => {
    switch (node.type) {
      case 'paragraph':
        return [paragraph(node, profile)]
      case 'rule':
        return [headNode(node, twips(usableMm(profile)), 'center')]
      case 'table':
        return [bodyTable(node), after(profile)]
      case 'bars':
        return [barsTable(node, profile), after(profile)]
    }
  })
}

/** Notes are set single, whatever the body's spacing. */
export const noteNodes = (nodes: readonly BodyNode[], profile: ReportProfile): (Paragraph | Table)[] =>
  bodyNodes(nodes, { ...profile, body: { ...profile.body, line: { rule: 'multiple', value: 1 } } })

const after = (profile: ReportProfile): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: twipsOfPt(profile.body.afterPt), lineRule: 'exact' } })

function paragraph(node: ParagraphNode, profile: ReportProfile): Paragraph {
  const { body } = profile
  const line =
    body.line.rule === 'exact'
      ? { line: twipsOfPt(body.line.value), lineRule: 'exact' as const }
      : { line: Math.round(body.line.value * 240), lineRule: 'auto' as const }
  return new Paragraph({
    alignment: node.align === 'justify' ? 'both' : node.align,
    keepNext: node.keepsNext,
    spacing: { before: 0, after: twipsOfPt(node.afterPt ?? body.afterPt), ...line },
    indent: node.isIndented ? { firstLine: twips(body.indentMm) } : undefined,
    children: node.spans.flatMap((s) => spanRuns(s, node.sizePt)),
  })
}
