/** Minutes east of UTC in Viet Nam, all year: there is no summer time. */
export const vietnamMinutes = 420

const named: Record<string, number> = {
  z: 0,
  utc: 0,
  ut: 0,
  gmt: 0,
  ict: 420,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  bst: 60,
  jst: 540,
  sgt: 480,
}

/** `GMT+7`, `(UTC +07:00)`; then `+0700` or `Z` after a time; then a bare name at the end. */
const gmtOffset = /\(?\b(?:gmt|utc)\s{0,2}([+-])\s{0,2}(\d{1,2})(?::?(\d{2}))?\)?/i
const offsetAfterTime = /(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s{0,3}([+-])(\d{2}):?(\d{2})\b/
const nameAfterTime =
  /(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s{0,2}[ap]m)?)\s{0,2}\(?(z|utc|ut|gmt|ict|e[sd]t|c[sd]t|m[sd]t|p[sd]t|cest|cet|bst|jst|sgt)\b\)?/i

/** Takes the zone out of a text, so that its digits are not read as a time; `minutes` is null when none is named. */
export function findZone(text: string): { rest: string; minutes: number | null } {
  const gmt = gmtOffset.exec(text)
  if (gmt) {
    const minutes = sign(gmt[1]) * (Number(gmt[2]) * 60 + Number(gmt[3] ?? 0))
    return { rest: cut(text, gmt.index, gmt[0].length), minutes: within(minutes) }
  }
  const offset = offsetAfterTime.exec(text)
  if (offset) {
    const minutes = sign(offset[2]) * (Number(offset[3]) * 60 + Number(offset[4]))
    const kept = offset[1] as string
    return { rest: cut(text, offset.index + kept.length, offset[0].length - kept.length), minutes: within(minutes) }
  }
  const name = nameAfterTime.exec(text)
  if (name) {
    const kept = name[1] as string
    const rest = cut(text, name.index + kept.length, name[0].length - kept.length)
    return { rest, minutes: named[(name[2] as string).toLowerCase()] ?? null }
  }
  return { rest: text, minutes: null }
}

/** `+07:00` */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** An ISO 8601 time with the given offset, as the batch command prints it. */
export function inZone(at: string, zone: string): string {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone)
  const minutes = match ? sign(match[1]) * (Number(match[2]) * 60 + Number(match[3])) : 0
  const local = new Date(Date.parse(at) + minutes * 60_000).toISOString()
  return `${local.slice(0, 19)}${formatOffset(minutes)}`
}

function sign(mark: string | undefined): number {
  return mark === '-' ? -1 : 1
}

/** Offsets of the world lie between -12 and +14 hours; anything else is not a zone. */
function within(minutes: number): number | null {
  return minutes >= -720 && minutes <= 840 ? minutes : null
}

function cut(text: string, at: number, length: number): string {
  return `${text.slice(0, at)} ${text.slice(at + length)}`
}
