import { dayAt, momentText } from '../words/dates.js'
import { roman } from '../words/numbers.js'
import { numbered } from '../draft/numbered.js'
import { citationNumber } from '../draft/edit-draft.js'
import type { Block, Draft, DraftSection, Run, StoryItem, TableBlock } from '../draft/content.js'
import { citedIn, figuresOf } from '../draft/walk.js'
import { symbolText } from '../issue/number-for.js'
import type { ReportProfile } from '../profiles/profile.js'
import type { ReportIssue } from './export-format.js'
import { layOutFoot, layOutHead, layOutTitle, line } from './lay-out-head.js'
import { type BodyNode, boundSpans, demoWords, type Layout, type ParagraphNode, type Span, usableMm } from './layout.js'

/** Puts an issue on paper: the same layout for every format. */
export function layOut(issue: ReportIssue, profile: ReportProfile): Layout {
  const sections = printedSections(issue)
  const body = sections.filter((s) => s.place === 'body')
  const notes = sections.filter((s) => s.place === 'note')
  const annexes = sections.filter((s) => s.place === 'annex' && s.blocks.length > 0)
  const page = new Page(issue, profile)
  return {
    profile,
    title: issue.draft.title,
    head: layOutHead(issue, profile),
    titleBlock: layOutTitle(issue, profile),
    body: [...body.flatMap((s) => page.section(s)), page.closing(body)].filter((n) => n !== null),
    foot: layOutFoot(issue, profile),
    notes: page.notes(notes),
    annexes: annexes.map((s, i) => page.annex(s, annexes.length > 1 ? ` ${roman(i + 1)}` : '')),
    demoMark: issue.draft.isDemo ? demoWords : null,
  }
}

/** Without prompts, sections that nobody filled are left out and the others numbered anew. */
function printedSections(issue: ReportIssue): readonly DraftSection[] {
  if (issue.showPrompts) return issue.draft.sections
  const filled = issue.draft.sections.map((s) => ({
    ...s,
    blocks: s.blocks.filter(isPrinted),
  }))
  return numbered(filled.filter((s) => s.blocks.length > 0 || s.section === 'heading'))
}

/** A paragraph or list that an editor emptied leaves no heading without text behind. */
function isPrinted(block: Block): boolean {
  if (block.type === 'paragraph') return hasText(block.runs)
  if (block.type === 'story-list') return block.items.some(hasStory)
  return block.type !== 'empty-for-writer'
}
const hasText = (runs: readonly Run[]): boolean => runs.some((r) => r.type !== 'text' || r.text.trim() !== '')
const hasStory = (item: StoryItem): boolean => hasText(item.heading) || item.paragraphs.some((p) => hasText(p.runs))

/** Vietnamese order of points: a, b, c, d, đ, e, g … */
const letters = 'abcdđeghiklmnopqrstuvxy'

class Page {
  private tableCount = 0
  private chartCount = 0

  constructor(
    private readonly issue: ReportIssue,
    private readonly profile: ReportProfile,
  ) {}

  section(section: DraftSection): BodyNode[] {
    const { heading1, heading2 } = this.profile
    const heading = section.level === 1 ? heading1 : heading2
    const title = section.level === 1 ? section.title.toLocaleUpperCase('vi') : section.title
    const text = section.number ? `${section.number}${heading.afterNumber}${title}` : title
    const style = heading.style
    const head = this.paragraph([{ text, bold: style.bold, italic: style.italic }], {
      sizePt: style.sizePt,
      keepsNext: true,
      align: 'left',
    })
    return [head, ...section.blocks.flatMap((b) => this.block(b, section.level, this.profile.table.sizePt))]
  }

  private block(block: Block, level: 1 | 2, tableSizePt: number): BodyNode[] {
    switch (block.type) {
      case 'paragraph':
        return this.lines(block.runs)
      case 'story-list':
        return block.items
          .filter(hasStory)
          .flatMap((item, i) => this.story(item, level === 1 ? `${i + 1}. ` : `${letters[i % letters.length] ?? ''}) `))
      case 'table':
        return [...this.caption('Bảng', block.caption), this.table(block, tableSizePt)]
      case 'chart':
        return this.chart(block)
      case 'empty-for-writer':
        return this.issue.showPrompts
          ? [this.paragraph([{ text: `[Chờ người viết: ${block.prompt}]`, italic: true }])]
          : []
    }
  }

  /** Line breaks a person typed are paragraphs on paper. */
  private lines(runs: readonly Run[], first: readonly Span[] = []): ParagraphNode[] {
    const paragraphs: Span[][] = [[...first]]
    for (const span of this.spans(runs)) {
      const [head = '', ...more] = span.text.split('\n')
      paragraphs.at(-1)?.push({ ...span, text: head })
      for (const text of more) paragraphs.push([{ ...span, text }])
    }
    return paragraphs
      .filter((p) => p.some((s) => s.text.trim() !== ''))
      .map((p) => this.paragraph(p, endsInAddress(p) ? { align: 'left' } : {}))
  }

  private story(item: StoryItem, number: string): BodyNode[] {
    const [head = [], ...parts] = [item.heading, ...item.paragraphs.map((p) => p.runs)].filter(hasText)
    const [first, ...rest] = this.lines(head, [{ text: number, bold: true }])
    const after = parts.flatMap((runs) => this.lines(runs))
    return first ? [{ ...first, keepsNext: after.length > 0 }, ...rest, ...after] : after
  }

  private caption(kind: 'Bảng' | 'Hình', caption: string): BodyNode[] {
    if (!caption) return []
    const n = kind === 'Bảng' ? ++this.tableCount : ++this.chartCount
    return [
      this.paragraph([{ text: `${kind} ${n}. `, bold: true }, { text: caption }], {
        align: 'center',
        isIndented: false,
        keepsNext: true,
        sizePt: this.profile.table.sizePt + 1,
      }),
    ]
  }

  private chart(block: Extract<Block, { type: 'chart' }>): BodyNode[] {
    if (block.bars.length === 0) return []
    const values = block.bars.map((b) =>
      b.now.figure.kind === 'counted' ? b.now.figure.figure.value : b.now.figure.value,
    )
    const longest = Math.max(1, ...values)
    return [
      ...this.caption('Hình', block.caption),
      {
        type: 'bars',
        sizePt: this.profile.table.sizePt,
        bars: block.bars.map((b, i) => ({
          label: b.label,
          value: b.now.text,
          before: b.before ? ` (${b.before.text})` : '',
          share: (values[i] ?? 0) / longest,
        })),
      },
    ]
  }

  private table(block: TableBlock, sizePt: number): BodyNode {
    const sum = block.columns.reduce((total, c) => total + c.width, 0)
    const scale = usableMm(this.profile) / sum
    return {
      type: 'table',
      sizePt,
      columns: block.columns.map((c) => ({ title: c.title, widthMm: c.width * scale, align: c.align ?? 'left' })),
      rows: block.rows.map((row) => ({
        isTotal: row.isTotal ?? false,
        cells: row.cells.map((cell, i) => {
          const spans = this.spans(cell).map((s) => (row.isTotal ? { ...s, bold: true } : s))
          if (row.link?.column !== i) return spans
          // The address alone is the link: readers of files make one area of each word of a link.
          return [...spans, { text: `\n${row.link.url}`, sizePt: 8, link: row.link.url }]
        }),
      })),
    }
  }

  private spans(runs: readonly Run[]): Span[] {
    return boundSpans(
      runs.map((run): Span => {
        if (run.type === 'citation') return { text: `[${citationNumber(this.issue.draft, run.articleId)}]` }
        const bold = run.bold ? { bold: true } : {}
        return run.type === 'text'
          ? { text: run.text, ...bold, ...(run.italic ? { italic: true } : {}) }
          : { text: run.text, ...bold }
      }),
    )
  }

  private paragraph(spans: readonly Span[], over: Partial<ParagraphNode> = {}): ParagraphNode {
    return {
      type: 'paragraph',
      spans: boundSpans(spans),
      align: 'justify',
      sizePt: this.profile.body.sizePt,
      isIndented: true,
      keepsNext: false,
      ...over,
    }
  }

  /** The last sentence of the paper carries the end mark of its regime. */
  closing(body: readonly DraftSection[]): BodyNode | null {
    const { draft } = this.issue
    if (draft.kind === 'daily' || body.length === 0) return null
    return this.paragraph([{ text: `Trên đây là báo cáo ${draft.subject}${this.profile.end}` }])
  }

  /** Sources, method and kept numbers in small print after the signature. */
  notes(sections: readonly DraftSection[]): BodyNode[] {
    const { draft } = this.issue
    const small: Partial<ParagraphNode> = { sizePt: this.profile.notesSizePt, isIndented: false, afterPt: 3 }
    const nodes: BodyNode[] = []
    for (const section of sections) {
      const paragraphs = section.blocks.flatMap((b) => (b.type === 'paragraph' ? [b] : []))
      paragraphs.forEach((p, i) => {
        const lead: Span[] = i === 0 ? [{ text: `${section.title}. `, bold: true }] : []
        nodes.push(this.paragraph([...lead, ...this.spans(p.runs)], small))
      })
    }
    const kept = keptNotes(draft)
    if (kept) nodes.push(this.paragraph([{ text: 'Số liệu giữ nguyên. ', bold: true }, { text: kept }], small))
    const code = this.issue.versionCode?.trim()
    // A source kept at hand that no sentence cites stays off the paper; the others keep their numbers.
    const inUse = citedIn(draft)
    const list = draft.cited.flatMap((c, i) =>
      inUse.has(c.articleId) ? [`[${i + 1}] ${c.outlet}, ${dayAt(c.publishedAt)}: “${c.title}”`] : [],
    )
    if (list.length > 0) {
      nodes.push(this.paragraph([{ text: 'Nguồn trích. ', bold: true }, { text: `${list.join('; ')}.` }], small))
    }
    if (code) nodes.push(this.paragraph([{ text: `Mã bản: ${code}.` }], small))
    return nodes
  }

  annex(section: DraftSection, number: string): Layout['annexes'][number] {
    const { annex, typeNames } = this.profile
    const { issue } = this
    const kind = typeNames[issue.draft.kind].charAt(0) + typeNames[issue.draft.kind].slice(1).toLocaleLowerCase('vi')
    const symbol = symbolText(this.profile, issue.settings, issue.number).replace(/^Số:?/u, 'số')
    const at = issue.date ? issue.date.split('-').reverse().join('/') : '   /   /     '
    const body = issue.settings.issuingBody.replaceAll('\n', ' ')
    return {
      title: [
        line(`Phụ lục${number}`, annex.label),
        line(section.title.toLocaleUpperCase('vi'), annex.title),
        line(`(Kèm theo ${kind} ${symbol} ngày ${at} của ${body})`, annex.note),
        { type: 'gap', heightPt: 8 },
      ],
      body: section.blocks.flatMap((b) => this.block(b, 1, this.profile.table.annexSizePt)),
    }
  }
}

/** An address breaks where it must; justified, the few words before it would be driven apart. */
const endsInAddress = (spans: readonly Span[]): boolean => /(?:^|\s)https?:\/\/\S+\s*$/iu.test(spans.at(-1)?.text ?? '')

function keptNotes(draft: Draft): string {
  return figuresOf(draft)
    .flatMap(({ run }) =>
      run.kept
        ? [
            `${run.text}: ${run.kept.note.trim() || 'giữ theo bản viết'} (đến ${momentText(run.kept.asOf)} là ${run.kept.now})`,
          ]
        : [],
    )
    .join('; ')
}
