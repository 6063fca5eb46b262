import { isNumber, startsClause, SyllableScanner } from './syllable-scanner.js'

/** Fewest words before the date: "Giá vàng 12/3" is a series, "Ngày 12/3" is a day. */
const fewestWords = 2

/** The daily series a title belongs to, and its issue: "Dự báo thời tiết ngày 12/3" is the issue 12/3 of "Dự báo thời tiết". */
export interface TitleSeries {
  /** Hash of the words before the date; 0 when the title is not of a series. */
  readonly series: number
  readonly seriesNumber: number
}

const none: TitleSeries = { series: 0, seriesNumber: 0 }
const days = foldedForms(Array.from({ length: 31 }, (_, i) => String(i + 1)))
const months = foldedForms(Array.from({ length: 12 }, (_, i) => String(i + 1)))
const wordDay = foldedForms(['ngày'])

/** Looks for a date (12/3, ngày 12) after some words. Counts ("làm 5 người chết") are no issues. */
export function titleSeries(scan: SyllableScanner, titleCount: number): TitleSeries {
  const { folded, flags } = scan
  let at = 0
  while (at < titleCount && !((flags[at] as number) & isNumber)) at++
  const first = folded[at] as number
  if (at >= titleCount || !days.has(first)) return none
  const second = at + 1 < titleCount && !((flags[at + 1] as number) & startsClause) ? (folded[at + 1] as number) : 0
  const saysDay = at > 0 && wordDay.has(folded[at - 1] as number)
  if (!months.has(second) && !saysDay) return none
  const words = saysDay ? at - 1 : at
  if (words < fewestWords) return none
  let series = 0x811c9dc5
  for (let i = 0; i < words; i++) series = mix(series, folded[i] as number)
  const issue = months.has(second) ? mix(first, second) : first
  return { series: series >>> 0, seriesNumber: issue >>> 0 }
}

/** True for two issues of one series: yesterday's weather and today's. */
export function isOtherIssue(a: TitleSeries, b: TitleSeries): boolean {
  return a.series !== 0 && a.series === b.series && a.seriesNumber !== b.seriesNumber
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}

function foldedForms(words: readonly string[]): Set<number> {
  const scan = new SyllableScanner()
  for (const word of words) scan.add(`${word} `)
  return new Set(scan.folded.subarray(0, scan.count))
}
