import { sentences } from '#language'
import { type Period, relevances, type Tone, weekNumber } from '#press'
import { aboutOnly, type Figure, overview, type Overview, type StoryRow, storyRows } from '#read'
import type { CaseTable } from '#record'
import { type Draft, paragraphsOf, plain } from '#report'
import type { Desk } from '../../desk.js'
import type { OpenReport } from '../../reports/report-rows.js'
import { type Printed, printedFigures, type PrintedFigures } from './printed-figures.js'
import { type WaitingBody, waitingBodies } from './waiting-bodies.js'

export interface ComparedLine {
  readonly name: 'articles' | 'originals' | 'critical' | 'outlets'
  readonly now: Printed
  readonly before: Printed
}
/** One of the matters a leader must know. */
export interface WeekMatter {
  readonly story: StoryRow
  readonly title: string
  /** What the paper in hand says of it, in a sentence; empty where there is no paper yet. */
  readonly said: string
  readonly originals: Printed
  readonly critical: Printed
  readonly cases: readonly CaseTable[]
}
export interface WeekPage {
  readonly period: Period
  readonly week: number
  readonly weekBefore: number
  readonly isRunning: boolean
  /** The report whose numbers stand here; null where they are counted now. */
  readonly report: OpenReport | null
  readonly asOf: string
  readonly lines: readonly ComparedLine[]
  readonly tones: { readonly now: Record<Tone, Printed>; readonly before: Record<Tone, Printed> }
  readonly openCases: number
  readonly overdue: number
  readonly matters: readonly WeekMatter[]
  readonly bodies: readonly WaitingBody[]
  readonly topics: readonly ComparedTopic[]
  readonly good: readonly StoryRow[]
  readonly proposals: readonly string[]
}
export interface ComparedTopic {
  readonly topic: string
  readonly now: Printed
  readonly before: Printed
}

const mattersShown = 3
const goodShown = 2

/** A week for somebody with two minutes: numbers as the week's report prints them, cases as they stand now. */
export async function weekPage(
  desk: Desk,
  officeId: string,
  period: Period,
  report: OpenReport | null,
): Promise<WeekPage> {
  const now = desk.clock.now()
  const isRunning = now < period.to
  // A report written before the week was over counts less than the week: it does not stand for it.
  const paper = report && !isRunning && report.edited.asOf >= period.to ? report : null
  const view = await overview(desk, officeId, period, now)
  const print = printedFigures(paper)
  const bodies = await waitingBodies(desk.store.reader, { officeId, role: 'lanh-dao', ownBody: null }, now)
  return {
    period,
    week: weekNumber(period).week,
    weekBefore: weekNumber({ from: view.previous.from, to: period.from }).week,
    isRunning,
    report: paper,
    asOf: paper?.closed?.figures.asOf ?? paper?.edited.asOf ?? now,
    lines: linesOf(view, print),
    tones: { now: tonesOf(view.tones.now, print), before: tonesOf(view.tones.before, print) },
    openCases: bodies.reduce((sum, b) => sum + b.open, 0),
    overdue: bodies.reduce((sum, b) => sum + b.overdue, 0),
    matters: await mattersOf(desk, officeId, view, paper, print),
    bodies,
    topics: topicsOf(view, print),
    good: await goodStories(desk, officeId, period, now),
    proposals: paper ? proposalsOf(paper.edited) : [],
  }
}

const linesOf = (view: Overview, print: PrintedFigures): ComparedLine[] =>
  (
    [
      ['articles', view.articles],
      ['originals', view.originals],
      ['critical', { now: view.tones.now.critical, before: view.tones.before.critical }],
      ['outlets', view.outlets],
    ] as const
  ).map(([name, { now, before }]) => ({ name, now: print(now), before: print(before) }))

const tonesOf = (tones: Readonly<Record<Tone, Figure>>, print: PrintedFigures): Record<Tone, Printed> => ({
  critical: print(tones.critical),
  neutral: print(tones.neutral),
  favourable: print(tones.favourable),
})

/** Topics that moved, those that grew most first. */
function topicsOf(view: Overview, print: PrintedFigures): ComparedTopic[] {
  const change = (t: ComparedTopic): number => t.now.value - t.before.value
  return view.topics
    .map(({ topic, now, before }) => ({ topic, now: print(now), before: print(before) }))
    .filter((t) => change(t) !== 0)
    .sort((a, b) => change(b) - change(a))
}

/** The first of the section on criticism as the paper has it; without a paper, the stories that grew and are criticised. */
async function mattersOf(
  desk: Desk,
  officeId: string,
  view: Overview,
  paper: OpenReport | null,
  print: PrintedFigures,
): Promise<WeekMatter[]> {
  const told = paper ? toldStories(paper.edited) : []
  const stories = paper
    ? told.map((t) => t.story)
    : [...view.stories].sort((a, b) => b.tones.critical - a.tones.critical).map((s) => s.story)
  const { from, to } = view.articles.now.filters
  const filters = { ...aboutOnly, from, to }
  const rows = await storyRows(desk, officeId, stories.slice(0, mattersShown), filters, view.articles.now.asOf)
  const cases = await openCasesByStory(desk, officeId)
  return rows.map((story) => {
    const said = told.find((t) => t.story === story.story)
    const critical = { ...story.originals, value: story.tones.critical }
    return {
      story,
      title: said?.title ?? story.title,
      said: said?.sentence ?? '',
      originals: print(story.originals),
      critical: print({ ...critical, filters: { ...critical.filters, tone: ['critical'] } }),
      cases: cases.get(story.story) ?? [],
    }
  })
}

/** Stories of the section on criticism with the sentence that quotes the press. */
function toldStories(draft: Draft): { story: string; title: string; sentence: string }[] {
  const blocks = draft.sections.filter((s) => s.section === 'critical').flatMap((s) => s.blocks)
  return blocks.flatMap((b) =>
    b.type !== 'story-list'
      ? []
      : b.items
          .filter((item) => item.heading.length > 0)
          .map((item) => ({
            story: item.story,
            title: plain(item.heading).replace(/\s*\([^()]*\)\s*$/u, ''),
            sentence: quotingSentence(item.paragraphs.map((p) => plain(p.runs)).join(' ')),
          })),
  )
}

/** `Báo X ngày 16/11 nêu: “…”.`; a citation that stood before the stop leaves no gap. */
const quotingSentence = (text: string): string =>
  sentences(text)
    .map((s) => s.text.replace(/\s+([.;,])/gu, '$1').trim())
    .find((s) => s.includes('“')) ?? ''

async function openCasesByStory(desk: Desk, officeId: string): Promise<Map<string, CaseTable[]>> {
  const rows = await desk.store.reader
    .selectFrom('responseCase')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('state', 'not in', ['closed', 'dismissed'])
    // Said, as SQLite and PostgreSQL put what has no deadline at different ends.
    .orderBy('deadline', (o) => o.asc().nullsLast())
    .limit(400)
    .execute()
  const found = new Map<string, CaseTable[]>()
  if (rows.length === 0) return found
  const article = [...new Set(rows.map((r) => r.articleId))]
  const filters = { article, relevance: [...relevances] }
  const { hits } = await desk.index.search({ officeId, filters, limit: article.length })
  const storyOf = new Map(hits.map((h) => [h.articleId, h.story]))
  for (const row of rows) {
    const story = storyOf.get(row.articleId)
    if (story) found.set(story, [...(found.get(story) ?? []), row])
  }
  return found
}

async function goodStories(desk: Desk, officeId: string, { from, to }: Period, now: string): Promise<StoryRow[]> {
  const filters = { ...aboutOnly, from, to: now < to ? now : to }
  const good = { ...filters, original: true, tone: ['favourable' as const] }
  const { facets } = await desk.index.search({ officeId, filters: good, limit: 0, facets: ['story'] })
  const stories = (facets.story ?? []).slice(0, goodShown).map((s) => s.value)
  return storyRows(desk, officeId, stories, filters, now)
}

/** What the paper proposes, as it stands in it; a list's own introduction is left out. */
const proposalsOf = (draft: Draft): string[] =>
  paragraphsOf({ sections: draft.sections.filter((s) => s.section === 'proposals') })
    .map((p) =>
      plain(p.runs)
        .trim()
        .replace(/^\d+\.\s+/u, ''),
    )
    .filter((text) => text !== '' && !text.endsWith(':'))
