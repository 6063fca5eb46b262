import { isEmptyReason, isNamedReason, reasonSentence, sourceKinds } from '#collect'
import type { SourceRunTable } from '#record'
import { ago } from '../shell/format.js'
import { slowMs, type SourceRow } from './source-rows.js'

const noReason = 'Không đọc được nguồn này.'

/** Why a source is as it is, as a sentence; empty where there is nothing to say. */
export function why({ source, days }: SourceRow, now: string): string {
  if (source.state === 'paused') return source.stateReason ?? ''
  if (source.failures > 0) {
    const reason = source.lastReason
    const sentence = reason !== null && isNamedReason(reason) ? reasonSentence(reason) : noReason
    return source.failures === 1 ? sentence : `${sentence} Đã ${source.failures} lần liên tiếp.`
  }
  if (!source.lastRunAt) return 'Chưa thu lần nào; sẽ thu khi đến lượt.'
  if (isEmptyReason(source.lastReason)) return emptyWords(source.lastNewAt, now)
  if (source.lastDurationMs !== null && source.lastDurationMs > slowMs)
    return `Trả lời chậm, ${Math.round(source.lastDurationMs / 1000)} giây cho lần thu gần nhất.`
  const silent = days.slice(-3).every((d) => d === 0)
  return silent ? `Chạy tốt, không có tin mới${source.lastNewAt ? ` từ ${ago(source.lastNewAt, now)}` : ''}.` : ''
}

/** A source that is well but lists nothing: whether it ever did is what a person needs to know. */
export const emptyWords = (lastNewAt: string | null, now: string): string =>
  lastNewAt === null
    ? 'Đọc được, nhưng nguồn chưa liệt kê tin nào.'
    : `Đọc được, nhưng nguồn không còn liệt kê tin nào; tin mới gần nhất ${ago(lastNewAt, now)}.`

/** Vietnamese name of a source kind. */
export const kindName = (name: string): string => sourceKinds.find((k) => k.name === name)?.vietnameseName ?? name

/** What became of a run. */
export const outcomeNames: Record<string, string> = {
  ok: 'Đọc được',
  'not-modified': 'Không đổi',
  temporary: 'Lỗi tạm thời',
  hard: 'Lỗi',
  gone: 'Đã gỡ',
  refused: 'Không được phép',
}
const entryReasons: Record<string, string> = {
  'no-link': 'không có đường dẫn',
  'scheme-not-allowed': 'không phải địa chỉ web',
  'url-invalid': 'địa chỉ không hợp lệ',
  'twice-in-listing': 'ghi hai lần trong danh sách',
  'too-many-entries': 'danh sách quá dài',
  'changed-by-outlet': 'tòa soạn báo đã sửa',
  'listing-unreadable': 'một trang danh sách không đọc được',
}

/** A named reason as a sentence; an unknown name as it is. */
export const reasonText = (reason: string | null): string =>
  reason !== null && isNamedReason(reason) ? reasonSentence(reason) : (reason ?? '')

/** What a run left out and why; for a run that failed, the reason. */
export function runNote(run: SourceRunTable): string {
  const isNotable = run.outcome !== 'ok' || isEmptyReason(run.reason)
  if (isNotable && run.reason && isNamedReason(run.reason)) return reasonSentence(run.reason)
  return Object.entries(JSON.parse(run.reasons) as Record<string, number>)
    .map(([reason, n]) => `${n} ${entryReasons[reason] ?? reason}`)
    .join(', ')
}
