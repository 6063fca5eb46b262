import { figureUrl, type StoryRow, type StoryView } from '#read'
import { ToneGlyph } from '../shell/components/marks.js'
import { KeyStrip, Section } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { toneNames, topicName } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { FigureNumber, StoryAside } from './story-aside.view.js'
import { DoneBar, StoryHistory } from './story-history.view.js'
import { linkCounts, StoryMarks, StoryToneMark } from './story-marks.view.js'
import { storyPath } from './story-paths.js'
import { StoryStrip } from './story-strip.view.js'
import { Timeline } from './story-timeline.view.js'
import { StoryTools } from './story-tools.view.js'
import { outletsUrl } from './stories.view.js'
import { words } from './words.js'

const tones = ['critical', 'neutral', 'favourable'] as const

export interface StoryProps {
  readonly visit: SignedVisit
  readonly story: StoryView
  /** Of the timeline. */
  readonly page: number
  /** What was just done: a decision, a correction, or `undone`. */
  readonly done: string | null
}

export function StoryPage(p: StoryProps) {
  const { story } = p
  const w = words()
  const keys = w.keysHelp
  return (
    <div class="story-page">
      <DoneBar visit={p.visit} history={story.history} done={p.done} back={storyPath(story.row.story)} />
      <StoryHead story={story} />
      {visitMay(p.visit, 'correct') && <StoryTools {...p} />}
      <div class="two-columns">
        <div>
          <Section title={w.whoWhen} side={<Legend />}>
            <StoryStrip story={story} />
          </Section>
          <Links story={story} />
          {story.spread.length > 0 && <MostCopied story={story} />}
          <Timeline {...p} />
        </div>
        <div>
          <StoryAside story={story} />
          <StoryHistory {...p} />
        </div>
      </div>
      {visitMay(p.visit, 'correct') && (
        <KeyStrip
          keys={[
            ['J K', keys.rows],
            [keys.spaceKey, keys.space],
            ['O', keys.O],
            ['S', keys.S],
            ['N', keys.N],
            ['A', keys.A],
            ['R', keys.R],
            ['Z', keys.Z],
            ['Esc', keys.esc],
          ]}
        />
      )}
    </div>
  )
}

function StoryHead({ story }: { story: StoryView }) {
  const { row, first, lastAt, mentions } = story
  const w = words()
  const topic = first.labels.topic?.values[0]
  const flagged = story.articles.filter((a) => a.handling !== null).length
  return (
    <header class="story-head">
      <p class="note">
        <a href="/stories" data-back>
          {w.stories}
        </a>
        {topic && ` / ${topicName(topic)}`}
      </p>
      <h1 class="headline" lang={row.isRenamed ? undefined : vietnamese()}>
        {row.title}
      </h1>
      <p class="story-marks">
        <StoryToneMark row={row} /> <StoryMarks row={row} />
        {row.isRenamed && <span class="note">{w.ownTitle}</span>}
      </p>
      <p class="lead">
        <a href={figureUrl(row.articles.filters)}>{w.articlesLink(count(row.articles.value))}</a>
        {w.including}
        <a href={figureUrl(row.originals.filters)}>{w.originalsLink(count(row.originals.value))}</a>
        {w.on}
        <a href={outletsUrl(row)}>{w.outletsLink(count(row.outlets))}</a>.{' '}
        {w.first(first.outlet.name, dateTime(first.article.publishedAt))}
        {story.articles.length > 1 ? w.latest(dateTime(lastAt)) : ''}.{flagged > 0 && w.flagged(count(flagged))}
      </p>
      {mentions.value > 0 && (
        <p class="note">
          {w.besides}
          <a href={figureUrl(mentions.filters)}>{w.mentionsLink(count(mentions.value))}</a>
          {w.mentionsOnly}
        </p>
      )}
    </header>
  )
}

function Legend() {
  const w = words()
  return (
    <span class="note tone-legend">
      {tones.map((tone) => (
        <span class={`tone tone-${tone}`}>
          <ToneGlyph tone={tone} hasName /> {toneNames[tone]}
        </span>
      ))}
      <span>{w.bigMark}</span>
      <span>{w.stroke}</span>
    </span>
  )
}

function MostCopied({ story }: { story: StoryView }) {
  const w = words()
  return (
    <Section title={w.mostCopied} note={w.mostCopiedNote}>
      <ul class="spread">
        {story.spread.map(({ article, members }) => (
          <li>
            <ToneGlyph tone={(article.labels.tone?.values[0] ?? 'neutral') as 'neutral'} />
            <a class="story-title" href={`/articles/${article.article.id}`} lang={vietnamese()}>
              {article.version.title}
            </a>
            <span class="note">{article.outlet.name}</span>
            <b class="num">
              <FigureNumber figure={members} />
            </b>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The same matter before and after, over months. */
function Links({ story: { links } }: { story: StoryView }) {
  const w = words()
  if (links.before.length + links.after.length === 0) return null
  return (
    <Section title={w.continues} note={w.continuesNote} id="tiep-noi">
      <ul class="spread story-links">
        {links.before.map((row) => (
          <Link row={row} word={w.before} />
        ))}
        {links.after.map((row) => (
          <Link row={row} word={w.after} />
        ))}
      </ul>
    </Section>
  )
}

function Link({ row, word }: { row: StoryRow; word: string }) {
  return (
    <li>
      <span class="note">{word}</span>
      <a class="story-title" href={storyPath(row.story)} lang={vietnamese()}>
        {row.title}
      </a>
      <span class="note">{linkCounts(row)}</span>
    </li>
  )
}
