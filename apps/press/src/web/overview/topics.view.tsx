import { figureUrl, type Overview, type TopicRow } from '#read'
import { ToneBar, ToneGlyph } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count, signed } from '../shell/format.js'
import { topicName } from '../shell/names.js'
import { FigureLink, type WeekNames } from './figures.view.js'
import { words } from './words.js'

/** Topics of the period against the one before, by originals. */
export function Topics({ view, names }: { view: Overview; names: WeekNames }) {
  const w = words()
  if (view.topics.length === 0)
    return (
      <Section title={w.topics}>
        <p class="empty">{w.noTopics}</p>
      </Section>
    )
  const most = Math.max(1, ...view.topics.flatMap((t) => [t.now.value, t.before.value]))
  return (
    <Section
      title={w.topics}
      note={w.topicsNote}
      side={
        <span class="note pair-legend">
          <PairDot isNow /> {names.now} <PairDot /> {names.short}
        </span>
      }
    >
      <div class="scroll">
        <table class="topics">
          <thead>
            <tr>
              <th>{w.topics}</th>
              <th class="num">{names.now}</th>
              <th class="num">{names.before}</th>
              <th class="num">{w.change}</th>
              <th class="pair-cell">
                <span class="pair-head">
                  <span>0</span>
                  <span>{count(most)}</span>
                </span>
              </th>
              <th>{w.toneOf(names.now)}</th>
              <th class="num">{w.critical}</th>
            </tr>
          </thead>
          <tbody>
            {view.topics.map((topic) => (
              <Row topic={topic} most={most} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Row({ topic: t, most }: { topic: TopicRow; most: number }) {
  return (
    <tr>
      <td>{topicName(t.topic)}</td>
      <td class="num">
        <b>
          <FigureLink figure={t.now} class="plain-number" />
        </b>
      </td>
      <td class="num quiet">
        <FigureLink figure={t.before} class="plain-number" />
      </td>
      <td class="num">{signed(t.now.value - t.before.value)}</td>
      <td class="pair-cell">
        <Pair now={t.now.value} before={t.before.value} most={most} />
      </td>
      <td>
        <ToneBar {...t.tones} width={130} />
      </td>
      <td class="num nowrap">
        <ToneGlyph tone="critical" />{' '}
        <a class="plain-number" href={figureUrl(t.critical.filters)}>
          {count(t.critical.value)}
        </a>
        /{count(t.now.value)}
      </td>
    </tr>
  )
}

function PairDot({ isNow = false }: { isNow?: boolean }) {
  return (
    <svg class="pair-dot" width={10} height={10} viewBox="0 0 10 10" aria-hidden="true">
      <circle class={isNow ? 'pair-now' : 'pair-before'} cx={5} cy={5} r={3.6} />
    </svg>
  )
}

/** Two periods on one line: filled is this one, hollow the one before. The numbers stand beside it. */
function Pair({ now, before, most }: { now: number; before: number; most: number }) {
  const width = 200
  const x = (n: number): number => 5 + (n / most) * (width - 10)
  return (
    <svg class="pair" width={width} height={16} viewBox={`0 0 ${width} 16`} aria-hidden="true">
      <path class="pair-axis" d={`M5 0v16M${width - 5} 0v16M${width / 2} 0v16`} />
      <path class="pair-line" d={`M${x(before)} 8H${x(now)}`} />
      <circle class="pair-before" cx={x(before)} cy={8} r={3.6} />
      <circle class="pair-now" cx={x(now)} cy={8} r={4.2} />
    </svg>
  )
}
