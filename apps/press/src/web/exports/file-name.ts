import { localDate, type Period } from '#press'

/** `tin-bai_2026-11-16_2026-11-22.xlsx`; without a period the day on which it was made. */
export function exportFileName(period: Period | null, at: string, extension: string): string {
  if (!period) return `tin-bai_${localDate(at)}.${extension}`
  const last = localDate(new Date(Date.parse(period.to) - 1).toISOString())
  return `tin-bai_${localDate(period.from)}_${last}.${extension}`
}
