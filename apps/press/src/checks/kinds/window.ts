import { totalmem } from 'node:os'
import { type Check, good, warn } from '../check.js'

/** Measured: 100,000 articles of the window take 245 MB. */
const bytesPerArticle = 2_450
/** Share of the machine's memory that the window may take. */
const shareMax = 0.25
const dayMs = 86_400_000

/** Articles kept in memory to find reprints and stories: with more sources or days, more memory. */
export const window: Check = {
  name: 'window',
  look: async ({ settings, store, clock }) => {
    const since = new Date(clock.nowMs() - settings.windowDays * dayMs).toISOString()
    const { n } = await store.reader
      .selectFrom('groupMember')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('groupedAt', '>=', since)
      .executeTakeFirstOrThrow()
    const values = { articles: Number(n), bytes: Number(n) * bytesPerArticle, days: settings.windowDays }
    return [values.bytes > totalmem() * shareMax ? warn('window-large', values) : good('window', values)]
  },
}
