/** The province a report is about. */
export interface ReportProvince {
  /** Short name: `Quảng Ninh`. */
  readonly name: string
  readonly slug: string
  readonly type: 'tỉnh' | 'thành phố'
}
