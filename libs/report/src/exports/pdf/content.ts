import type { PrintStyle, ReportProfile } from '../../profiles/profile.js'
import {
  type BarsNode,
  type BodyNode,
  type HeadNode,
  isWebAddress,
  type Layout,
  type ParagraphNode,
  type Span,
  type TableNode,
  usableMm,
} from '../layout.js'
import { naturalLine } from './fonts.js'

/** A node of a pdfmake definition. */
export type Content = Record<string, unknown>

export const points = (mm: number): number => (mm * 72) / 25.4

const styled = (style: PrintStyle): Content => ({
  fontSize: style.sizePt,
  bold: style.bold ?? false,
  italics: style.italic ?? false,
  ...(style.underline ? { decoration: 'underline' } : {}),
})

function headNode(node: HeadNode, align: 'left' | 'center', widthPt: number): Content {
  if (node.type === 'gap') return { text: '', margin: [0, node.heightPt / 2, 0, node.heightPt / 2], fontSize: 0.1 }
  if (node.type === 'rule') {
    const x = align === 'center' ? Math.max(0, (widthPt - node.widthPt) / 2) : 0
    return {
      canvas: [{ type: 'line', x1: x, y1: 2, x2: x + node.widthPt, y2: 2, lineWidth: 0.75 }],
      margin: [0, 0, 0, 4],
    }
  }
  const text = node.spans.map((s) => s.text).join('')
  if (node.leftMm === undefined) return { text, alignment: align, ...styled(node.style) }
  return { text, margin: [points(node.leftMm), 0, 0, 0], ...styled(node.style) }
}

export const headContent = (nodes: readonly HeadNode[], profile: ReportProfile): Content[] =>
  nodes.map((n) => headNode(n, 'center', points(usableMm(profile))))

/** Head and signature side by side. */
export function twoColumns(parts: Layout['head'], profile: ReportProfile, left: 'left' | 'center'): Content {
  const { leftMm, rightMm } = profile.head
  const total = points(usableMm(profile))
  const leftPt = (total * leftMm) / (leftMm + rightMm)
  return {
    columns: [
      { width: leftPt, stack: parts.left.map((n) => headNode(n, left, leftPt)) },
      { width: total - leftPt, stack: parts.right.map((n) => headNode(n, 'center', total - leftPt)) },
    ],
  }
}

/** Headings and captions stay with what follows them: both go into one unbreakable stack. */
export function bodyContent(nodes: readonly BodyNode[], profile: ReportProfile): Content[] {
  const content: Content[] = []
  let waiting: Content[] = []
  for (const node of nodes) {
    const made = bodyNode(node, profile)
    if (node.type === 'paragraph' && node.keepsNext) waiting.push(made)
    else if (waiting.length === 0) content.push(made)
    else {
      // A table may be longer than a page: then only its head stays with the caption.
      const isLong = node.type === 'table' && node.rows.length > 12
      if (isLong) content.push(...waiting, made)
      else content.push({ stack: [...waiting, made], unbreakable: true })
      waiting = []
    }
  }
  return [...content, ...waiting]
}

/** Notes are set single, whatever the body's spacing, under a thin line. */
export function noteContent(nodes: readonly BodyNode[], profile: ReportProfile): Content[] {
  if (nodes.length === 0) return []
  const single: ReportProfile = { ...profile, body: { ...profile.body, line: { rule: 'multiple', value: 1 } } }
  const line = {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: points(60), y2: 0, lineWidth: 0.5 }],
    margin: [0, 14, 0, 4],
  }
  return [line, ...bodyContent(nodes, single)]
}

function bodyNode(node: BodyNode, profile: ReportProfile): Content {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node, profile)
    case 'rule':
      return headNode(node, 'center', points(usableMm(profile)))
    case 'table':
      return table(node)
    case 'bars':
      return bars(node, profile)
  }
}

function paragraph(node: ParagraphNode, profile: ReportProfile): Content {
  const { line, afterPt, indentMm } = profile.body
  const lineHeight = line.rule === 'multiple' ? line.value : line.value / (node.sizePt * naturalLine)
  return {
    text: node.spans.map(span),
    fontSize: node.sizePt,
    alignment: node.align,
    lineHeight,
    margin: [0, 0, 0, node.afterPt ?? afterPt],
    ...(node.isIndented ? { leadingIndent: points(indentMm) } : {}),
  }
}

function span(s: Span): Content {
  return {
    text: s.text,
    ...(s.bold ? { bold: true } : {}),
    ...(s.italic ? { italics: true } : {}),
    ...(s.sizePt ? { fontSize: s.sizePt } : {}),
    ...(s.link && isWebAddress(s.link) ? { link: s.link } : {}),
  }
}

/** Header rows repeat, rows never break over a page. */
function table(node: TableNode): Content {
  // Padding left and right and the lines between belong to the width of a column.
  const padding = 3
  const widths = node.columns.map((c) => points(c.widthMm) - 2 * padding - 0.5)
  const head = node.columns.map((c) => ({ text: c.title, bold: true, alignment: 'center', fontSize: node.sizePt }))
  const rows = node.rows.map((row) =>
    row.cells.map((cell, i) => ({
      text: cell.map(span),
      alignment: node.columns[i]?.align ?? 'left',
      fontSize: node.sizePt,
    })),
  )
  return {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [head, ...rows] },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
    margin: [0, 0, 0, 8],
  }
}

const labelShare = 0.34

/** Bars drawn as vectors, the value written beside each. */
function bars(node: BarsNode, profile: ReportProfile): Content {
  const total = points(usableMm(profile))
  const label = total * labelShare
  const longest = (total - label) * 0.72
  const height = node.sizePt * 0.62
  return {
    stack: node.bars.map((bar) => ({
      columns: [
        { width: label, text: bar.label, fontSize: node.sizePt },
        {
          width: Math.max(1, bar.share * longest) + 4,
          canvas: [
            {
              type: 'rect',
              x: 0,
              y: node.sizePt * 0.3,
              w: Math.max(1, bar.share * longest),
              h: height,
              color: '#333333',
            },
          ],
        },
        { width: '*', text: [{ text: bar.value, bold: true }, { text: bar.before }], fontSize: node.sizePt },
      ],
      margin: [0, 0, 0, 3],
    })),
    margin: [0, 0, 0, 8],
  }
}
