import type { CorrectionKind } from '#press'
import type { ReportRow } from '../../reports/report-rows.js'
import { IntoReport, UndoBar } from '../bulk/bulk.view.js'
import type { FoundAction } from '../bulk/done-actions.js'
import { KeyStrip, Notice } from '../shell/components/parts.js'
import { ArticleStoryDone } from '../stories/article-steps.view.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import type { ArticleDetails } from './article-details.js'
import type { BackLink } from './back-link.js'
import { hereOf, UndoForm } from './correction.view.js'
import { Flag } from './flag.view.js'
import { EraseLink } from '../erasure/erasure.view.js'
import { History } from './history.view.js'
import { Labels } from './labels.view.js'
import { decidingSentences, type DecidingSentence } from './marked-text.js'
import { Reprints } from './reprints.view.js'
import { ArticleText } from './text.view.js'
import { Versions } from './versions.view.js'
import { words } from './words.js'

/** A form that was not taken. */
export interface ArticleProblem {
  /** `flag`, or the kind of the correction. */
  readonly form: 'flag' | CorrectionKind
  /** Id of the field to blame; null where none is. */
  readonly field: string | null
  readonly message: string
  readonly typed: Readonly<Record<string, string>>
}
export interface ArticleProps {
  readonly visit: SignedVisit
  readonly details: ArticleDetails
  readonly back: BackLink
  /** Id of the correction just made, `undone` or `flagged`. */
  readonly done: string | null
  readonly problem: ArticleProblem | null
  /** Reports that this visitor may add the article to. */
  readonly reports: readonly ReportRow[]
  /** What was just done with the article as one of those chosen. */
  readonly chosen: FoundAction | null
}
export type MarkedProps = ArticleProps & { readonly marks: readonly DecidingSentence[] }

export function ArticlePage(p: ArticleProps) {
  const marked: MarkedProps = { ...p, marks: decidingSentences(p.details.article) }
  const { keys } = words()
  const canCorrect = visitMay(p.visit, 'correct')
  const articleId = p.details.article.article.id
  const here = `/articles/${articleId}?back=${encodeURIComponent(p.back.href)}`
  return (
    <>
      <p class="note article-back">
        <a href={p.back.href} data-back>
          {p.back.name}
        </a>
      </p>
      <Done {...p} />
      <UndoBar visit={p.visit} found={p.chosen} />
      <div class="three-columns">
        <ArticleText {...marked} />
        <div>
          <Labels {...marked} />
        </div>
        <div>
          <Flag {...p} />
          <IntoReport visit={p.visit} reports={p.reports} articleId={articleId} back={here} />
          <Reprints {...p} />
          <Versions {...p} />
          <History {...p} />
          {visitMay(p.visit, 'erase-article') && <EraseLink articleId={articleId} />}
        </div>
      </div>
      <KeyStrip
        keys={[
          ...(canCorrect ? ([['F', keys.flag], ['E', keys.label], ['X', keys.irrelevant]] as const) : []),
          ...(p.reports.length > 0 ? ([['R', keys.report]] as const) : []),
          ...(p.details.editions.length > 1 ? ([['V', keys.versions]] as const) : []),
          ...(marked.marks.length > 0 ? ([['N', keys.sentence]] as const) : []),
          ['Esc', keys.back],
        ]} // prettier-ignore
      />
    </>
  )
}

function Done(p: ArticleProps) {
  const { details, done } = p
  if (done === 'undone') return <Notice kind="good">{words().undone}</Notice>
  if (done === 'flagged' && details.lastCase)
    return (
      <Notice kind="good">
        {words().flagged}{' '}
        <a href={`/cases/${details.lastCase.id}`}>{words().openCase(`PH-${details.lastCase.number}`)}</a>
      </Notice>
    )
  const made = done ? details.corrections.find((c) => c.id === done && !c.revokedAt) : undefined
  if (!made) return null
  if (made.kind === 'story') return <ArticleStoryDone visit={p.visit} made={made} back={hereOf(p)} />
  return (
    <div class="undo-bar" role="status">
      <span>{words().corrected[made.kind as CorrectionKind] ?? words().correctedSome}</span>
      <UndoForm {...p} correctionId={made.id} hotkey="Z" />
    </div>
  )
}
