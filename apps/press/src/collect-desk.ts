import { publicReason, fetchLink } from './fetch-link.js'
import { probeSource, sourceKinds, type SourceKindName } from '#collect'
import type { Engines } from './compose.js'
import type { CollectDesk, PausedReason } from './desk.js'
import type { Collector } from './roles/collector.js'

/** What pages may ask of collecting in this process. Before the collector has started, it says so. */
export function collectDesk(
  engines: Engines,
  current: () => Collector | null,
  notBegun: () => PausedReason | null,
): CollectDesk {
  const notYet = (): string => notYetFor[notBegun() ?? 'starting']
  return {
    fetchLink: async (url) => {
      const collector = current()
      if (!collector) return { state: 'failed', articleId: null, sentence: notYet() }
      return fetchLink(engines, collector, url)
    },
    runSource: async (sourceId) => {
      const run = await current()?.schedule.runNow(sourceId)
      return run ? { outcome: run.outcome, reason: run.reason, new: run.counts.new } : null
    },
    probe: async (kind, url) => {
      const collector = current()
      if (!collector) return { isWorking: false, sentence: notYet(), entries: 0, newestAt: null }
      if (!sourceKinds.some((k) => k.name === kind))
        return { isWorking: false, sentence: publicReason('source-kind-unknown'), entries: 0, newestAt: null }
      const { fetcher, robots } = collector
      const probe = await probeSource(kind as SourceKindName, url, { fetcher, robots, nowMs: engines.clock.nowMs() })
      return { isWorking: probe.isUsable, sentence: probe.sentence, entries: probe.count, newestAt: probe.newestAt }
    },
    status: () => {
      const collector = current()
      return {
        isRunning: collector !== null && collector.pausedReason === null,
        pausedReason: collector ? collector.pausedReason : notBegun(),
        wanted: collector?.frontier.size ?? 0,
        underWay: collector?.pages.underWay() ?? 0,
      }
    },
  }
}

const notYetFor: Readonly<Record<PausedReason | 'starting', string>> = {
  starting: 'Việc thu tin đang khởi động. Hãy thử lại sau vài giây.',
  rebuild: 'Dữ liệu đang được dựng lại từ trang đã lưu. Hãy thử lại khi dựng lại xong.',
  'disk-full': 'Ổ đĩa đã đầy nên chưa thu tin được. Hãy giải phóng dung lượng rồi thử lại sau ít phút.',
  failed: 'Việc thu tin chưa khởi động được, hệ thống đang tự thử lại. Hãy thử lại sau ít phút.',
}
