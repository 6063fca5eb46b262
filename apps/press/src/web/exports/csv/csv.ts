import type { OfficeArticle } from '#record'
import type { Tone } from '#press'
import { csvLines, csvMark } from '../../shell/csv.js'
import { fullDateTime } from '../../shell/format.js'
import { toneNames, topicName } from '../../shell/names.js'
import { excerpt } from '../excerpt.js'
import { type ExportHead, type ExportKind, send } from '../export-kind.js'
import { words } from '../words.js'

/** Lines of text: streamed, so that the limit only keeps a slip of the finger from taking an hour. */
export const csvKind: ExportKind<'csv'> = {
  name: 'csv',
  mime: 'text/csv; charset=utf-8',
  limit: 50_000,
  write: async (list, out) => {
    await send(out, csvHead(list.head))
    for await (const articles of list.parts())
      await send(
        out,
        csvRows(articles, (url) => list.linkOf(url)),
      )
  },
}

/** A byte order mark so that Vietnamese shows, what was searched, an empty line, and the column names. */
export function csvHead({ facts, isDemo }: ExportHead): string {
  const { columns } = words()
  return `${csvMark}${csvLines([
    ...(isDemo ? [[words().demo]] : []),
    ...facts.map((f) => [f.name, f.value]),
    [''],
    [
      columns.at,
      columns.outlet,
      columns.title,
      columns.excerpt,
      columns.tone,
      columns.topics,
      columns.original,
      columns.link,
    ],
  ])}`
}

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
      a.isOriginal ? words().yes : words().no,
      linkOf(a.article.canonicalUrl),
    ]),
  )
}
