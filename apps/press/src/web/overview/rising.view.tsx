import type { Overview, RisingStory } from '#read'
import { SparkBars, ToneBar } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count, signed } from '../shell/format.js'
import { FigureLink } from './figures.view.js'

/** Stories that grew most against the period before. */
export function RisingStories({ view }: { view: Overview }) {
  return (
    <Section
      title="Dòng sự kiện đang tăng"
      note="so với kỳ trước"
      side={
        <a href="/stories">
          {view.storyCount > view.stories.length ? `Kỳ này có ${count(view.storyCount)} dòng` : 'Xem mọi dòng'}
        </a>
      }
    >
      {view.stories.length === 0 ? (
        <p class="quiet">Chưa có sự kiện nào được từ hai tin trở lên nói tới trong kỳ này.</p>
      ) : (
        <div class="scroll">
          <table class="rising">
            <thead>
              <tr>
                <th>Dòng sự kiện</th>
                <th>Trong kỳ</th>
                <th class="num">Tin</th>
                <th class="num">Bài gốc</th>
                <th class="num">Đầu báo</th>
                <th class="num">Chênh</th>
                <th>Sắc thái</th>
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
        <a class="story-title" href={`/stories/${encodeURIComponent(s.story)}`}>
          {s.title}
        </a>
      </td>
      <td>
        <SparkBars values={s.days} label={`Tin mỗi ngày: ${s.days.join(', ')}`} />
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
