import { localDate, localTime } from '#press'
import { labelValue, loadOfficeArticles, type OfficeArticle, topicsOf } from '#record'
import type { Block, TableRow } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { periodText, shortDate } from '../../words/dates.js'
import { count } from '../../words/numbers.js'
import { counted, say, text } from '../../words/runs.js'
import { topicName } from '../topic-names.js'
import type { ReportSection } from '../section.js'

/** Every article behind the report, or its originals where there are very many. */
export const annex: ReportSection<'annex'> = {
  name: 'annex',
  title: 'Danh mục tin, bài',
  place: 'annex',
  build: async (context, prefix) => {
    const { coverage, settings } = context
    const filters = coverage.filters()
    const all = await coverage.count('tin, bài', filters)
    if (all.value === 0) return []
    const isWhole = all.value <= settings.annexRows
    const listed = isWhole ? filters : { ...filters, original: true }
    const ids = await coverage.ids({ filters: listed, order: 'newest', limit: settings.annexRows })
    const articles = await loadOfficeArticles(context.store.reader, context.officeId, ids.reverse())
    const blocks: Block[] = []
    if (!isWhole) {
      const shown = coverage.figure(articles.length, 'tin, bài', { article: articles.map((a) => a.article.id) })
      blocks.push({
        type: 'paragraph',
        id: `${prefix}/cut`,
        runs: say`Danh mục ghi ${articles.length > 150 ? text(count(shown.value)) : counted(shown)} bài gốc mới nhất trong tổng số ${counted(all)} tin, bài ${periodText(context.period)}; danh sách đầy đủ xem trên hệ thống.`,
      })
    }
    return [...blocks, table(context, articles, `${prefix}/articles`)]
  },
}

function table(context: ReportContext, articles: readonly OfficeArticle[], id: string): Block {
  return {
    type: 'table',
    id,
    caption: '',
    columns: [
      { title: 'TT', width: 7, align: 'center' },
      { title: 'Cơ quan báo chí', width: 20 },
      { title: 'Ngày đăng', width: 12, align: 'center' },
      { title: 'Tiêu đề', width: 37 },
      { title: 'Chủ đề', width: 18 },
      { title: 'Sắc thái', width: 13 },
      { title: 'Ghi chú', width: 13 },
    ],
    rows: articles.map((a, i) => row(context, a, i, id)),
  }
}

function row(context: ReportContext, a: OfficeArticle, at: number, id: string): TableRow {
  const { article } = a
  const day = article.publishedPrecision === 'day' ? '' : `${localTime(article.publishedAt)} `
  return {
    id: `${id}/${article.id}`,
    cells: [
      text(count(at + 1)),
      text(context.outlets.of(article.outletId).name),
      text(`${day}${shortDate(localDate(article.publishedAt))}`),
      text(a.version.title.normalize('NFC')),
      text(topicName(topicsOf(a)[0] ?? 'khac')),
      text(toneName(context, labelValue(a, 'tone', ''))),
      text(note(a)),
    ],
    link: { column: 3, url: article.canonicalUrl },
  }
}

function toneName(context: ReportContext, tone: string): string {
  const word = context.settings.criticalWord
  const names: Record<string, string> = {
    critical: word.charAt(0).toLocaleUpperCase('vi') + word.slice(1),
    neutral: 'Trung tính',
    favourable: 'Tích cực',
  }
  return names[tone] ?? ''
}

function note(a: OfficeArticle): string {
  const notes = [
    a.isOriginal ? '' : 'Đăng lại',
    a.article.completeness === 'full' ? '' : 'Chỉ đọc được phần tóm tắt',
    a.handling ? 'Đã gắn cờ' : '',
    a.article.state === 'removed' ? 'Báo đã gỡ' : '',
  ]
  return notes.filter(Boolean).join('; ')
}
