import { localDate, localTime } from '#press'
import type { OfficeArticle } from '#record'
import { layoutDocx, layOutList, momentText, type PaperList, periodText, profileOf, weekdayName } from '#report'
import { count } from '../../shell/format.js'
import { excerpt } from '../excerpt.js'
import { type ExportKind, type ExportList, send } from '../export-kind.js'

/** A list to print: at some seven articles a page this is more than anybody carries to a meeting. */
const rowsMax = 1000

type Span = PaperList['intro'][number][number]
type Row = PaperList['groups'][number]['rows'][number]

/** `Danh mục tin, bài` under the office's heading: a paper of the office, so Vietnamese on every screen. */
export const docxKind: ExportKind<'docx'> = {
  name: 'docx',
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  limit: rowsMax,
  write: async (list, out) => {
    const settings = await list.paper()
    const { head } = list
    const paper: PaperList = {
      settings,
      date: localDate(head.at),
      title: 'DANH MỤC TIN, BÀI',
      subject: head.period ? `(${periodText(head.period)})` : '',
      intro: introOf(list),
      columns: columnsOf(list.grouping),
      groups: await groupsOf(list),
      notes: [
        `Danh mục do phần mềm Điểm báo lập lúc ${momentText(head.at)}. Mỗi bài trích tối đa 300 ký tự; toàn văn đọc tại đường dẫn của báo.`,
      ],
      isDemo: head.isDemo,
    }
    const layout = layOutList(paper, profileOf(settings.profile))
    await send(out, await layoutDocx(layout, { creator: settings.issuingBody, description: paper.subject }))
  },
}

const introOf = ({ head }: ExportList): Span[][] =>
  head.facts.map((f) => [{ text: `${f.name}: `, italic: true }, { text: f.value }])

/** Together as wide as a page between the margins of the official form. Millimetres. */
const columnsOf = (grouping: ExportList['grouping']): PaperList['columns'] => [
  { title: 'TT', widthMm: 11, align: 'center' },
  { title: 'Tin, bài', widthMm: 99, align: 'left' },
  { title: 'Đầu báo', widthMm: 28, align: 'left' },
  { title: grouping === 'day' ? 'Giờ' : 'Thời gian', widthMm: 22, align: 'center' },
]

interface Numbered {
  readonly article: OfficeArticle
  number: number
}
interface Group {
  readonly key: string
  readonly articles: Numbered[]
}

/** In the order in which days or stories first stand in the list; numbers run on over all of them. */
async function groupsOf(list: ExportList): Promise<PaperList['groups']> {
  const groups = new Map<string, Group>()
  for await (const articles of list.parts())
    for (const article of articles) {
      const key = keyOf(article, list.grouping)
      const group = groups.get(key) ?? { key, articles: [] }
      group.articles.push({ article, number: 0 })
      groups.set(key, group)
    }
  const all = [...groups.values()].flatMap((g) => g.articles)
  all.forEach((entry, i) => (entry.number = i + 1))
  const told = tellersOf(all)
  return [...groups.values()].map((group) => ({
    heading: headingOf(group, list.grouping),
    rows: group.articles.map(({ article, number }) => {
      const teller = told.get(article.reprintGroup)
      const same = teller === undefined || teller === number ? null : teller
      return rowOf(article, number, { same, grouping: list.grouping, link: list.linkOf(article.article.canonicalUrl) })
    }),
  }))
}

/** Of articles with one content the one that quotes it, the others name its number: the original, else the first. */
function tellersOf(all: readonly Numbered[]): Map<string, number> {
  const told = new Map<string, number>()
  for (const { article, number } of all)
    if (article.isOriginal || !told.has(article.reprintGroup)) told.set(article.reprintGroup, number)
  return told
}

function keyOf({ article, story }: OfficeArticle, grouping: ExportList['grouping']): string {
  return grouping === 'story' ? story : grouping === 'day' ? localDate(article.publishedAt) : ''
}

function headingOf({ articles, key }: Group, grouping: ExportList['grouping']): string | null {
  if (grouping === 'none') return null
  const counted = `(${count(articles.length)} tin, bài)`
  if (grouping === 'day') {
    const weekday = weekdayName(key)
    return `${weekday.charAt(0).toLocaleUpperCase('vi')}${weekday.slice(1)}, ngày ${key.split('-').reverse().join('/')} ${counted}`
  }
  const earliest = articles
    .map((a) => a.article)
    .reduce((a, b) => (b.article.publishedAt < a.article.publishedAt ? b : a))
  return `${earliest.version.title} ${counted}`
}

/** Small print of a row. Points. */
const smallPt = 9.5

function rowOf(
  { article, version, outlet, isOriginal }: OfficeArticle,
  number: number,
  { same, grouping, link }: { same: number | null; grouping: ExportList['grouping']; link: string },
): Row {
  const address = { text: article.canonicalUrl, link, sizePt: smallPt, italic: true }
  const told: Span[] =
    same !== null
      ? [{ text: `Cùng nội dung với số ${same}.\n`, sizePt: smallPt + 0.5 }]
      : [{ text: `${excerpt(version.lead ?? version.text)}${isOriginal ? '' : ' (bài đăng lại)'}\n` }]
  return [
    [{ text: String(number) }],
    [{ text: `${oneLine(version.title)}\n`, bold: true, link }, ...told, address],
    [{ text: outlet.name }],
    [{ text: timeOf(article, grouping) }],
  ]
}

function timeOf(article: OfficeArticle['article'], grouping: ExportList['grouping']): string {
  const time = article.publishedPrecision === 'day' ? '' : localTime(article.publishedAt)
  if (grouping === 'day') return time || '–'
  const day = localDate(article.publishedAt).split('-').reverse().join('/')
  return time ? `${day}\n${time}` : day
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
