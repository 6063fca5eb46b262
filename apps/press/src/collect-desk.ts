import { publicReason, fetchLink } from './fetch-link.js'
import { probeSource, sourceKinds, type SourceKindName } from '#collect'
import type { Engines } from './compose.js'
import type { CollectDesk } from './desk.js'
import type { Collector } from './roles/collector.js'

/** What pages may ask of collecting in this process. Before the collector has started, it says so. */
export function collectDesk(engines: Engines, current: () => Collector | null): CollectDesk {
  return {
    fetchLink: async (url) => {
      const collector = current()
      if (!collector) return { state: 'failed', articleId: null, sentence: notYet }
      return fetchLink(engines, collector, url)
    },
    runSource: async (sourceId) => {
      const run = await current()?.schedule.runNow(sourceId)
      return run ? { outcome: run.outcome, reason: run.reason, new: run.counts.new } : null
    },
    probe: async (kind, url) => {
      const collector = current()
      if (!collector) return { isWorking: false, sentence: notYet, entries: 0, newestAt: null }
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
        pausedReason: collector?.pausedReason ?? null,
        wanted: collector?.frontier.size ?? 0,
        underWay: collector?.pages.underWay() ?? 0,
      }
    },
  }
}

const notYet = 'Việc thu tin đang khởi động. Hãy thử lại sau vài giây.'
