import { describeError } from '#foundation'
import type { JobParts } from '../jobs/job-kind.js'
import { tellOffices } from '../tell-offices.js'
import { diskSpace } from './disk-space.js'
import { diskDays, forecast, noteDiskUse } from './forecast.js'

/** Time between two looks; the last one of a day stays. */
const everyMs = 6 * 3_600_000
/** A warning is said again after so long. */
const againMs = 14 * 86_400_000
/** Below any of these people are told. */
export const scarceDays = 30
export const scarceShare = 0.1
export const scarceBytes = 2_000_000_000
/** Share of the budget of kept pages from which on people are told. */
export const scarceBudget = 0.9

/** Notes each day what the data folder takes, and tells people before the disk or the budget of kept pages is used up. */
export class DiskWatch {
  private dueMs = 0

  constructor(private readonly parts: Pick<JobParts, 'settings' | 'store' | 'clock' | 'log'>) {}

  async tick(): Promise<void> {
    const { clock, log } = this.parts
    if (clock.nowMs() < this.dueMs) return
    this.dueMs = clock.nowMs() + everyMs
    try {
      await this.look()
    } catch (error) {
      log.error('disk-watch', { cause: describeError(error) })
    }
  }

  private async look(): Promise<void> {
    const { settings, store, clock } = this.parts
    const space = await diskSpace(settings.dataDir)
    if (!space) return
    await noteDiskUse(store, clock.now(), space)
    const budget = settings.pagesBudgetGb * 1e9
    const { daysLeft, pagesDaysLeft } = forecast(await diskDays(store), space, budget)
    const since = new Date(clock.nowMs() - againMs).toISOString()
    const tell = (kind: string, text: string): Promise<void> =>
      tellOffices(store, clock.now(), kind, text, since, '/health')
    const left = daysLeft === null ? '' : ` Với tốc độ hiện nay, ổ đĩa đầy sau khoảng ${daysLeft} ngày.`
    if (isScarce(space.free, space.total, daysLeft))
      await tell(
        'disk-low',
        `Ổ đĩa của thư mục dữ liệu còn ${gb(space.free)} GB.${left} Hãy tăng dung lượng hoặc chuyển bớt tệp sang nơi khác.`,
      )
    if (budget > 0 && (space.parts.pages > budget * scarceBudget || (pagesDaysLeft ?? scarceDays) < scarceDays))
      await tell(
        'pages-budget',
        `Trang đã lưu chiếm ${gb(space.parts.pages)} GB trong hạn mức ${settings.pagesBudgetGb} GB. Hãy tăng hạn mức (PAGES_BUDGET_GB) hoặc thêm ổ đĩa.`,
      )
  }
}

/** Little in bytes, in share, or in days at the present growth. */
export const isScarce = (free: number, total: number, daysLeft: number | null): boolean =>
  free < scarceBytes || free < total * scarceShare || (daysLeft !== null && daysLeft < scarceDays)

const gb = (bytes: number): string => (bytes / 1e9).toFixed(1).replace('.', ',')
