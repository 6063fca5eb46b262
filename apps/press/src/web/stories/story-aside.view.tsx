import { type Figure, figureUrl, type StoryDay, type StoryView } from '#read'
import { ToneBar } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { tierNames, toneNames } from '../shell/names.js'
import { dayText } from './story-marks.view.js'
import { words } from './words.js'

const tones = ['critical', 'neutral', 'favourable'] as const
/** Days shown; the earlier ones are folded. */
const daysShown = 10

export function StoryAside({ story }: { story: StoryView }) {
  return (
    <>
      <Extract story={story} />
      <ToneDays story={story} />
      <Spread story={story} />
      <Places story={story} />
    </>
  )
}

/** A number that opens the list it counts. */
export function FigureNumber({ figure }: { figure: Figure }) {
  return (
    <a class="plain-number" href={figureUrl(figure.filters)}>
      {count(figure.value)}
    </a>
  )
}

function Extract({ story }: { story: StoryView }) {
  const w = words()
  if (story.extract.length === 0) return null
  return (
    <Section title={w.quoted} note={w.verbatim}>
      {story.extract.map((e) => (
        <p class="reading" lang={vietnamese()}>
          {e.text} <a href={`/articles/${e.articleId}`}>({e.outlet})</a>
        </p>
      ))}
    </Section>
  )
}

function ToneDays({ story }: { story: StoryView }) {
  const w = words()
  const earlier = story.days.slice(0, -daysShown)
  return (
    <Section title={w.tonePerDay} note={w.countOfOriginals}>
      <p class="tone-total">
        <ToneBar {...story.row.tones} width={240} />
      </p>
      {earlier.length > 0 && (
        <details class="more">
          <summary>{w.earlierDays(count(earlier.length))}</summary>
          <DayTable days={earlier} />
        </details>
      )}
      {story.days.length > 0 && <DayTable days={story.days.slice(-daysShown)} />}
    </Section>
  )
}

function DayTable({ days }: { days: readonly StoryDay[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{words().day}</th>
          {tones.map((tone) => (
            <th class="num">{toneNames[tone]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr>
            <td>{dayText(day.date)}</td>
            {tones.map((tone) => (
              <td class="num">{day.tones[tone].value > 0 && <FigureNumber figure={day.tones[tone]} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Which tiers, how fast, and who kept silent. */
function Spread({ story: { coverage, row } }: { story: StoryView }) {
  const w = words()
  const { tiers, speed, silent, followed } = coverage
  return (
    <Section title={w.spread}>
      <ul class="numbered">
        {tiers.map((t) => (
          <li>
            <span>{tierNames[t.tier] ?? t.tier}</span>
            <b>
              <FigureNumber figure={t.figure} />
            </b>
          </li>
        ))}
      </ul>
      <p>{speed ? w.speed(spanText(speed.second), spanText(speed.half), count(row.outlets)) : w.oneOutlet}</p>
      {followed > 0 &&
        (silent.length === 0 ? (
          <p class="quiet">{w.noneSilent}</p>
        ) : (
          <details class="more">
            <summary>{w.silent(count(silent.length), count(followed))}</summary>
            <ul class="silent-outlets">
              {silent.map((o) => (
                <li>{o.name}</li>
              ))}
            </ul>
          </details>
        ))}
    </Section>
  )
}

function spanText(ms: number): string {
  const w = words()
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return w.atOnce
  if (minutes < 120) return w.minutes(count(minutes))
  const hours = Math.round(minutes / 60)
  return hours < 72 ? w.hours(count(hours)) : w.daysSpan(count(Math.round(hours / 24)))
}

function Places({ story }: { story: StoryView }) {
  const w = words()
  if (story.places.length === 0) return null
  return (
    <Section title={w.places} note={w.countOfOriginals}>
      <ul class="numbered">
        {story.places.map((p) => (
          <li>
            <span lang={vietnamese()}>{p.name}</span>
            <b>
              <FigureNumber figure={p.figure} />
            </b>
          </li>
        ))}
      </ul>
    </Section>
  )
}
