import writeXlsx, { type CellObject, type SheetData } from 'write-excel-file/node'
import { localDate, localTime, type CaseGroup, type Tone } from '#press'
import type { OfficeArticle } from '#record'
import { caseGroupNames, tierNames, toneNames, topicName } from '../../shell/names.js'
import { excerpt } from '../excerpt.js'
import { type ExportKind, type ExportList, send } from '../export-kind.js'
import { words } from '../words.js'
import { linksAndFilter } from './links.js'

/** A spreadsheet is written in one piece, about 5 KB of memory a row while it is made. */
const rowsMax = 10_000

/** A spreadsheet with real dates, numbers and links; text stays text whatever it begins with. */
export const xlsxKind: ExportKind<'xlsx'> = {
  name: 'xlsx',
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  limit: rowsMax,
  write: async (list, out) => {
    const links: string[] = []
    const data: SheetData = [headRow()]
    for await (const articles of list.parts())
      for (const article of articles) {
        links.push(list.linkOf(article.article.canonicalUrl))
        data.push(row(article, links.at(-1) ?? ''))
      }
    const { sheets } = words()
    const file = writeXlsx(
      [
        { data, sheet: sheets.list, columns: columns().map(([, width]) => ({ width })), stickyRowsCount: 1, orientation: 'landscape' },
        { data: aboutRows(list), sheet: sheets.about, columns: [{ width: 18 }, { width: 90 }] },
      ],
      { fontFamily: 'Arial', fontSize: 10, features: [linksAndFilter(links, columns().length)] },
    ) // prettier-ignore
    await send(out, await file.toBuffer())
  },
}

/** Names and widths (characters) of the columns; the link stands last. */
function columns(): [name: string, width: number][] {
  const c = words().columns
  return [
    [c.at, 16],
    [c.outlet, 26],
    [c.tier, 18],
    [c.title, 52],
    [c.excerpt, 70],
    [c.tone, 12],
    [c.topics, 26],
    [c.original, 9],
    [c.handling, 16],
    [c.link, 44],
  ]
}

const headRow = (): CellObject[] =>
  columns().map(([name]) => ({
    value: name,
    fontWeight: 'bold',
    backgroundColor: '#EDEFF2',
    alignVertical: 'center',
    height: 22,
    wrap: true,
    bottomBorderStyle: 'thin',
    bottomBorderColor: '#8A929C',
  }))

function row({ article, version, outlet, labels, isOriginal, handling }: OfficeArticle, link: string): CellObject[] {
  const isDay = article.publishedPrecision === 'day'
  return [
    { value: wallClock(article.publishedAt), type: Date, format: isDay ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm', alignVertical: 'top', align: 'left' },
    text(outlet.name),
    text(tierNames[outlet.tier] ?? outlet.tier),
    { ...text(version.title), fontWeight: 'bold' },
    text(excerpt(version.lead ?? version.text)),
    text(toneNames[labels.tone?.values[0] as Tone] ?? ''),
    text((labels.topic?.values ?? []).map(topicName).join('; ')),
    text(isOriginal ? words().yes : words().no),
    text(handling ? caseGroupNames[handling satisfies CaseGroup] : ''),
    { ...text(link), textColor: '#0B57A4', textDecoration: { underline: true } },
  ] // prettier-ignore
}

/** What was searched, on a sheet of its own, so that the list begins with its columns. */
function aboutRows({ head }: ExportList): SheetData {
  const facts = [...head.facts, ...(head.isDemo ? [{ name: words().facts.demo, value: words().demo }] : [])]
  return facts.map((f): CellObject[] => [{ ...text(f.name), fontWeight: 'bold' }, text(f.value)])
}

/** Spreadsheets know no zones: the clock on the wall in Viet Nam, as if it were UTC. */
const wallClock = (utc: string): Date => new Date(`${localDate(utc)}T${localTime(utc)}:00.000Z`)

/** Longest text that a cell takes. Characters. */
const cellMax = 32_767

/** A cell of text, never a formula. Names that every object has would be lost among the shared texts of the file. */
function text(value: string): CellObject {
  const safe = value.slice(0, cellMax - 1).toWellFormed()
  return { value: safe in {} ? `${safe} ` : safe, type: String, wrap: true, alignVertical: 'top' }
}
