import { createFetcher, defaultFetchSettings } from '#collect'
import { silentLog } from '#foundation'
import { type Check, good, warn } from '../check.js'

/** Hosts asked for their time. */
const askedMax = 3
/** Dates of articles to the minute and second factors need the clock to be right to about this. Milliseconds. */
const driftMaxMs = 60_000

/** Is the machine's clock right? The time of outlets tells; a driven clock of a demonstration is not asked. */
export const clockDrift: Check = {
  name: 'clock',
  isSlow: true,
  look: async ({ settings, store, clock }) => {
    if (settings.pressSimulator) return []
    const homes = await store.reader.selectFrom('outlet').select('home').orderBy('id').limit(askedMax).execute()
    const own = { contact: settings.contact || defaultFetchSettings.contact, allowHosts: settings.allowHosts }
    const fetcher = createFetcher({ clock, log: silentLog, settings: { ...defaultFetchSettings, ...own, totalTimeoutMs: 8_000 } }) // prettier-ignore
    const drifts: number[] = []
    for (const { home } of homes) {
      const answer = await fetcher.fetchUrl(new URL('/robots.txt', home).href, { maxBytes: 1_000_000 })
      const theirs = Date.parse(answer.headers.date ?? '')
      if (Number.isFinite(theirs)) drifts.push(clock.nowMs() - theirs)
    }
    await fetcher.close()
    if (drifts.length === 0) return homes.length === 0 ? [] : [warn('clock-unknown')]
    drifts.sort((a, b) => a - b)
    const drift = drifts[Math.floor(drifts.length / 2)] as number
    const seconds = Math.round(Math.abs(drift) / 1000)
    return [Math.abs(drift) > driftMaxMs ? warn('clock-wrong', { seconds, isAhead: drift > 0 ? 1 : 0 }) : good('clock', { seconds })] // prettier-ignore
  },
}
