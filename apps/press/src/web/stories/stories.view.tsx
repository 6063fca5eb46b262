import type { Tone } from '#press'
import { figureUrl, type StoryRow, type StoryView } from '#read'
import { SparkBars, ToneBar, ToneMark } from '../shell/components/marks.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'

export function StoriesPage({ rows }: { rows: readonly StoryRow[] }) {
  const total = rows.reduce((sum, r) => sum + r.articles.value, 0)
  return (
    <>
      <PageHead
        title="Dòng sự kiện"
        note="28 ngày gần nhất"
        lead={
          rows.length === 0
            ? 'Chưa có sự kiện nào được từ hai bài trở lên nói tới. Mục này tự đầy khi tin được thu về.'
            : `${count(rows.length)} dòng sự kiện có từ hai tin trở lên, gồm ${count(total)} tin.`
        }
      />
      {rows.length > 0 && (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Dòng sự kiện</th>
                <th>28 ngày</th>
                <th class="num">Tin</th>
                <th class="num">Bài gốc</th>
                <th class="num">Đầu báo</th>
                <th>Sắc thái</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr class="story-row">
                  <td>
                    <a class="serif story-title" href={`/stories/${r.story}`}>
                      {r.title}
                    </a>
                  </td>
                  <td>
                    <SparkBars values={r.days} label={`Tin mỗi ngày: ${r.days.join(', ')}`} isLastNow={false} />
                  </td>
                  <td class="num">
                    <a class="plain-number" href={figureUrl(r.articles.filters)}>
                      {count(r.articles.value)}
                    </a>
                  </td>
                  <td class="num">
                    <a class="plain-number" href={figureUrl(r.originals.filters)}>
                      {count(r.originals.value)}
                    </a>
                  </td>
                  <td class="num">{count(r.outlets)}</td>
                  <td>
                    <ToneBar {...r.tones} width={90} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

export function StoryPage({ story }: { story: StoryView }) {
  const { row, articles } = story
  return (
    <div class="story-page">
      <h1 class="headline">{row.title}</h1>
      <p class="lead">
        <a href={figureUrl(row.articles.filters)}>{count(row.articles.value)} tin</a>, gồm{' '}
        <a href={figureUrl(row.originals.filters)}>{count(row.originals.value)} bài gốc</a> trên {count(row.outlets)}{' '}
        đầu báo. {story.firstOutlet} đăng đầu tiên lúc{' '}
        {dateTime((articles[0] as StoryView['articles'][number]).article.publishedAt)}; gần nhất{' '}
        {dateTime(story.lastAt)}.
      </p>
      <div class="two-columns">
        <Section title="Theo thời gian" note="bài đăng lại có ghi chú">
          <ol class="timeline">
            {articles.map((a) => (
              <li class={a.isOriginal ? undefined : 'is-copy'}>
                <time dateTime={a.article.publishedAt}>{dateTime(a.article.publishedAt)}</time>
                <span>
                  <a href={`/articles/${a.article.id}`}>{a.version.title}</a>
                  <br />
                  <span class="note">
                    {a.outlet.name}
                    {a.isOriginal ? '' : ' · đăng lại'}
                  </span>
                </span>
                <ToneMark tone={(a.labels.tone?.values[0] as Tone | undefined) ?? null} />
              </li>
            ))}
          </ol>
        </Section>
        <div>
          <Section title="Tóm lược từ các bài gốc">
            {story.extract.map((e) => (
              <p class="reading">
                {e.text}{' '}
                <a class="note" href={`/articles/${e.articleId}`}>
                  ({e.outlet})
                </a>
              </p>
            ))}
          </Section>
          <Section title="Sắc thái, theo bài gốc">
            <ToneBar {...row.tones} width={240} />
          </Section>
          {row.days.length > 1 && (
            <Section title="Tin mỗi ngày">
              <SparkBars values={row.days} label={row.days.join(', ')} isLastNow={false} height={40} />
            </Section>
          )}
        </div>
      </div>
    </div>
  )
}
