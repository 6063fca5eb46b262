import { failingAfter } from '../../web/shell/components/marks.js'
import { type Check, good, warn } from '../check.js'

/** Addresses named at once. */
const namedMax = 5

/** Sources that fail again and again, and whether anything is collected at all. */
export const sources: Check = {
  name: 'sources',
  look: async ({ store }) => {
    const rows = await store.reader.selectFrom('source').select(['url', 'state', 'failures']).orderBy('url').execute()
    const active = rows.filter((r) => r.state === 'active')
    const failing = active.filter((r) => r.failures >= failingAfter)
    if (active.length === 0) return [warn('sources-none')]
    if (failing.length === 0) return [good('sources', { active: active.length, paused: rows.length - active.length })]
    const named = failing.slice(0, namedMax).map((r) => r.url)
    return [warn('sources-failing', { failing: failing.length, active: active.length, urls: named.join(', ') })]
  },
}
