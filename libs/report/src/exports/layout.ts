import type { PrintStyle, ReportProfile } from '../profiles/profile.js'

/** A stretch of text as printed: NFC, with no-break spaces in place. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly sizePt?: number
  readonly link?: string
}
export interface LineNode {
  readonly type: 'line'
  readonly spans: readonly Span[]
  readonly style: PrintStyle
  /** Set for a line that begins this far from the left margin instead of standing centred. */
  readonly leftMm?: number
}
/** A drawn line; never underlined text or a row of signs. */
export interface RuleNode {
  readonly type: 'rule'
  readonly widthPt: number
}
export interface GapNode {
  readonly type: 'gap'
  readonly heightPt: number
}
export type HeadNode = LineNode | RuleNode | GapNode

export interface ParagraphNode {
  readonly type: 'paragraph'
  readonly spans: readonly Span[]
  readonly align: 'justify' | 'left' | 'center'
  readonly sizePt: number
  readonly isIndented: boolean
  /** Stays on the page of what follows. */
  readonly keepsNext: boolean
  readonly afterPt?: number
}
export interface TableNode {
  readonly type: 'table'
  readonly sizePt: number
  readonly columns: readonly {
    readonly title: string
    readonly widthMm: number
    readonly align: 'left' | 'right' | 'center'
  }[]
  readonly rows: readonly { readonly cells: readonly (readonly Span[])[]; readonly isTotal: boolean }[]
  /** A list whose rows are tall: it may break between any two of them, and its head stays with the first. */
  readonly isList?: boolean
}
export interface BarsNode {
  readonly type: 'bars'
  readonly sizePt: number
  /** `share` is the bar's part of the longest, 0 to 1. */
  readonly bars: readonly {
    readonly label: string
    readonly value: string
    readonly before: string
    readonly share: number
  }[]
}
export type BodyNode = ParagraphNode | TableNode | BarsNode | RuleNode

/** A report as pages see it; each export format draws this and nothing else. */
export interface Layout {
  readonly profile: ReportProfile
  readonly title: string
  readonly head: { readonly left: readonly HeadNode[]; readonly right: readonly HeadNode[] }
  readonly titleBlock: readonly HeadNode[]
  readonly body: readonly BodyNode[]
  readonly foot: { readonly left: readonly HeadNode[]; readonly right: readonly HeadNode[] }
  readonly notes: readonly BodyNode[]
  readonly annexes: readonly { readonly title: readonly HeadNode[]; readonly body: readonly BodyNode[] }[]
  readonly demoMark: string | null
}

export const demoWords = 'DỮ LIỆU MINH HỌA'

/** Width between the margins. */
export const usableMm = (profile: ReportProfile): number =>
  profile.page.widthMm - profile.page.leftMm - profile.page.rightMm

const unitWords = 'tin|bài|đầu|việc|nguồn|dòng|giờ|phút|năm|tháng|đồng|tỷ|triệu|người|hộ'
/** `ngày 16/11`, `tháng 11`, `Số 12`, `12 tin`: the space must not break a line. */
const beforeNumber = /(ngày|Ngày|tháng|năm|tuần|Tuần|kỳ|Số|số|PH) (?=[\d⟦])/gu
const afterNumber = new RegExp(`(\\d) (?=(?:${unitWords})(?![\\p{L}]))`, 'gu')

/** `09/11-15/11`: the hyphen of a period must not end a line. */
const inPeriod = /(?<![\w/.-])(\d{1,2}\/\d{1,2}(?:\/\d{4})?)-(?=\d{1,2}\/\d)/gu
/** The hyphen that stays in its line. */
export const boundHyphen = '\u2011'

/** Control characters: no Word file may hold them, and press text is untrusted. */

const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu

/** Well-formed NFC without control characters, and no-break spaces and hyphens where a line must not break. */
export function bound(text: string): string {
  const clean = text.toWellFormed().replace(unprintable, '').normalize('NFC')
  return clean.replace(beforeNumber, '$1\u00A0').replace(afterNumber, '$1\u00A0').replace(inPeriod, `$1${boundHyphen}`)
}

/**
 * Binds over the edges of spans too: a figure and its unit are neighbours in different spans. Spans of one style become
 * one, else justified lines would stretch between a bracket and the number in it.
 */
export function boundSpans(spans: readonly Span[]): Span[] {
  return merged(
    spans.map((span, i) => {
      let text = bound(span.text)
      const before = spans[i - 1]?.text ?? ''
      const after = spans[i + 1]?.text ?? ''
      if (/\d%?$/u.test(before) && new RegExp(`^ (?:${unitWords})(?![\\p{L}])`, 'u').test(text))
        text = `\u00A0${text.slice(1)}`
      if (/^\d/u.test(after) && /(?:ngày|tháng|tuần|kỳ|Số|số) $/u.test(text)) text = `${text.slice(0, -1)}\u00A0`
      return { ...span, text }
    }),
  )
}

function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && styleKey(last) === styleKey(span)) joined[joined.length - 1] = { ...last, text: last.text + span.text }
    else joined.push(span)
  }
  return joined
}

const styleKey = (s: Span): string =>
  [s.bold ?? false, s.italic ?? false, s.underline ?? false, s.sizePt ?? 0, s.link ?? ''].join('|')

/** The press is untrusted: only web addresses become links. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//iu.test(url)
