import { localDate, weekNumber } from '#press'
import { reportSections } from '../sections/index.js'
import type { ReportSection } from '../sections/section.js'
import { fullDate, isWeek, longDate, periodText, weekdayName } from '../words/dates.js'
import type { CitedArticle, Draft, DraftSection, ReportKind } from './content.js'
import { openContext, type ReportContext, type ReportRequest } from './context.js'
import type { Outline, OutlineEntry } from './outlines.js'
import { numbered } from './numbered.js'
import { mapSections, runsOf } from './walk.js'

/** Fills an outline for a period. The same record and index give the same draft. */
export async function buildDraft(request: ReportRequest, outline: Outline): Promise<Draft> {
  const context = await openContext(request)
  const built = await Promise.all(outline.entries.map((entry) => buildSection(context, entry)))
  const sections = withFigureIds(numbered(built))
  return {
    version: 1,
    kind: outline.kind,
    officeId: context.officeId,
    ...titles(context, outline.kind),
    period: context.period,
    previous: context.previous,
    asOf: context.asOf,
    sections,
    cited: await citedArticles(context, sections),
    isDemo: context.isDemo,
  }
}

async function buildSection(context: ReportContext, entry: OutlineEntry): Promise<Omit<DraftSection, 'number'>> {
  const common = { id: entry.id, level: entry.level, title: entry.title ?? '' }
  if (entry.section === null) return { ...common, section: 'heading', place: 'body', blocks: [] }
  const section = reportSections.find((s) => s.name === entry.section) as ReportSection
  const blocks = await section.build(context, entry.id, entry.options ?? {})
  return { ...common, title: entry.title ?? section.title, section: section.name, place: section.place, blocks }
}

function withFigureIds(sections: readonly DraftSection[]): DraftSection[] {
  return mapSections(sections, (runs, holder) => {
    let n = 0
    return runs.map((run) => (run.type === 'figure' ? { ...run, id: `${holder}/f${++n}` } : run))
  })
}

async function citedArticles(context: ReportContext, sections: readonly DraftSection[]): Promise<CitedArticle[]> {
  const ids: string[] = []
  for (const { run } of runsOf({ sections })) if (run.type === 'citation') ids.push(run.articleId)
  const lines = await context.stories.lines(ids)
  return [...new Set(ids)].flatMap((articleId) => {
    const line = lines.get(articleId)
    if (!line) return []
    const outlet = context.outlets.of(line.outletId).name
    return [{ articleId, outlet, title: line.title, url: line.url, publishedAt: line.publishedAt }]
  })
}

function titles(context: ReportContext, kind: ReportKind): { title: string; subject: string } {
  const { period, province } = context
  const about = `${province.type} ${province.name}`
  if (kind === 'daily') {
    const day = localDate(new Date(Date.parse(period.to) - 1).toISOString())
    return { title: `Điểm báo ngày ${fullDate(day)}`, subject: `${longDate(day)} (${weekdayName(day)})` }
  }
  const week = isWeek(period)
    ? `Báo cáo tuần ${weekNumber(period).week}/${weekNumber(period).year}`
    : `Báo cáo ${periodText(period)}`
  return { title: week, subject: `tình hình báo chí và dư luận phản ánh về ${about} (${periodText(period)})` }
}
