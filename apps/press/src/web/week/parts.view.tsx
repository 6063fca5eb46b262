import type { Tone } from '#press'
import { figureUrl } from '#read'
import { sharesFrom } from '../overview/opening-sentence.js'
import { ToneBar, ToneGlyph } from '../shell/components/marks.js'
import { Section } from '../shell/components/parts.js'
import { count, percent, signed } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { topicName, toneNames } from '../shell/names.js'
import type { ComparedTopic, WeekPage } from './week-page.js'
import { words } from './words.js'

const tones: readonly Tone[] = ['critical', 'neutral', 'favourable']

export function Tones({ page }: { page: WeekPage }) {
  const { now, before } = page.tones
  const valuesOf = (t: typeof now) => ({
    critical: t.critical.value,
    neutral: t.neutral.value,
    favourable: t.favourable.value,
  })
  const total = (t: typeof now): number => tones.reduce((sum, tone) => sum + t[tone].value, 0)
  const shown = (t: typeof now, tone: Tone): string =>
    total(t) >= sharesFrom ? percent(t[tone].value / total(t)) : count(t[tone].value)
  if (total(now) === 0) return null
  return (
    <Section title={words().tones}>
      <p class="week-shares">
        {tones.map((tone) => (
          <span class={`tone tone-${tone}`}>
            <ToneGlyph tone={tone} hasName /> {toneNames[tone]}{' '}
            <a class="plain-number" href={now[tone].href}>
              {shown(now, tone)}
            </a>
          </span>
        ))}
      </p>
      <ToneBar {...valuesOf(now)} width={360} height={16} />
      <p class="note">
        {page.isRunning ? words().sameHours(page.weekBefore) : words().week(page.weekBefore)}:{' '}
        {total(before) === 0
          ? words().noOriginals
          : tones.map((tone) => `${toneNames[tone].toLowerCase()} ${shown(before, tone)}`).join(', ')}
      </p>
      {total(before) > 0 && <ToneBar {...valuesOf(before)} width={360} height={8} />}
    </Section>
  )
}

/** Rows shown for rising and for falling topics. */
const eachWay = 3

export function Topics({ page }: { page: WeekPage }) {
  const change = (t: ComparedTopic): number => t.now.value - t.before.value
  const up = page.topics.filter((t) => change(t) > 0).slice(0, eachWay)
  const down = page.topics.filter((t) => change(t) < 0).slice(-eachWay)
  const shown = [...up, ...down]
  if (shown.length === 0) return null
  const most = Math.max(...shown.map((t) => Math.abs(change(t))))
  return (
    <Section title={words().topics} note={words().topicsNote(page.isRunning, page.weekBefore)}>
      <ul class="week-topics">
        {shown.map((t) => (
          <li>
            <span>{topicName(t.topic)}</span>
            <ChangeBar change={change(t)} most={most} />
            <a class="plain-number" href={t.now.href}>
              {count(t.now.value)}
            </a>
            <b>{signed(change(t))}</b>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Right of the middle line for more, left of it for less; the number stands beside it. */
function ChangeBar({ change, most }: { change: number; most: number }) {
  const length = (Math.abs(change) / most) * 48
  return (
    <svg class="change-bar" width={100} height={14} viewBox="0 0 100 14" aria-hidden="true">
      <rect class={change > 0 ? 'is-more' : 'is-less'} x={change > 0 ? 50 : 50 - length} width={length} height={14} />
      <path class="change-axis" d="M50 0v14" />
    </svg>
  )
}

export function Good({ page }: { page: WeekPage }) {
  if (page.good.length === 0) return null
  return (
    <Section title={words().good}>
      <ul class="week-good">
        {page.good.map((s) => {
          const favourable = { ...s.originals.filters, tone: ['favourable' as const] }
          return (
            <li>
              <a class="serif" href={`/stories/${encodeURIComponent(s.story)}`}>
                {s.title}
              </a>
              <p class="note">
                <a href={figureUrl(s.originals.filters)}>{words().originals(count(s.originals.value))}</a>,{' '}
                <a href={figureUrl(favourable)}>{words().favourable(count(s.tones.favourable))}</a>
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

export function Proposals({ page }: { page: WeekPage }) {
  if (page.proposals.length === 0) return null
  return (
    <Section title={words().proposals}>
      <ol class="week-proposals">
        {page.proposals.map((text) => (
          <li lang={vietnamese()}>{text}</li>
        ))}
      </ol>
    </Section>
  )
}
