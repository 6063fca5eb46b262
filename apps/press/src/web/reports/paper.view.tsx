import type { BodyNode, HeadNode, Layout, Span } from '#report'
import { PageHead } from '../shell/components/parts.js'
import { vietnamese } from '../shell/language.js'
import { words } from './words.js'

/** The paper as files print it, drawn from the same layout. */
export function PaperPage({ id, layout }: { id: string; layout: Layout }) {
  return (
    <>
      <PageHead
        title={words().paper.title(layout.title)}
        actions={
          <>
            <a class="button" href={`/reports/${id}`} data-back>
              {words().paper.back}
            </a>
            <a class="button" href={`/reports/${id}/file/docx`}>
              {words().paper.docx}
            </a>
            <a class="button primary" href={`/reports/${id}/file/pdf`}>
              {words().paper.pdf}
            </a>
          </>
        }
      />
      <Paper layout={layout} />
    </>
  )
}

/** The sheets alone. */
export function Paper({ layout }: { layout: Layout }) {
  return (
    <div class="paper" lang={vietnamese()}>
      <article class="sheet">
        {layout.demoMark && <p class="demo-word">{layout.demoMark}</p>}
        <div class="sheet-head">
          <Lines nodes={layout.head.left} />
          <Lines nodes={layout.head.right} />
        </div>
        <Lines nodes={layout.titleBlock} />
        <Body nodes={layout.body} />
        <div class="sheet-foot">
          <div class="recipients">
            <Lines nodes={layout.foot.left} />
          </div>
          <Lines nodes={layout.foot.right} />
        </div>
        {layout.notes.length > 0 && (
          <div class="sheet-notes">
            <Body nodes={layout.notes} />
          </div>
        )}
      </article>
      {layout.annexes.map((annex) => (
        <article class="sheet">
          <Lines nodes={annex.title} />
          <Body nodes={annex.body} />
        </article>
      ))}
    </div>
  )
}

const sizeClass = (sizePt: number | undefined): string => (sizePt === undefined ? '' : ` pt-${sizePt}`)

function Words({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.map((s) => {
        const text = s.bold ? <b>{s.text}</b> : s.text
        const styled = s.italic ? <i>{text}</i> : text
        return s.sizePt === undefined ? styled : <span class={`span-text${sizeClass(s.sizePt)}`}>{styled}</span>
      })}
    </>
  )
}

function Lines({ nodes }: { nodes: readonly HeadNode[] }) {
  return (
    <div class="lines">
      {nodes.map((n) => {
        if (n.type === 'gap') return <div class={n.heightPt > 40 ? 'gap is-tall' : 'gap'} />
        if (n.type === 'rule')
          return (
            <svg class="rule" width={`${n.widthPt}pt`} height="3" aria-hidden="true">
              <rect width="100%" height="1" fill="currentColor" />
            </svg>
          )
        const { style } = n
        const name = `line${sizeClass(style.sizePt)}${style.bold ? ' is-bold' : ''}${style.italic ? ' is-italic' : ''}`
        return (
          <p class={n.leftMm === undefined ? name : `${name} is-left`}>
            <Words spans={n.spans} />
          </p>
        )
      })}
    </div>
  )
}

function Body({ nodes }: { nodes: readonly BodyNode[] }) {
  return (
    <>
      {nodes.map((n) => {
        if (n.type === 'paragraph')
          return (
            <p
              class={`align-${n.align}${n.isIndented ? ' is-indented' : ''}${n.keepsNext ? ' keeps-next' : ''}${sizeClass(n.sizePt)}`}
            >
              <Words spans={n.spans} />
            </p>
          )
        if (n.type === 'table') return <PaperTable node={n} />
        if (n.type === 'bars') return <PaperBars node={n} />
        return <hr />
      })}
    </>
  )
}

function PaperTable({ node }: { node: Extract<BodyNode, { type: 'table' }> }) {
  const sum = node.columns.reduce((total, c) => total + c.widthMm, 0)
  return (
    <div class="sheet-scroll" tabIndex={0}>
      <table class={`sheet-table${sizeClass(node.sizePt)}`}>
        <colgroup>
          {node.columns.map((c) => (
            <col width={`${Math.round((c.widthMm / sum) * 100)}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {node.columns.map((c) => (
              <th>{c.title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {node.rows.map((row) => (
            <tr>
              {row.cells.map((cell, i) => (
                <td class={`align-${node.columns[i]?.align ?? 'left'}`}>
                  <Words spans={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Bars are drawn in hundredths of the longest. */
const barUnits = 100

function PaperBars({ node }: { node: Extract<BodyNode, { type: 'bars' }> }) {
  return (
    <ul class={`sheet-bars${sizeClass(node.sizePt)}`}>
      {node.bars.map((b) => (
        <li>
          <span>{b.label}</span>
          <svg viewBox={`0 0 ${barUnits} 10`} preserveAspectRatio="none" aria-hidden="true">
            <rect width={b.share * barUnits} height="10" fill="currentColor" />
          </svg>
          <span>
            <b>{b.value}</b>
            {b.before}
          </span>
        </li>
      ))}
    </ul>
  )
}
