import type { Tone } from '#press'
import { type Figure, figureUrl, type StoryView } from '#read'
import { ToneBar, ToneGlyph, ToneMark } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { topicName, toneNames } from '../shell/names.js'
import { outletsUrl } from './stories.view.js'
import { StoryStrip } from './story-strip.view.js'

const tones = ['critical', 'neutral', 'favourable'] as const

export function StoryPage({ story }: { story: StoryView }) {
  const flagged = story.articles.filter((a) => a.handling !== null).length
  return (
    <div class="story-page">
      <StoryHead story={story} flagged={flagged} />
      <div class="two-columns">
        <div>
          <Section title="Ai đăng, lúc nào" side={<Legend />}>
            <StoryStrip story={story} />
          </Section>
          {story.spread.length > 0 && <Spread story={story} />}
          <Timeline story={story} />
        </div>
        <div>
          <Extract story={story} />
          <ToneDays story={story} />
          <Places story={story} />
        </div>
      </div>
    </div>
  )
}

function Number({ figure, class: name = 'plain-number' }: { figure: Figure; class?: string }) {
  return (
    <a class={name} href={figureUrl(figure.filters)}>
      {count(figure.value)}
    </a>
  )
}

function StoryHead({ story, flagged }: { story: StoryView; flagged: number }) {
  const { row, first, lastAt, mentions } = story
  const topic = first.labels.topic?.values[0]
  return (
    <header class="story-head">
      <p class="note">
        <a href="/stories" data-back>
          Dòng sự kiện
        </a>
        {topic && ` / ${topicName(topic)}`}
      </p>
      <h1 class="headline">{row.title}</h1>
      <p class="lead">
        <a href={figureUrl(row.articles.filters)}>{count(row.articles.value)} tin, bài</a>, gồm{' '}
        <a href={figureUrl(row.originals.filters)}>{count(row.originals.value)} bài gốc</a>, trên{' '}
        <a href={outletsUrl(row)}>{count(row.outlets)} đầu báo</a>. {first.outlet.name} đăng đầu tiên lúc{' '}
        {dateTime(first.article.publishedAt)}
        {story.articles.length > 1 ? `; tin gần nhất lúc ${dateTime(lastAt)}.` : '.'}
        {flagged > 0 && ` ${count(flagged)} bài đã gắn cờ.`}
      </p>
      {mentions.value > 0 && (
        <p class="note">
          Ngoài ra có <a href={figureUrl(mentions.filters)}>{count(mentions.value)} tin</a> chỉ nhắc đến tỉnh, không
          tính vào các số trên.
        </p>
      )}
    </header>
  )
}

function Legend() {
  return (
    <span class="note tone-legend">
      {tones.map((tone) => (
        <span class={`tone tone-${tone}`}>
          <ToneGlyph tone={tone} hasName /> {toneNames[tone]}
        </span>
      ))}
      <span>dấu lớn: bài gốc</span>
      <span>vạch: bài đăng lại</span>
    </span>
  )
}

function Spread({ story }: { story: StoryView }) {
  return (
    <Section title="Bài gốc lan nhiều nhất" note="số tin cùng nội dung, kể cả bài gốc">
      <ul class="spread">
        {story.spread.map(({ article, members }) => (
          <li>
            <ToneGlyph tone={(article.labels.tone?.values[0] ?? 'neutral') as Tone} />
            <a class="story-title" href={`/articles/${article.article.id}`}>
              {article.version.title}
            </a>
            <span class="note">{article.outlet.name}</span>
            <b class="num">
              <Number figure={members} />
            </b>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Timeline({ story }: { story: StoryView }) {
  const isCut = story.articles.length < story.row.articles.value
  return (
    <Section
      title="Theo thời gian"
      note={isCut ? `${count(story.articles.length)} tin đầu` : undefined}
      side={<a href={figureUrl(story.row.articles.filters)}>Mở trong Tìm kiếm</a>}
    >
      <ol class="timeline">
        {story.articles.map((a) => (
          <li class={a.isOriginal ? 'row' : 'row is-copy'}>
            <time dateTime={a.article.publishedAt}>{dateTime(a.article.publishedAt)}</time>
            <div>
              <a class="title" href={`/articles/${a.article.id}`}>
                {a.version.title}
              </a>
              <p class="note">
                {a.outlet.name}
                {!a.isOriginal && ' · bài đăng lại'}
                {a.isCorrected && ' · đã hiệu chỉnh'}
              </p>
            </div>
            <ToneMark tone={(a.labels.tone?.values[0] as Tone | undefined) ?? null} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Extract({ story }: { story: StoryView }) {
  if (story.extract.length === 0) return null
  return (
    <Section title="Các bài nêu" note="trích nguyên văn">
      {story.extract.map((e) => (
        <p class="reading">
          {e.text} <a href={`/articles/${e.articleId}`}>({e.outlet})</a>
        </p>
      ))}
    </Section>
  )
}

function ToneDays({ story }: { story: StoryView }) {
  return (
    <Section title="Sắc thái theo ngày" note="số bài gốc">
      <p class="tone-total">
        <ToneBar {...story.row.tones} width={240} />
      </p>
      {story.days.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>Ngày</th>
              {tones.map((tone) => (
                <th class="num">{toneNames[tone]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {story.days.map((day) => (
              <tr>
                <td>{dayText(day.date)}</td>
                {tones.map((tone) => (
                  <td class="num">{day.tones[tone].value > 0 && <Number figure={day.tones[tone]} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** `23/11` of a local date. */
function dayText(date: string): string {
  const [, month, day] = date.split('-').map((n) => parseInt(n, 10))
  return `${day}/${month}`
}

function Places({ story }: { story: StoryView }) {
  if (story.places.length === 0) return null
  return (
    <Section title="Địa bàn được nhắc" note="số bài gốc">
      <ul class="numbered">
        {story.places.map((p) => (
          <li>
            <span>{p.name}</span>
            <b>
              <Number figure={p.figure} />
            </b>
          </li>
        ))}
      </ul>
    </Section>
  )
}
