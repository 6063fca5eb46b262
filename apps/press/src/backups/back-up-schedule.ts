import { addDays, localDate, utcOfLocal } from '#press'
import type { RecordStore } from '#record'
import type { JobParts } from '../jobs/job-kind.js'
import { askJob, jobKind, lastJob } from '../jobs/job-rows.js'
import { tellOffices } from '../tell-offices.js'

/** After a start, so that nobody waits for it; a machine that is off at night is backed up in the morning. */
const afterStartMs = 15 * 60_000
/** One that failed (a disk that was away) is tried again. */
const againMs = 60 * 60_000
/** Beyond this without a back-up people are told. */
export const staleMs = 3 * 86_400_000

export type ScheduleParts = Pick<JobParts, 'settings' | 'store' | 'clock' | 'log'>

/** Asks for the nightly back-up when its time has come, and tells people when it fails or none has been made for days. */
export class BackUpSchedule {
  private readonly startedMs: number

  constructor(private readonly parts: ScheduleParts) {
    this.startedMs = parts.clock.nowMs()
  }

  async tick(): Promise<void> {
    const { clock, store, settings } = this.parts
    const nowMs = clock.nowMs()
    if (nowMs < this.startedMs + afterStartMs) return
    const done = await lastJob(store, 'back-up', 'done')
    const failed = await lastJob(store, 'back-up', 'failed')
    await this.tell(done?.endedAt ?? null, failed?.endedAt ?? null, failed?.error ?? '')
    const due = lastDue(clock.now(), settings.backupTime)
    if (done && done.askedAt >= due) return
    if (failed?.endedAt && Date.parse(failed.endedAt) + againMs > nowMs) return
    await askJob(this.parts, jobKind('back-up'), {})
  }

  /** One notice a failure, until a back-up succeeds: what failed once an hour is told once. */
  private async tell(doneAt: string | null, failedAt: string | null, sentence: string): Promise<void> {
    const { store, clock } = this.parts
    const since = doneAt ?? ''
    const hasFailed = failedAt !== null && failedAt > since
    if (hasFailed)
      await tellOffices(store, clock.now(), 'back-up-failed', `Sao lưu không thành công. ${sentence}`, since)
    const first = doneAt ?? (await firstOffice(store))
    if (first === null || clock.nowMs() - Date.parse(first) < staleMs) return
    const days = Math.floor((clock.nowMs() - Date.parse(first)) / 86_400_000)
    const text = `Đã ${days} ngày không có bản sao lưu mới. Hãy mở trang Công việc chạy nền để xem nguyên nhân và sao lưu ngay.`
    await tellOffices(store, clock.now(), 'back-up-old', text, since)
  }
}

/** The last time of day `time` (Viet Nam) at or before now. UTC. */
export function lastDue(now: string, time: string): string {
  const today = utcOfLocal(localDate(now), time)
  return today <= now ? today : addDays(today, -1)
}

const firstOffice = async ({ reader }: RecordStore): Promise<string | null> =>
  (await reader.selectFrom('office').select('createdAt').orderBy('createdAt').limit(1).executeTakeFirst())?.createdAt ??
  null
