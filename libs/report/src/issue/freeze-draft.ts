import type { ArticleIndex, Filters } from '#article-index'
import { countFigure, type Figure, type FigureUnit } from '#read'
import type { RecordStore } from '#record'
import type { Draft, FigureRun, ReportFigure } from '../draft/content.js'
import { figuresOf, mapSections } from '../draft/walk.js'
import { figuresChanged, figureUnknown } from '../errors.js'
import { count } from '../words/numbers.js'
import { derive, derivedText } from '../words/runs.js'

export interface FreezeContext {
  readonly officeId: string
  readonly index: ArticleIndex
  readonly store: RecordStore
  /** Now, by the caller's clock. */
  readonly asOf: string
}

/** A figure that no longer is what the draft says. */
export interface ChangedFigure {
  readonly figureId: string
  /** The paragraph, cell or heading that holds it. */
  readonly holder: string
  readonly was: string
  readonly now: string
  readonly wasAt: string
  /** Choices as shown: `Cập nhật thành 94`, `Giữ 91 và ghi chú`. */
  readonly update: string
  readonly keep: string
}

/** One question and the articles behind its answer, as places in `FrozenFigures.articles`. */
export interface FrozenFigure {
  readonly unit: FigureUnit
  readonly filters: Filters
  readonly value: number
  readonly articles: readonly number[]
}
export interface FrozenFigures {
  readonly asOf: string
  /** Every article behind any figure, once. */
  readonly articles: readonly string[]
  readonly figures: readonly FrozenFigure[]
  /** Figure id of the draft to the places of its questions in `figures`; cases and sources have none. */
  readonly of: Readonly<Record<string, readonly number[]>>
}

const questionKey = (f: Pick<Figure, 'unit' | 'filters'>): string => JSON.stringify([f.unit, f.filters])
const questionsOf = (figure: ReportFigure): readonly Figure[] =>
  figure.kind === 'counted' ? [figure.figure] : figure.kind === 'derived' ? figure.of : []

/** Counts every question of the draft again, each once. */
async function recount(draft: Draft, context: FreezeContext): Promise<Map<string, Figure>> {
  const questions = new Map<string, Figure>()
  for (const { run } of figuresOf(draft)) for (const f of questionsOf(run.figure)) questions.set(questionKey(f), f)
  const answers = [...questions].map(async ([key, f]): Promise<[string, Figure]> => [
    key,
    await countFigure(context.index, context.officeId, f.unit, f.filters, context.asOf),
  ])
  return new Map(await Promise.all(answers))
}

/** The figure as it is now. Rows of the record (cases, sources) are a statement of their time and stay. */
function renewed(
  figure: ReportFigure,
  answers: ReadonlyMap<string, Figure>,
): { figure: ReportFigure; text: string } | null {
  const answer = (f: Figure): Figure => answers.get(questionKey(f)) ?? f
  if (figure.kind === 'counted') {
    const now = answer(figure.figure)
    return { figure: { kind: 'counted', figure: now }, text: count(now.value) }
  }
  if (figure.kind === 'recorded') return null
  const of = [answer(figure.of[0]), answer(figure.of[1])] as const
  const value = derive(figure.rule, of[0].value, of[1].value)
  return { figure: { ...figure, of, value }, text: derivedText(figure.rule, value) }
}

/** Figures whose count has moved since the draft was written and that nobody settled. */
export async function changedFigures(draft: Draft, context: FreezeContext): Promise<ChangedFigure[]> {
  return listChanged(draft, await recount(draft, context))
}

function listChanged(draft: Draft, answers: ReadonlyMap<string, Figure>): ChangedFigure[] {
  return figuresOf(draft).flatMap(({ holder, run }) => {
    const now = renewed(run.figure, answers)
    if (!now || now.text === run.text || isKept(run, now.text)) return []
    return [
      {
        figureId: run.id,
        holder,
        was: run.text,
        now: now.text,
        wasAt: questionsOf(run.figure)[0]?.asOf ?? draft.asOf,
        update: `Cập nhật thành ${now.text}`,
        keep: `Giữ ${run.text} và ghi chú`,
      },
    ]
  })
}

const isKept = (run: FigureRun, now: string): boolean => run.kept !== undefined && run.kept.now === now

/** Takes the present value of one figure, or of all that changed. */
export async function updateFigures(
  draft: Draft,
  context: FreezeContext,
  figureIds: readonly string[] | 'all',
): Promise<Draft> {
  const answers = await recount(draft, context)
  return changeFigures(draft, figureIds, (run) => {
    const now = renewed(run.figure, answers)
    return now ? { type: 'figure', id: run.id, bold: run.bold, ...now } : run
  })
}

/** Keeps the number as written, with a note why; it counts as settled until the count moves again. */
export async function keepFigure(draft: Draft, context: FreezeContext, figureId: string, note: string): Promise<Draft> {
  const run = figuresOf(draft).find((f) => f.run.id === figureId)?.run
  if (!run) throw figureUnknown(figureId)
  const now = renewed(run.figure, await recount(draft, context))
  if (!now) return draft
  return changeFigures(draft, [figureId], (r) => ({ ...r, kept: { now: now.text, asOf: context.asOf, note } }))
}

function changeFigures(
  draft: Draft,
  figureIds: readonly string[] | 'all',
  change: (run: FigureRun) => FigureRun,
): Draft {
  const sections = mapSections(draft.sections, (runs) =>
    runs.map((r) => (r.type === 'figure' && (figureIds === 'all' || figureIds.includes(r.id)) ? change(r) : r)),
  )
  return { ...draft, sections }
}

/**
 * Freezes a draft: every figure with its question, its value and the articles behind it. Throws
 * `report-figures-changed` while a count has moved and nobody has said which number stands.
 */
export async function freezeDraft(draft: Draft, context: FreezeContext): Promise<FrozenFigures> {
  const answers = await recount(draft, context)
  const changed = listChanged(draft, answers)
  if (changed.length > 0) throw figuresChanged(changed.map((c) => c.figureId))
  const keys = [...answers.keys()]
  const place = new Map(keys.map((key, i) => [key, i]))
  const articles = new Map<string, number>()
  const figures = await Promise.all(
    keys.map(async (key): Promise<FrozenFigure> => {
      const { unit, filters, value } = answers.get(key) as Figure
      const ids = await context.index.ids({ officeId: context.officeId, filters, order: 'oldest' })
      const places = ids.map((id) => {
        const known = articles.get(id) ?? articles.size
        articles.set(id, known)
        return known
      })
      return { unit, filters, value, articles: places }
    }),
  )
  const of: Record<string, readonly number[]> = {}
  for (const { run } of figuresOf(draft)) {
    const places = questionsOf(run.figure).map((f) => place.get(questionKey(f)) ?? -1)
    if (places.length > 0) of[run.id] = places
  }
  return { asOf: context.asOf, articles: [...articles.keys()], figures, of }
}

/** The articles that stood behind each part of a figure when it was frozen; none for cases and sources. */
export function articlesBehind(frozen: FrozenFigures, figureId: string): string[][] {
  const parts = frozen.of[figureId] ?? []
  return parts.map((at) => (frozen.figures[at]?.articles ?? []).map((i) => frozen.articles[i] ?? ''))
}
