/** Style of one piece of a paper. Sizes in points. */
export interface PrintStyle {
  readonly sizePt: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
}

/**
 * All measures of one regime of official papers, as data: an office that wants another size changes its file, no code.
 * Millimetres and points as the rules write them.
 */
export interface ReportProfile {
  readonly name: string
  /** As offered to the office. */
  readonly title: string
  readonly page: {
    readonly widthMm: number
    readonly heightMm: number
    readonly topMm: number
    readonly bottomMm: number
    readonly leftMm: number
    readonly rightMm: number
  }
  /** Arabic, top centre, not on the first page. */
  readonly pageNumber: { readonly sizePt: number; readonly fromTopMm: number }
  readonly font: string
  readonly body: {
    readonly sizePt: number
    readonly indentMm: number
    readonly afterPt: number
    /** `multiple`: times single spacing; `exact`: points. */
    readonly line: { readonly rule: 'multiple' | 'exact'; readonly value: number }
  }
  /** Widths of the two columns at the head; the right one must hold the motto on one line. */
  readonly head: { readonly leftMm: number; readonly rightMm: number }
  /** Quốc hiệu and Tiêu ngữ, or the title of the Party; a solid rule as long as the last line stands below. */
  readonly motto: readonly { readonly text: string; readonly style: PrintStyle }[]
  readonly superior: PrintStyle
  readonly issuing: PrintStyle
  readonly issuingMark: 'rule' | 'asterisk'
  readonly number: {
    readonly style: PrintStyle
    readonly prefix: string
    readonly afterNumber: string
    readonly afterType: string
    readonly series: 'year' | 'term'
  }
  readonly typeSymbol: string
  readonly date: PrintStyle
  readonly type: PrintStyle
  readonly typeNames: { readonly weekly: string; readonly daily: string }
  readonly subject: { readonly style: PrintStyle; readonly startsLower: boolean; readonly mark: 'rule' | 'hyphens' }
  readonly addressees: { readonly style: PrintStyle; readonly onReports: boolean }
  /** `afterNumber` stands between the number and the title: `I. ` or `I- `. */
  readonly heading1: { readonly style: PrintStyle; readonly afterNumber: string }
  readonly heading2: { readonly style: PrintStyle; readonly afterNumber: string }
  readonly end: './.' | '.'
  readonly authority: PrintStyle
  readonly post: PrintStyle
  readonly signer: PrintStyle
  /** Empty space for the signature between post and name. */
  readonly signatureGapPt: number
  readonly recipients: {
    readonly title: PrintStyle
    readonly list: PrintStyle
    readonly lineEnd: string
    readonly archivePrefix: string
  }
  readonly annex: { readonly label: PrintStyle; readonly title: PrintStyle; readonly note: PrintStyle }
  readonly table: { readonly sizePt: number; readonly annexSizePt: number }
  readonly notesSizePt: number
}
