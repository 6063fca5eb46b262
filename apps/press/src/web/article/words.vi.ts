import { events, relevances, tones, topicCodes, type CorrectionKind, type LabelKindName } from '#press'
import { eventNames, relevanceNames, topicName, toneNames } from '../shell/names.js'

/** What can be corrected, as section titles name it. */
export const kindNames: Record<CorrectionKind, string> = {
  relevance: 'Liên quan',
  topic: 'Chủ đề',
  event: 'Sự kiện',
  tone: 'Sắc thái',
  respond: 'Cần phản hồi',
  story: 'Dòng sự kiện',
  'reprint-group': 'Nhóm bài đăng lại',
  original: 'Bài gốc',
}

/** What was just corrected, as the undo bar says it. */
export const correctedWords: Record<CorrectionKind, string> = {
  relevance: 'Đã sửa mức liên quan',
  topic: 'Đã sửa chủ đề',
  event: 'Đã sửa loại sự kiện',
  tone: 'Đã sửa sắc thái',
  respond: 'Đã sửa nhãn cần phản hồi',
  story: 'Đã tách bài khỏi dòng sự kiện',
  'reprint-group': 'Đã tách bài khỏi nhóm bài đăng lại',
  original: 'Đã chọn bài này làm bài gốc',
}

const respondNames: Record<string, string> = { true: 'Cần phản hồi', false: 'Không cần' }

/** The values of a label with their names, in the order of the form. */
export function choicesOf(kind: LabelKindName): { value: string; label: string }[] {
  const named = (values: readonly string[], name: (value: string) => string | undefined) =>
    values.map((value) => ({ value, label: name(value) ?? value }))
  if (kind === 'tone') return named(tones, (v) => toneNames[v as keyof typeof toneNames])
  if (kind === 'event') return named(events, (v) => eventNames[v])
  if (kind === 'relevance') return named(relevances, (v) => relevanceNames[v])
  if (kind === 'respond') return named(['true', 'false'], (v) => respondNames[v])
  return named(topicCodes, topicName)
}

/** Values of a label in words: `Giáo dục, Y tế`. */
export function valueNames(kind: LabelKindName, values: readonly string[]): string {
  const names = new Map(choicesOf(kind).map((c) => [c.value, c.label]))
  return values.map((v) => names.get(v) ?? v).join(', ') || 'Không gán'
}

export const sourceKindNames: Record<string, string> = {
  feed: 'RSS',
  sitemap: 'sơ đồ trang',
  'list-page': 'trang danh sách',
}

/** Why a text is not whole. */
export const completenessWords: Record<string, string> = {
  partial: 'Trang báo không mở toàn văn: chỉ đọc được phần tóm tắt.',
  encoded: 'Trang báo mã hóa nội dung: chỉ đọc được phần tóm tắt.',
}
