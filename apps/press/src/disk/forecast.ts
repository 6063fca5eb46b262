import { localDate } from '#press'
import type { RecordStore } from '#record'
import type { DiskPart, DiskSpace } from './disk-space.js'

/** What the data folder took on one day. */
export interface DiskDay {
  /** Local day. */
  readonly day: string
  readonly parts: DiskSpace['parts']
}

export interface DiskForecast {
  /** Growth of the data folder, bytes a day; null before three days are known. */
  readonly perDay: number | null
  /** Days until the disk is full; null where it does not grow or too little is known. */
  readonly daysLeft: number | null
  /** The same for kept pages and their budget. */
  readonly pagesPerDay: number | null
  readonly pagesDaysLeft: number | null
}

const dayMs = 86_400_000
/** Days looked back for the growth, and days that have to be known. */
const lookBack = 28
const least = 3

/** Writes down what the data folder takes today, in the place of an earlier look of the day. */
export async function noteDiskUse(store: RecordStore, now: string, { free, total, parts }: DiskSpace): Promise<void> {
  const row = { day: localDate(now), at: now, free, total, parts: JSON.stringify(parts) }
  await store.db
    .insertInto('diskUse')
    .values(row)
    .onConflict((c) => c.column('day').doUpdateSet(row))
    .execute()
}

/** The last four weeks, oldest first. */
export async function diskDays({ reader }: Pick<RecordStore, 'reader'>): Promise<DiskDay[]> {
  const rows = await reader
    .selectFrom('diskUse')
    .select(['day', 'parts'])
    .orderBy('day', 'desc')
    .limit(lookBack)
    .execute()
  return rows.reverse().map(({ day, parts }) => ({ day, parts: JSON.parse(parts) as DiskDay['parts'] }))
}

/** `pagesBudget` in bytes; 0: none. */
export function forecast(days: readonly DiskDay[], now: DiskSpace, pagesBudget: number): DiskForecast {
  const perDay = growth(days, (parts) => Object.values(parts).reduce((a, b) => a + b, 0))
  const pagesPerDay = growth(days, (parts) => parts.pages)
  const left = (room: number, speed: number | null): number | null =>
    speed === null || speed <= 0 ? null : Math.max(0, Math.floor(room / speed))
  return {
    perDay,
    daysLeft: left(now.free, perDay),
    pagesPerDay,
    pagesDaysLeft: pagesBudget > 0 ? left(pagesBudget - now.parts.pages, pagesPerDay) : null,
  }
}

/** The middle one of the slopes between all pairs of days: one day of a rebuild or a clearing-up does not turn it. */
function growth(days: readonly DiskDay[], bytesOf: (parts: Record<DiskPart, number>) => number): number | null {
  if (days.length < least) return null
  const slopes: number[] = []
  days.forEach((b, i) => {
    for (const a of days.slice(0, i))
      slopes.push((bytesOf(b.parts) - bytesOf(a.parts)) / ((Date.parse(b.day) - Date.parse(a.day)) / dayMs))
  })
  slopes.sort((a, b) => a - b)
  const middle = Math.floor(slopes.length / 2)
  return slopes.length % 2 === 1 ? slopes[middle]! : (slopes[middle - 1]! + slopes[middle]!) / 2
}
