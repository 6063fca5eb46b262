import type { Period } from '#press'
import type { Figure, FigureUnit } from '#read'

/** How a derived number follows from counted ones; `of[0]` is the part or the present, `of[1]` the whole or the past. */
export type FigureRule = 'share-percent' | 'change-percent' | 'difference' | 'rest'

/** A number of a report with the question behind it. */
export type ReportFigure =
  | { readonly kind: 'counted'; readonly figure: Figure }
  | {
      readonly kind: 'derived'
      readonly rule: FigureRule
      readonly value: number
      readonly of: readonly [Figure, Figure]
    }
  /** Rows of the record that are not articles: cases by id, sources by id. */
  | {
      readonly kind: 'recorded'
      readonly value: number
      readonly unit: 'việc' | 'nguồn'
      readonly ids: readonly string[]
      readonly asOf: string
    }

export interface TextRun {
  readonly type: 'text'
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
}
export interface FigureRun {
  readonly type: 'figure'
  /** `<block id>/f<n>`, given by `buildDraft`; stays when the text around it is edited. */
  readonly id: string
  /** As printed: `1.284`, `12,4%`. */
  readonly text: string
  readonly figure: ReportFigure
  readonly bold?: boolean
  /** Set when a person keeps the old number although the count has moved on. */
  readonly kept?: { readonly now: string; readonly asOf: string; readonly note: string }
}
export interface CitationRun {
  readonly type: 'citation'
  readonly articleId: string
}
export type Run = TextRun | FigureRun | CitationRun

export interface ParagraphBlock {
  readonly type: 'paragraph'
  readonly id: string
  readonly runs: readonly Run[]
}
export interface TableColumn {
  readonly title: string
  /** Share of the table's width; any unit, the layout scales the sum to the page. */
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
}
export type Cell = readonly Run[]
export interface TableRow {
  readonly id: string
  readonly cells: readonly Cell[]
  readonly isTotal?: boolean
  /** Where the row's title leads: the page of the outlet. */
  readonly link?: { readonly column: number; readonly url: string }
}
export interface TableBlock {
  readonly type: 'table'
  readonly id: string
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}
/** One story in a list: a bold heading and what the press wrote, each part editable on its own. */
export interface StoryItem {
  readonly id: string
  readonly story: string
  readonly heading: readonly Run[]
  readonly paragraphs: readonly ParagraphBlock[]
}
export interface StoryListBlock {
  readonly type: 'story-list'
  readonly id: string
  readonly items: readonly StoryItem[]
}
/** A place the product cannot fill; printed only when a person wrote something there. */
export interface EmptyBlock {
  readonly type: 'empty-for-writer'
  readonly id: string
  readonly prompt: string
}
export interface ChartBar {
  readonly label: string
  readonly now: FigureRun
  readonly before: FigureRun | null
}
export interface ChartBlock {
  readonly type: 'chart'
  readonly id: string
  readonly caption: string
  readonly bars: readonly ChartBar[]
}
export type Block = ParagraphBlock | TableBlock | StoryListBlock | EmptyBlock | ChartBlock

/** Body: numbered text. Note: small print after the body. Annex: pages of their own. */
export type SectionPlace = 'body' | 'note' | 'annex'

export interface DraftSection {
  readonly id: string
  /** Name of the plug-in that made it. */
  readonly section: string
  readonly title: string
  /** `I`, `1` or empty; level 1 is printed in capitals. */
  readonly number: string
  readonly level: 1 | 2
  readonly place: SectionPlace
  readonly blocks: readonly Block[]
}

export type ReportKind = 'weekly' | 'daily'

/** What a citation points at; kept with the draft so that an issue stands alone. */
export interface CitedArticle {
  readonly articleId: string
  readonly outlet: string
  readonly title: string
  readonly url: string
  readonly publishedAt: string
}

/** A whole report as data: JSON, nothing else. Machine and edited drafts have the same form. */
export interface Draft {
  readonly version: 1
  readonly kind: ReportKind
  readonly officeId: string
  /** `Báo cáo tuần 47` */
  readonly title: string
  /** The document's abstract, without its type: `tình hình báo chí … (từ ngày … đến ngày …)`. */
  readonly subject: string
  readonly period: Period
  readonly previous: Period
  readonly asOf: string
  readonly sections: readonly DraftSection[]
  /** In the order of first mention; `[1]` is the first. */
  readonly cited: readonly CitedArticle[]
  /** True for invented texts: marked in every export. */
  readonly isDemo: boolean
}

export type { Figure, FigureUnit }
