import { localDate, localTime, type Tone } from '#press'
import type { StoryOutlet, StoryView } from '#read'
import { count, dateTime } from '../shell/format.js'
import { words } from './words.js'

/** Outlets with a line of their own; the others share the last one. */
const linesMax = 9
/** Units of the drawing; it stretches to the width it has. */
const width = 880
const nameWidth = 200
const numberWidth = 46
const lineHeight = 30
const headHeight = 22

interface Line {
  readonly name: string
  readonly originals: number
  readonly articles: StoryOutlet['articles']
}

/** Who printed it, when: one line an outlet, big marks for originals by tone, small strokes for reprints. */
export function StoryStrip({ story }: { story: StoryView }) {
  const lines = linesOf(story.outlets)
  const from = Date.parse(`${localDate(story.first.article.publishedAt)}T00:00:00Z`)
  const to = Date.parse(`${localDate(story.lastAt)}T00:00:00Z`) + dayMs
  const x = (utc: string): number =>
    nameWidth + ((localMs(utc) - from) / (to - from)) * (width - nameWidth - numberWidth)
  const height = headHeight + lines.length * lineHeight
  const w = words()
  const label = w.stripLabel(
    count(story.outlets.length),
    dateTime(story.first.article.publishedAt),
    dateTime(story.lastAt),
  )
  return (
    <div class="scroll">
      <svg class="strip" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        <Days from={from} to={to} height={height} />
        <text class="strip-head" x={width} y={14} text-anchor="end">
          {w.originalsHead}
        </text>
        {lines.map((line, i) => {
          const y = headHeight + i * lineHeight + lineHeight / 2
          return (
            <>
              <path class="strip-line" d={`M0 ${y + lineHeight / 2}H${width}`} />
              <text class="strip-name" x={0} y={y + 4}>
                {shortName(line.name)}
                <title>{line.name}</title>
              </text>
              {line.articles.map((a) => (
                <Mark article={a} x={x(a.article.publishedAt)} y={y} />
              ))}
              <text class="strip-count" x={width} y={y + 4} text-anchor="end">
                {line.originals > 0 ? count(line.originals) : ''}
              </text>
            </>
          )
        })}
      </svg>
    </div>
  )
}

const dayMs = 86_400_000
/** Local time as if it were UTC, so that days start at whole days. */
const localMs = (utc: string): number => Date.parse(`${localDate(utc)}T${localTime(utc)}:00Z`)

function linesOf(outlets: readonly StoryOutlet[]): Line[] {
  if (outlets.length <= linesMax + 1) return [...outlets]
  const others = outlets.slice(linesMax)
  return [
    ...outlets.slice(0, linesMax),
    {
      name: words().otherOutlets(count(others.length)),
      originals: others.reduce((sum, o) => sum + o.originals, 0),
      articles: others.flatMap((o) => o.articles),
    },
  ]
}

/** Longest outlet name that fits before the first day. Characters; the full name is the tooltip. */
const nameMax = 27
const shortName = (name: string): string =>
  name.length <= nameMax ? name : `${name.slice(0, name.lastIndexOf(' ', nameMax - 1))}…`

function Days({ from, to, height }: { from: number; to: number; height: number }) {
  const days = Math.round((to - from) / dayMs)
  const step = Math.max(1, Math.ceil(days / 8))
  const each = (width - nameWidth - numberWidth) / days
  return (
    <>
      {Array.from({ length: Math.ceil(days / step) }, (_, i) => {
        const day = new Date(from + i * step * dayMs)
        const at = nameWidth + i * step * each
        return (
          <>
            <path class="strip-line" d={`M${at} ${headHeight - 2}V${height}`} />
            <text class="strip-head" x={at + 3} y={14}>
              {`${words().weekdays[day.getUTCDay()] ?? ''} ${words().dayMonth(day.getUTCDate(), day.getUTCMonth() + 1)}`}
            </text>
          </>
        )
      })}
    </>
  )
}

function Mark({ article, x, y }: { article: StoryOutlet['articles'][number]; x: number; y: number }) {
  const tone = (article.labels.tone?.values[0] ?? 'neutral') as Tone
  const title = `${article.version.title} (${dateTime(article.article.publishedAt)})`
  if (!article.isOriginal)
    return (
      <path class={`strip-copy tone-${tone}`} d={`M${x} ${y - 4}v8`}>
        <title>{title}</title>
      </path>
    )
  return (
    // By keyboard the same links stand in the timeline.
    <a href={`/articles/${article.article.id}`} tabIndex={-1}>
      <title>{title}</title>
      <g class={`glyph-at tone-${tone}`} transform={`translate(${x - 6} ${y - 6})`}>
        {tone === 'critical' && (
          <>
            <path class="fill" d="M6 0 12 6 6 12 0 6Z" />
            <path class="cut" d="M3.5 6h5" />
          </>
        )}
        {tone === 'neutral' && <circle class="ring" cx="6" cy="6" r="4.5" />}
        {tone === 'favourable' && (
          <>
            <circle class="fill" cx="6" cy="6" r="5.5" />
            <path class="cut" d="M3.5 6h5M6 3.5v5" />
          </>
        )}
      </g>
    </a>
  )
}
