import { fold } from '#language'
import { resolveProvince } from './provinces.js'

/** A paper's own name before the first sentence: `(Thiên Đô) - `, `HNM - `. */
const paperMark = /^(?:\([^()\n]{1,40}\)|\p{Lu}[\p{Lu}. ]{1,19})\s*[-–—]\s+/u
/**
 * What may be the place a paper reports from: `Cao Bằng - `, `TP. Huế – `; a sentence follows, so a capital, a number, or
 * behind a long dash a word of time in small letters.
 */
const maybePlace =
  /^(\p{Lu}[\p{L}.,' ]{1,39}?)(?:\s*[-–—]\s+(?=[\p{Lu}\d"'“‘«(])|\s+[–—]\s+(?=(?:sáng|trưa|chiều|tối|đêm|rạng sáng|ngày|hôm nay|mới đây|theo|từ|tính đến)\s))/u

/** Whether a name before a dash is a place, and not the subject of the sentence. */
export type IsPlace = (name: string) => boolean

/** Places a quotation may open with: every province, and these names with or without their word of kind. */
export function placesAmong(names: readonly string[]): IsPlace {
  const known = new Set(names.flatMap((name) => [placeKey(name), placeKey(name.replace(kindOfUnit, ''))]))
  return (given) =>
    given
      .split(',')
      .every(
        (name) =>
          known.has(placeKey(name)) ||
          known.has(placeKey(name.trim().replace(kindOfUnit, ''))) ||
          resolveProvince(name) !== null,
      )
}

const kindOfUnit = /^(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố|tp\.?)\s+/iu
const placeKey = (name: string): string => fold(name.trim().toLowerCase())

/** `QDO - Cao Bằng - ` in front of a lead says who reports from where; a quotation begins behind it. What is left stands in the text letter for letter. */
export function withoutDateline(text: string, isPlace: IsPlace): string {
  const rest = text.replace(paperMark, '')
  const place = maybePlace.exec(rest)
  if (!place?.[1] || !isPlace(place[1])) return rest
  const behind = rest.slice(place[0].length)
  return isLongerName(place[1], behind, isPlace) ? rest : behind.replace(paperMark, '')
}

/** `Bà Rịa - Vũng Tàu` is one name, not a place and the sentence it sends. */
const isLongerName = (place: string, behind: string, isPlace: IsPlace): boolean =>
  isPlace(
    `${place} - ${behind
      .split(' ', 2)
      .join(' ')
      .replace(/[.,:;]$/u, '')}`,
  )
