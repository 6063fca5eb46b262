import {
  type Block,
  citationNumber,
  type Draft,
  type DraftSection,
  type FigureRun,
  figureAddress,
  type Run,
} from '#report'
import { isClosed } from '../../reports/report-rules.js'
import type { OpenReport } from '../../reports/report-rows.js'
import { count } from '../shell/format.js'
import { currentLanguage, vietnamese } from '../shell/language.js'
import { words } from './words.js'

interface Text {
  readonly id: string
  readonly draft: Draft
  readonly isClosed: boolean
}

/** The report as text; each number leads to the list it counts. */
export function Reading({ report }: { report: OpenReport }) {
  const text: Text = { id: report.row.id, draft: report.edited, isClosed: isClosed(report.row) }
  return (
    <div class="report reading" lang={vietnamese()}>
      {report.edited.sections.map((s) => (
        <SectionText text={text} section={s} />
      ))}
      <Sources draft={report.edited} />
    </div>
  )
}

function SectionText({ text, section }: { text: Text; section: DraftSection }) {
  const title = `${section.number ? `${section.number}. ` : ''}${section.title}`
  const blocks = section.blocks.map((b) => <BlockText text={text} block={b} />)
  if (section.place === 'annex' && section.blocks.length > 0)
    return (
      <section class="report-annex">
        <details>
          <summary>{title}</summary>
          {blocks}
        </details>
      </section>
    )
  return (
    <section class={`report-${section.place}`}>
      {section.title && (section.level === 1 ? <h2>{title}</h2> : <h3>{title}</h3>)}
      {blocks}
    </section>
  )
}

/** Where a number leads: its live list while the report is open, what was fixed with it afterwards. */
function figureHref({ id, isClosed }: Text, run: FigureRun): string {
  const live = !isClosed && run.figure.kind === 'counted' ? figureAddress(run.figure) : null
  return live ?? `/reports/${id}/behind?figure=${encodeURIComponent(run.id)}`
}

function FigureLink({ text, run }: { text: Text; run: FigureRun }) {
  return (
    <a
      class={run.kept ? 'linked-figure is-kept' : 'linked-figure'}
      data-kind={run.figure.kind}
      href={figureHref(text, run)}
      title={run.kept ? `${words().reading.kept(run.kept.now)} ${run.kept.note}` : undefined}
    >
      {run.bold ? <b>{run.text}</b> : run.text}
    </a>
  )
}

function Runs({ text, runs }: { text: Text; runs: readonly Run[] }) {
  return (
    <>
      {runs.map((run) => {
        if (run.type === 'figure') return <FigureLink text={text} run={run} />
        if (run.type === 'citation') {
          const number = citationNumber(text.draft, run.articleId)
          return (
            <sup>
              <a href={`#nguon-${number}`}>[{number}]</a>
            </sup>
          )
        }
        return run.bold ? <b>{run.text}</b> : run.italic ? <i>{run.text}</i> : run.text
      })}
    </>
  )
}

function Paragraph({ text, runs }: { text: Text; runs: readonly Run[] }) {
  if (runs.length === 0) return null
  return (
    <p>
      <Runs text={text} runs={runs} />
    </p>
  )
}

function BlockText({ text, block }: { text: Text; block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph text={text} runs={block.runs} />
    case 'empty-for-writer':
      return <p class="prompt">{block.prompt}</p>
    case 'story-list':
      return (
        <>
          {block.items.map((item) => (
            <div class="report-story">
              {item.heading.length > 0 && (
                <p>
                  <b>
                    <Runs text={text} runs={item.heading} />
                  </b>
                </p>
              )}
              {item.paragraphs.map((q) => (
                <Paragraph text={text} runs={q.runs} />
              ))}
            </div>
          ))}
        </>
      )
    case 'table':
      return <TableText text={text} block={block} />
    case 'chart':
      return <ChartText text={text} block={block} />
  }
}

function TableText({ text, block }: { text: Text; block: Extract<Block, { type: 'table' }> }) {
  return (
    <div class="scroll">
      <table>
        {block.caption && <caption>{block.caption}</caption>}
        <thead>
          <tr>
            {block.columns.map((c) => (
              <th class={c.align === 'right' ? 'num' : undefined}>{c.title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((r) => (
            <tr>
              {r.cells.map((cell, i) => (
                <td class={block.columns[i]?.align === 'right' ? 'num' : undefined}>
                  <Runs text={text} runs={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Length of the longest bar in the drawing's units. */
const barMax = 100

function ChartText({ text, block }: { text: Text; block: Extract<Block, { type: 'chart' }> }) {
  if (block.bars.length === 0) return null
  const values = block.bars.map(({ now }) =>
    now.figure.kind === 'counted' ? now.figure.figure.value : now.figure.value,
  )
  const longest = Math.max(1, ...values)
  return (
    <figure class="report-chart">
      <figcaption>{block.caption}</figcaption>
      <ul>
        {block.bars.map((bar, i) => (
          <li>
            <span>{bar.label}</span>
            <svg viewBox={`0 0 ${barMax} 10`} preserveAspectRatio="none" aria-hidden="true">
              <rect width={((values[i] ?? 0) / longest) * barMax} height="10" fill="currentColor" />
            </svg>
            <span>
              <FigureLink text={text} run={bar.now} />
              {bar.before && (
                <>
                  {' '}
                  (<FigureLink text={text} run={bar.before} />)
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

export function Sources({ draft }: { draft: Draft }) {
  if (draft.cited.length === 0) return null
  return (
    <section class="report-note">
      <h3 lang={currentLanguage()}>{words().reading.sources(count(draft.cited.length))}</h3>
      <ol>
        {draft.cited.map((c, i) => (
          <li id={`nguon-${i + 1}`}>
            <a href={`/articles/${c.articleId}`} lang={vietnamese()}>
              {c.title}
            </a>{' '}
            <span class="note">{c.outlet}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
