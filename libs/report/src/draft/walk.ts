import type { Block, Draft, DraftSection, FigureRun, ParagraphBlock, Run, StoryItem } from './content.js'

/** Changes every list of runs of a block; `id` names what holds the runs. */
export function mapBlock(block: Block, change: (runs: readonly Run[], id: string) => readonly Run[]): Block {
  switch (block.type) {
    case 'paragraph':
      return { ...block, runs: change(block.runs, block.id) }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((c, i) => change(c, `${row.id}/${i}`)) })),
      }
    case 'story-list':
      return { ...block, items: block.items.map((item) => mapItem(item, change)) }
    case 'chart':
      return {
        ...block,
        bars: block.bars.map((bar) => {
          const runs = change(bar.before ? [bar.now, bar.before] : [bar.now], `${block.id}/${bar.label}`) as FigureRun[]
          return { ...bar, now: runs[0] ?? bar.now, before: runs[1] ?? null }
        }),
      }
    case 'empty-for-writer':
      return block
  }
}

function mapItem(item: StoryItem, change: (runs: readonly Run[], id: string) => readonly Run[]): StoryItem {
  return {
    ...item,
    heading: change(item.heading, `${item.id}/heading`),
    paragraphs: item.paragraphs.map((p): ParagraphBlock => ({ ...p, runs: change(p.runs, p.id) })),
  }
}

export const mapSections = (
  sections: readonly DraftSection[],
  change: (runs: readonly Run[], id: string) => readonly Run[],
): DraftSection[] => sections.map((s) => ({ ...s, blocks: s.blocks.map((b) => mapBlock(b, change)) }))

/** Every run of a draft with the id of what holds it, in reading order. */
export function* runsOf(draft: Pick<Draft, 'sections'>): Generator<{ holder: string; run: Run }> {
  const found: { holder: string; run: Run }[] = []
  mapSections(draft.sections, (runs, holder) => {
    for (const run of runs) found.push({ holder, run })
    return runs
  })
  yield* found
}

/** Every figure of a draft, in reading order. */
export function figuresOf(draft: Pick<Draft, 'sections'>): { holder: string; run: FigureRun }[] {
  const figures: { holder: string; run: FigureRun }[] = []
  for (const { holder, run } of runsOf(draft)) if (run.type === 'figure') figures.push({ holder, run })
  return figures
}

/** Articles that some sentence or cell of a draft cites. */
export function citedIn(draft: Pick<Draft, 'sections'>): ReadonlySet<string> {
  const cited = new Set<string>()
  for (const { run } of runsOf(draft)) if (run.type === 'citation') cited.add(run.articleId)
  return cited
}

/** Paragraphs that a person may edit: those that stand alone and those of stories. */
export function paragraphsOf(draft: Pick<Draft, 'sections'>): ParagraphBlock[] {
  return draft.sections.flatMap((s) =>
    s.blocks.flatMap((b) => {
      if (b.type === 'paragraph') return [b]
      if (b.type !== 'story-list') return []
      return b.items.flatMap((i): ParagraphBlock[] => [
        { type: 'paragraph', id: `${i.id}/heading`, runs: i.heading },
        ...i.paragraphs,
      ])
    }),
  )
}
