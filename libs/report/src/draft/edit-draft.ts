import { blockUnknown } from '../errors.js'
import type { Block, CitedArticle, Draft, FigureRun, Run } from './content.js'
import { figuresOf, mapSections } from './walk.js'

/**
 * A paragraph as an officer edits it in a plain text box: figures stand in `⟦…⟧`, citations as `[n]`. Text of runs that
 * is bold or italic keeps its words and loses its style only where it is rewritten.
 */
export function editableText(draft: Draft, runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.type === 'figure') return `⟦${run.text}⟧`
      if (run.type === 'citation') return `[${citationNumber(draft, run.articleId)}]`
      return run.text
    })
    .join('')
}

/** The number of a cited article, from 1; 0 when the draft does not list it. */
export const citationNumber = (draft: Pick<Draft, 'cited'>, articleId: string): number =>
  draft.cited.findIndex((c) => c.articleId === articleId) + 1

const tokens = /⟦([^⟦⟧\n]{1,40})⟧|\[(\d{1,4})\]/gu

/**
 * Edited text back to runs. `⟦412⟧` becomes the figure printed like that: one of the paragraph's own first, else one of
 * the draft. A number without marks, or one the draft does not know, is plain text and opens nothing.
 */
export function runsFromText(draft: Draft, original: readonly Run[], edited: string): Run[] {
  const own = original.filter((r): r is FigureRun => r.type === 'figure')
  const all = figuresOf(draft).map((f) => f.run)
  const runs: Run[] = []
  let at = 0
  const addText = (text: string): void => {
    if (text !== '') runs.push(styled(original, text))
  }
  const clean = edited.normalize('NFC').replace(/\r\n?/g, '\n')
  for (const match of clean.matchAll(tokens)) {
    const run = match[1] !== undefined ? takeFigure(own, all, match[1]) : cited(draft, Number(match[2]))
    if (!run) continue
    addText(clean.slice(at, match.index).replace(/[⟦⟧]/g, ''))
    runs.push(run)
    at = match.index + match[0].length
  }
  addText(clean.slice(at).replace(/[⟦⟧]/g, ''))
  return runs
}

function takeFigure(own: FigureRun[], all: readonly FigureRun[], text: string): FigureRun | null {
  const at = own.findIndex((f) => f.text === text)
  if (at >= 0) return own.splice(at, 1)[0] ?? null
  return all.find((f) => f.text === text) ?? null
}

function cited(draft: Draft, number: number): Run | null {
  const article = draft.cited[number - 1]
  return article ? { type: 'citation', articleId: article.articleId } : null
}

/** A stretch of text that stood in the original keeps its style. */
function styled(original: readonly Run[], text: string): Run {
  const same = original.find((r) => r.type === 'text' && r.text === text)
  return same ?? { type: 'text', text }
}

/** A draft with one paragraph rewritten (or an empty place filled); the figures in it keep their questions. */
export function setParagraph(draft: Draft, id: string, edited: string): Draft {
  let found = false
  const filled = draft.sections.map((s) => ({
    ...s,
    blocks: s.blocks.map((b): Block => {
      if (b.type !== 'empty-for-writer' || b.id !== id) return b
      found = true
      return { type: 'paragraph', id, runs: runsFromText(draft, [], edited) }
    }),
  }))
  const sections = found
    ? filled
    : mapSections(draft.sections, (runs, holder) => {
        if (holder !== id) return runs
        found = true
        return runsFromText(draft, runs, edited)
      })
  if (!found) throw blockUnknown(id)
  return { ...draft, sections }
}

/** A draft with a new paragraph after the block or paragraph named; the id is the caller's and must be new. */
export function addParagraph(draft: Draft, afterId: string, id: string, edited: string): Draft {
  let found = false
  const sections = draft.sections.map((section) => {
    const at = section.blocks.findIndex((b) => b.id === afterId)
    const isHead = at < 0 && section.id === afterId
    if (at < 0 && !isHead) return section
    found = true
    const block: Block = { type: 'paragraph', id, runs: runsFromText(draft, [], edited) }
    return { ...section, blocks: [...section.blocks.slice(0, at + 1), block, ...section.blocks.slice(at + 1)] }
  })
  if (!found) throw blockUnknown(afterId)
  return { ...draft, sections }
}

/** A draft without a block, a story of a list or a paragraph of a story. */
export function removeBlock(draft: Draft, id: string): Draft {
  let found = false
  const keep = <T extends { readonly id: string }>(parts: readonly T[]): T[] =>
    parts.filter((p) => {
      if (p.id === id) found = true
      return p.id !== id
    })
  const sections = draft.sections.map((s) => ({
    ...s,
    blocks: keep(s.blocks).map((b): Block =>
      b.type === 'story-list'
        ? { ...b, items: keep(b.items).map((i) => ({ ...i, paragraphs: keep(i.paragraphs) })) }
        : b,
    ),
  }))
  if (!found) throw blockUnknown(id)
  return { ...draft, sections }
}

/** A draft that lists one more source, and the number under which text may cite it; a known source keeps its number. */
export function citeArticle(draft: Draft, article: CitedArticle): { readonly draft: Draft; readonly number: number } {
  const known = citationNumber(draft, article.articleId)
  if (known > 0) return { draft, number: known }
  return { draft: { ...draft, cited: [...draft.cited, article] }, number: draft.cited.length + 1 }
}
