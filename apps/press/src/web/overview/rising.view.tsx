import type { Overview, RisingStory } from '#read'
import { SparkBars, ToneBar } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count, signed } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { StoryMarks } from '../stories/story-marks.view.js'
import { storyPath } from '../stories/story-paths.js'
import { FigureLink, listOf } from './figures.view.js'
import { words } from './words.js'

/** Stories that grew most against the period before. */
export function RisingStories({ view }: { view: Overview }) {
  const w = words()
  return (
    <Section
      title={w.rising}
      note={w.risingNote}
      side={
        view.storiesCounted.now.value > view.stories.length ? (
          <a href={listOf(view.storiesCounted.now)}>{w.storiesOfPeriod(count(view.storiesCounted.now.value))}</a>
        ) : (
          <a href="/stories">{w.allStories}</a>
        )
      }
    >
      {view.stories.length === 0 ? (
        <p class="quiet">{w.noStories}</p>
      ) : (
        <div class="scroll">
          <table class="rising">
            <thead>
              <tr>
                <th>{w.story}</th>
                <th>{w.inPeriod}</th>
                <th class="num">{w.articlesHead}</th>
                <th class="num">{w.originalsLabel}</th>
                <th class="num">{w.outletsHead}</th>
                <th class="num">{w.change}</th>
                <th>{w.tone}</th>
              </tr>
            </thead>
            <tbody>
              {view.stories.map((s) => (
                <Row story={s} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

function Row({ story: s }: { story: RisingStory }) {
  return (
    <tr>
      <td>
        <a class="story-title" href={storyPath(s.story)} lang={vietnamese()}>
          {s.title}
        </a>
        <StoryMarks row={s} />
      </td>
      <td>
        <SparkBars values={s.days} label={words().perDay(words().articlesHead, s.days.join(', '))} />
      </td>
      <td class="num">
        <b>
          <FigureLink figure={s.articles} class="plain-number" />
        </b>
      </td>
      <td class="num">
        <FigureLink figure={s.originals} class="plain-number" />
      </td>
      <td class="num">{count(s.outlets)}</td>
      <td class="num">{signed(s.articles.value - s.before.value)}</td>
      <td>
        <ToneBar {...s.tones} width={80} />
      </td>
    </tr>
  )
}
