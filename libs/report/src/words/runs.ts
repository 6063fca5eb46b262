import type { Figure, FigureUnit } from '#read'
import type { CitationRun, FigureRule, FigureRun, ReportFigure, Run } from '../draft/content.js'
import { count, percent } from './numbers.js'

/** What may stand in a sentence: text, a run, or several runs; `null` and `''` leave nothing. */
export type Piece = string | Run | readonly Run[] | null

/** Sentence of runs: say\`Có ${figure} tin, bài\`. Neighbouring text is joined. */
export function say(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Run[] {
  const runs: Run[] = []
  texts.forEach((text, i) => {
    add(runs, text)
    add(runs, pieces[i] ?? null)
  })
  return runs
}

/** Sentences after one another with a space between; empty ones are left out. */
export function sentencesOf(...sentences: readonly (readonly Run[] | null)[]): Run[] {
  const runs: Run[] = []
  for (const sentence of sentences) {
    if (!sentence || sentence.length === 0) continue
    if (runs.length > 0) add(runs, ' ')
    add(runs, sentence)
  }
  return runs
}

/** Pieces as a Vietnamese enumeration: `a, b và c`. */
export function enumerate(parts: readonly (readonly Run[])[], comma = ', ', last = ' và '): Run[] {
  const runs: Run[] = []
  parts.forEach((part, i) => {
    if (i > 0) add(runs, i === parts.length - 1 ? last : comma)
    add(runs, part)
  })
  return runs
}

function add(runs: Run[], piece: Piece): void {
  if (piece === null || piece === '') return
  if (typeof piece === 'string') return addRun(runs, { type: 'text', text: piece })
  if ('type' in piece) return addRun(runs, piece)
  for (const run of piece) addRun(runs, run)
}

function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (run.type === 'text' && last?.type === 'text' && last.bold === run.bold && last.italic === run.italic)
    runs[runs.length - 1] = { ...last, text: last.text + run.text }
  else runs.push(run)
}

export const text = (words: string): Run[] => [{ type: 'text', text: words }]
export const bold = (words: string): Run[] => [{ type: 'text', text: words, bold: true }]
export const cite = (articleId: string): CitationRun => ({ type: 'citation', articleId })

/** A counted number as printed; its id is given when the draft is put together. */
export const counted = (figure: Figure): FigureRun => figureRun({ kind: 'counted', figure }, count(figure.value))

/** A number of rows of the record. */
export const recorded = (unit: 'việc' | 'nguồn', ids: readonly string[], asOf: string): FigureRun =>
  figureRun({ kind: 'recorded', value: ids.length, unit, ids, asOf }, count(ids.length))

/** A number that follows from two counted ones. Signs are left to the words around it. */
export function derived(rule: FigureRule, first: Figure, second: Figure): FigureRun {
  const value = derive(rule, first.value, second.value)
  return figureRun({ kind: 'derived', rule, value, of: [first, second] }, derivedText(rule, value))
}

export function derive(rule: FigureRule, a: number, b: number): number {
  if (rule === 'share-percent') return b === 0 ? 0 : (a / b) * 100
  if (rule === 'change-percent') return b === 0 ? 0 : ((a - b) / b) * 100
  return a - b
}

export const derivedText = (rule: FigureRule, value: number): string =>
  rule === 'difference' || rule === 'rest' ? count(Math.abs(value)) : percent(Math.abs(value))

const figureRun = (figure: ReportFigure, printed: string): FigureRun => ({
  type: 'figure',
  id: '',
  text: printed,
  figure,
})

/** First letter in capitals, or in lower case. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
export const lowered = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)

/** The plain text of runs, citations left out. */
export function plain(runs: readonly Run[]): string {
  return runs.map((r) => (r.type === 'citation' ? '' : r.text)).join('')
}

export type { FigureUnit }
