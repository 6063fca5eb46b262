import { relevances, type Tone } from '#press'
import { figureUrl, searchUrl } from '#read'
import { ToneMark } from '../shell/components/marks.js'
import { confidence, count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { topicName } from '../shell/names.js'
import type { ArticleDetails } from './article-details.js'
import { decidingSentences } from './marked-text.js'
import { ArticleText } from './text.view.js'
import { words } from './words.js'

interface PaneProps {
  readonly details: ArticleDetails
  /** The list beside which it stands. */
  readonly back: string
}

/** An article beside the list it was chosen from: what is needed to read and judge it; its page has the rest. */
export function ArticlePane({ details, back }: PaneProps) {
  const { article } = details
  const href = `/articles/${article.article.id}?back=${encodeURIComponent(back)}`
  return (
    <>
      <p class="pane-head">
        <a class="button primary" href={href}>
          {words().pane.open}
        </a>
        <a href={back} data-pane-close>
          {words().pane.close}
        </a>
      </p>
      <PaneLabels details={details} />
      <ArticleText details={details} marks={decidingSentences(article)} isBeside />
      <Around details={details} />
    </>
  )
}

function PaneLabels({ details: { article } }: Pick<PaneProps, 'details'>) {
  const { tone, topic } = article.labels
  return (
    <p class="note pane-labels">
      <ToneMark tone={(tone?.values[0] as Tone | undefined) ?? null} />
      {tone?.by === 'machine' && tone.machine && (
        <span>
          {words().sure} {confidence(tone.machine.confidence)}
        </span>
      )}
      {topic && <span>{topic.values.map(topicName).join(', ')}</span>}
    </p>
  )
}

/** The same text elsewhere, and the story. */
function Around({ details: { article, reprints, reprintOutlets, story } }: Pick<PaneProps, 'details'>) {
  const same = searchUrl({
    filters: { reprintGroup: [article.reprintGroup], relevance: [...relevances] },
    view: 'flat',
  })
  return (
    <>
      {reprints.length > 1 && (
        <p class="note">
          <a href={same}>{words().pane.reprints(count(reprints.length), count(reprintOutlets))}</a>
        </p>
      )}
      {story.hasOthers && (
        <p class="note">
          {words().kinds.story}:{' '}
          <a href={`/stories/${encodeURIComponent(story.id)}`} lang={vietnamese()}>
            {story.title}
          </a>
          , <a href={figureUrl(story.filters)}>{words().items(count(story.articles))}</a>
        </p>
      )}
    </>
  )
}
