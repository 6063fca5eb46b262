import type { Tone } from '#press'
import type { OfficeArticle } from '#record'
import { csvLines, csvMark } from '../shell/csv.js'
import { fullDateTime } from '../shell/format.js'
import { topicName, toneNames } from '../shell/names.js'

/** Longest excerpt in an export: short quotation, never the whole text. Characters. */
const leadMax = 300

const columns = ['Thời gian', 'Đầu báo', 'Tiêu đề', 'Tóm tắt', 'Sắc thái', 'Chủ đề', 'Bài gốc', 'Đường dẫn']

/** The beginning of a list for spreadsheets: a byte order mark so that Vietnamese shows, and the column names. */
export const csvHead = (isDemo: boolean): string =>
  `${csvMark}${csvLines([...(isDemo ? [['Dữ liệu minh họa']] : []), columns])}`

/** Articles as lines; nothing in them runs as a formula. */
export function csvRows(articles: readonly OfficeArticle[], linkOf: (url: string) => string): string {
  return csvLines(
    articles.map((a) => [
      fullDateTime(a.article.publishedAt),
      a.outlet.name,
      a.version.title,
      excerpt(a.version.lead ?? a.version.text),
      toneNames[a.labels.tone?.values[0] as Tone] ?? '',
      (a.labels.topic?.values ?? []).map(topicName).join('; '),
      a.isOriginal ? 'có' : 'không',
      linkOf(a.article.canonicalUrl),
    ]),
  )
}

/** At most 300 characters, cut at a word. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= leadMax) return flat
  const space = flat.lastIndexOf(' ', leadMax - 1)
  return `${flat.slice(0, space > 0 ? space : leadMax - 1)}…`
}
