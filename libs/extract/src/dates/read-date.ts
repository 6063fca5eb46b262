import { oneLine } from '#language'
import { findClock, type WallClock } from './clock-forms.js'
import { findDay, type WallDay } from './day-forms.js'
import { findRelative } from './relative-forms.js'
import { findZone, formatOffset, vietnamMinutes } from './zones.js'

/** How sure a reading is: as stated, with the zone or the year supplied by us, or counted back from the fetch. */
export type DateCertainty = 'stated' | 'zone-assumed' | 'year-assumed' | 'relative'

/** A date read from text, or the reason why none was taken. */
export type ReadDate =
  | {
      ok: true
      /** ISO 8601 in UTC; the start of the day in its zone when only the day is stated. */
      at: string
      precision: 'minute' | 'day'
      /** Offset the text was read in, `+07:00` where it names none. */
      zone: string
      raw: string
      certainty: DateCertainty
      /** True when the text calls it the time of the last change (`Cập nhật …`). */
      isUpdate: boolean
    }
  | { ok: false; reason: 'none' | 'impossible' | 'future'; raw: string }

export interface ReadDateOptions {
  /** Moment of the fetch, ISO 8601 in UTC: relative times count from it and later dates are refused. */
  now: string
  /** `11/05/2026` is 5 November: some feeds write it so; a number above 12 proves an order by itself. */
  monthFirst?: boolean
}

/** A clock may run ahead of ours by this much before a date counts as future. */
const futureLimitMs = 15 * 60_000
/** Dates stand in short texts; what comes later is prose. */
const longestRead = 300
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const updateLabel = /cập nhật|sửa (?:lần )?cuối|chỉnh sửa|updated|modified/iu

/**
 * Reads a date as the Vietnamese press and its feeds write it: day first, +07:00 unless the text says otherwise.
 *
 * @example readDate('Thứ Ba, 22:35, 24/11/2026', { now: '2026-11-25T00:00:00Z' }) // at 2026-11-24T15:35:00.000Z
 */
export function readDate(text: string, options: ReadDateOptions): ReadDate {
  const raw = oneLine(text.slice(0, longestRead))
  const nowMs = Date.parse(options.now)
  const relative = findRelative(raw, nowMs)
  if (relative) return settle(relative.atMs, relative.precision, vietnamMinutes, raw, 'relative', nowMs)
  const { rest, minutes: stated } = findZone(raw)
  const day = findDay(rest, { nowMs, monthFirst: options.monthFirst ?? false })
  if (day === null) return { ok: false, reason: 'none', raw }
  if (day === 'impossible') return { ok: false, reason: 'impossible', raw }
  if (day.epochMs !== undefined) return settle(day.epochMs, 'minute', 0, raw, 'stated', nowMs)
  const clock = findClock(rest, day.at, day.end)
  const zone = stated ?? vietnamMinutes
  const certainty = day.yearAssumed ? 'year-assumed' : stated === null && clock ? 'zone-assumed' : 'stated'
  return settle(utcOf(day, clock, zone), clock ? 'minute' : 'day', zone, raw, certainty, nowMs)
}

function utcOf(day: WallDay, clock: WallClock | null, zoneMinutes: number): number {
  const midnight = Date.UTC(day.year, day.month - 1, day.day) - zoneMinutes * minuteMs
  return clock ? midnight + (clock.hour * 3600 + clock.minute * 60 + clock.second) * 1000 : midnight
}

function settle(
  atMs: number,
  precision: 'minute' | 'day',
  zoneMinutes: number,
  raw: string,
  certainty: DateCertainty,
  nowMs: number,
): ReadDate {
  if (atMs > nowMs + futureLimitMs) return { ok: false, reason: 'future', raw }
  if (!(atMs > -30 * 365 * dayMs)) return { ok: false, reason: 'impossible', raw }
  const at = new Date(atMs).toISOString()
  return { ok: true, at, precision, zone: formatOffset(zoneMinutes), raw, certainty, isUpdate: updateLabel.test(raw) }
}
