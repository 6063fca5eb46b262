import { diskSpace } from '../../disk/disk-space.js'
import { isScarce, scarceBudget, scarceBytes, scarceDays } from '../../disk/disk-watch.js'
import { diskDays, forecast } from '../../disk/forecast.js'
import { bad, type Check, type Finding, good, warn } from '../check.js'

/** A write-ahead log beyond this means that something reads for hours or that nothing is written back. Bytes. */
const walMax = 500_000_000

/** Space, how long it lasts at the present growth, the budget of kept pages, and the write-ahead log. */
export const disk: Check = {
  name: 'disk',
  look: async ({ settings, store }) => {
    const space = await diskSpace(settings.dataDir)
    if (!space) return [bad('disk-unknown', { folder: settings.dataDir })]
    const budget = settings.pagesBudgetGb * 1e9
    const { perDay, daysLeft, pagesDaysLeft } = forecast(await diskDays(store), space, budget)
    const { free, total, parts } = space
    const found: Finding[] = [spaceFinding(free, total, perDay, daysLeft)]
    if (budget > 0) {
      const isNear = parts.pages > budget * scarceBudget || (pagesDaysLeft !== null && pagesDaysLeft < scarceDays)
      const values = { bytes: parts.pages, budget, days: pagesDaysLeft ?? -1 }
      found.push(isNear ? warn('pages-budget-near', values) : good('pages-budget', values))
    }
    found.push(parts.wal > walMax ? warn('wal-large', { bytes: parts.wal }) : good('wal', { bytes: parts.wal }))
    return found
  },
}

function spaceFinding(free: number, total: number, perDay: number | null, daysLeft: number | null): Finding {
  const values = { free, total, perDay: Math.round(perDay ?? -1), days: daysLeft ?? -1 }
  if (free < scarceBytes / 4) return bad('disk-full', values)
  return isScarce(free, total, daysLeft) ? warn('disk-scarce', values) : good('disk', values)
}
