import type { SignedVisit } from '../../shell/visit.js'

/** Bars over time with their parts, lowest part first. */
export interface ChartData {
  readonly title: string
  /** What the title leaves open: the search, the period. */
  readonly subtitle: string
  /** What stands on the axis: `Ngày`. */
  readonly unit: string
  readonly labels: readonly string[]
  readonly series: readonly ChartSeries[]
  /** In the table alone: the bars' whole height. */
  readonly sum: string
  readonly at: string
  readonly isDemo: boolean
}
export interface ChartSeries {
  readonly name: string
  /** `#a83a3a`; files are seen on white paper. */
  readonly colour: string
  readonly values: readonly number[]
}

/** A chart of the screen that can be taken away: the same figures, read again from the address of its page. */
export interface Chart<Name extends string = string> {
  readonly name: Name
  read(visit: SignedVisit): Promise<ChartData>
}
