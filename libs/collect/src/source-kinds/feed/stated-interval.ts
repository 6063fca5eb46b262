const periods: Record<string, number> = { hourly: 1, daily: 24, weekly: 168, monthly: 720, yearly: 8760 }
const hourMs = 3_600_000

/** How often a feed says that it changes: `ttl` (minutes) or the syndication module; null where it says nothing. */
export function readStatedInterval(xml: string): number | null {
  const firstItem = xml.search(/<(?:[\w-]{1,40}:)?(?:item|entry)[\s>]/i)
  const head = xml.slice(0, Math.min(firstItem < 0 ? xml.length : firstItem, 20_000))
  const ttl = /<ttl>\s*(\d{1,6})\s*<\/ttl>/i.exec(head)
  if (ttl && Number(ttl[1]) > 0) return Number(ttl[1]) * 60_000
  const period = /<(?:\w+:)?updatePeriod>\s*(\w+)\s*</i.exec(head)?.[1]?.toLowerCase() ?? ''
  const hours = Object.hasOwn(periods, period) ? periods[period]! : null
  if (hours === null) return null
  const frequency = Number(/<(?:\w+:)?updateFrequency>\s*(\d{1,4})\s*</i.exec(head)?.[1] ?? 1)
  return Math.round((hours * hourMs) / Math.max(frequency, 1))
}
