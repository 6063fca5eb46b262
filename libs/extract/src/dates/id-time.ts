/**
 * The creation time that some systems write into article ids: `…-100261124083015123.htm` (channel 100, then
 * yymmddHHMMSS) and `…-20261124083015123.htm` (yyyyMMddHHmmssSSS). Usually minutes before publication.
 */
const fullForm = /(?<!\d)(20\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{3}(?!\d)/
const channelForm = /(?<!\d)(?:\d{3})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{2,3}(?!\d)/
const vietnamMs = 7 * 3_600_000
const dayMs = 24 * 3_600_000

/** The time inside an article's address in UTC, or null; times after the fetch or before 2000 are none. */
export function idTime(url: string, now: string): string | null {
  const tail = url.split(/[?#]/, 1)[0]?.slice(-120) ?? ''
  const full = fullForm.exec(tail)
  if (full) return check(Number(full[1]), full.slice(2, 7).map(Number), now)
  const channel = channelForm.exec(tail)
  return channel ? check(2000 + Number(channel[1]), channel.slice(2, 7).map(Number), now) : null
}

function check(
  year: number,
  [month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[],
  now: string,
): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null
  const ms = Date.UTC(year, month - 1, day, hour, minute, second) - vietnamMs
  return ms > Date.parse(now) + dayMs ? null : new Date(ms).toISOString()
}
