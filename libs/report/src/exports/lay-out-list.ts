import type { ReportProfile } from '../profiles/profile.js'
import type { ReportProfileSettings } from '../settings.js'
import { layOutHead, line } from './lay-out-head.js'
import {
  type BodyNode,
  boundSpans,
  demoWords,
  type Layout,
  type ParagraphNode,
  type Span,
  type TableNode,
} from './layout.js'

/** A list on paper under the office's heading: not a report, so it has no number, no addressee and no signature. */
export interface PaperList {
  readonly settings: ReportProfileSettings
  /** Local date on which it was made. */
  readonly date: string
  /** In capitals. */
  readonly title: string
  /** Under the title; left out when empty. */
  readonly subject: string
  /** What the list holds and how it was found; one paragraph each. */
  readonly intro: readonly (readonly Span[])[]
  readonly columns: TableNode['columns']
  readonly groups: readonly { readonly heading: string | null; readonly rows: readonly (readonly (readonly Span[])[])[] }[]
  /** Under a thin line at the end. */
  readonly notes: readonly string[]
  readonly isDemo: boolean
} // prettier-ignore

/** Puts a list on paper; every format that draws a report draws it. */
export function layOutList(list: PaperList, profile: ReportProfile): Layout {
  const { settings, date, isDemo } = list
  return {
    profile,
    title: list.title,
    head: layOutHead({ settings, date, number: null, draft: { kind: 'daily' } }, profile),
    titleBlock: [
      { type: 'gap', heightPt: 12 },
      line(list.title, profile.type),
      ...(list.subject ? [line(list.subject, profile.subject.style)] : []),
      { type: 'gap', heightPt: 8 },
    ],
    body: [
      ...list.intro.map((spans) => paragraph(spans, { sizePt: profile.table.sizePt, afterPt: 3 })),
      ...list.groups.flatMap((g) => groupNodes(g, list.columns, profile)),
    ],
    foot: { left: [], right: [] },
    notes: list.notes.map((text) => paragraph([{ text }], { sizePt: profile.notesSizePt })),
    annexes: [],
    demoMark: isDemo ? demoWords : null,
  }
}

function groupNodes(
  { heading, rows }: PaperList['groups'][number],
  columns: TableNode['columns'],
  profile: ReportProfile,
): BodyNode[] {
  const cells = rows.map((row) => ({ cells: row.map((spans) => boundSpans(spans)), isTotal: false }))
  const table: TableNode = { type: 'table', sizePt: profile.table.annexSizePt, columns, rows: cells, isList: true }
  const { style } = profile.heading2
  const head = heading === null ? [] : [paragraph([{ text: heading, bold: true }], { sizePt: style.sizePt, keepsNext: true, afterPt: 4 })] // prettier-ignore
  return [...head, table]
}

function paragraph(
  spans: readonly Span[],
  { sizePt, keepsNext = false, afterPt }: { sizePt: number; keepsNext?: boolean; afterPt?: number },
): ParagraphNode {
  return { type: 'paragraph', spans: boundSpans(spans), align: 'left', sizePt, isIndented: false, keepsNext, afterPt }
}
