import type { Tone } from '#press'
import type { OfficeArticle } from '#record'
import { toneNames } from '../shell/components/marks.js'
import { fullDateTime } from '../shell/format.js'
import { topicName } from '../shell/names.js'

/** Longest excerpt in an export: short quotation, never the whole text. Characters. */
const leadMax = 300

/** A list for spreadsheets: with a byte order mark so that Vietnamese shows, and nothing that would run as a formula. */
export function csvOf(articles: readonly OfficeArticle[], linkOf: (url: string) => string, isDemo: boolean): string {
  const head = ['Thời gian', 'Đầu báo', 'Tiêu đề', 'Tóm tắt', 'Sắc thái', 'Chủ đề', 'Bài gốc', 'Đường dẫn']
  const rows = articles.map((a) => [
    fullDateTime(a.article.publishedAt),
    a.outlet.name,
    a.version.title,
    excerpt(a.version.lead ?? a.version.text),
    toneNames[a.labels.tone?.values[0] as Tone] ?? '',
    (a.labels.topic?.values ?? []).map(topicName).join('; '),
    a.isOriginal ? 'có' : 'không',
    linkOf(a.article.canonicalUrl),
  ])
  const mark = isDemo ? [['Dữ liệu minh họa']] : []
  return `\ufeff${[...mark, head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** At most 300 characters, cut at a word. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= leadMax) return flat
  return `${flat.slice(0, flat.lastIndexOf(' ', leadMax - 1))}…`
}

/** Quoted; a cell that a spreadsheet would take for a formula gets an apostrophe. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
