import type { CaseGroup, Tone } from '#press'
import { count } from '../format.js'
import { namesInLanguages } from '../language.js'
import { caseGroupNames, toneNames } from '../names.js'
import { words } from '../words.js'

/** Tone: filled diamond with minus, hollow ring, filled disc with plus. Never colour alone. */
export function ToneGlyph({ tone, hasName = false }: { tone: Tone; hasName?: boolean }) {
  return (
    <svg
      class={`glyph tone-${tone}`}
      viewBox="0 0 12 12"
      role={hasName ? 'presentation' : 'img'}
      aria-hidden={hasName ? 'true' : undefined}
      aria-label={hasName ? undefined : toneNames[tone]}
    >
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
    </svg>
  )
}

export function ToneMark({ tone }: { tone: Tone | null }) {
  if (!tone) return <span class="quiet">{words().noLabel}</span>
  return (
    <span class={`tone tone-${tone}`}>
      <ToneGlyph tone={tone} hasName /> {toneNames[tone]}
    </span>
  )
}

/** Shares of three tones in a fixed order with gaps; labels stand outside. */
export function ToneBar({
  critical,
  neutral,
  favourable,
  width = 150,
  height = 10,
}: {
  critical: number
  neutral: number
  favourable: number
  width?: number
  height?: number
}) {
  const total = critical + neutral + favourable
  if (total === 0) return <span class="quiet">{words().noTone}</span>
  const label = words().toneShares(count(critical), count(neutral), count(favourable))
  let x = 0
  const parts = (
    [
      ['critical', critical],
      ['neutral', neutral],
      ['favourable', favourable],
    ] as const
  )
    .filter(([, n]) => n > 0)
    .map(([tone, n]) => {
      const w = (n / total) * width
      const rect = <rect class={`fill-${tone}`} x={x} y={0} width={Math.max(1, w - 1)} height={height} />
      x += w
      return rect
    })
  return (
    <svg class="tonebar" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {parts}
    </svg>
  )
}

/** Small bars on a scale of their own; the last is this period. A failed day is a cross under the line. */
export function SparkBars({
  values,
  label,
  height = 22,
  isLastNow = true,
}: {
  values: readonly (number | null)[]
  label: string
  height?: number
  isLastNow?: boolean
}) {
  const max = Math.max(1, ...values.map((v) => v ?? 0))
  const step = 6
  return (
    <svg
      class="spark"
      width={values.length * step}
      height={height + 6}
      viewBox={`0 0 ${values.length * step} ${height + 6}`}
      role="img"
      aria-label={label}
    >
      {values.map((v, i) =>
        v === null ? (
          <path class="spark-cross" d={`M${i * step} ${height + 1}l4 4m0-4l-4 4`} />
        ) : (
          <rect
            class={isLastNow && i === values.length - 1 ? 'spark-now' : 'spark-bar'}
            x={i * step}
            y={height - Math.max(v > 0 ? 1.5 : 0, (v / max) * height)}
            width={step - 1}
            height={Math.max(v > 0 ? 1.5 : 0, (v / max) * height)}
          />
        ),
      )}
      <path class="spark-line" d={`M0 ${height + 0.5}h${values.length * step}`} />
    </svg>
  )
}

/** Workflow: dashed ring, quarter, half in accent, check, grey disc with a bar. */
export function CaseGlyph({ group, hasName = false }: { group: CaseGroup; hasName?: boolean }) {
  const shapes: Record<CaseGroup, preact.JSX.Element> = {
    new: <circle class="ring dashed" cx="6" cy="6" r="5" />,
    dispatched: (
      <>
        <circle class="ring" cx="6" cy="6" r="5" />
        <path class="fill" d="M6 6V1a5 5 0 0 1 5 5Z" />
      </>
    ),
    waiting: (
      <>
        <circle class="ring" cx="6" cy="6" r="5" />
        <path class="fill" d="M6 1a5 5 0 0 1 0 10Z" />
      </>
    ),
    responded: (
      <>
        <circle class="fill" cx="6" cy="6" r="5.5" />
        <path class="cut" d="M3.3 6.2 5.2 8l3.6-4" />
      </>
    ),
    closed: (
      <>
        <circle class="fill" cx="6" cy="6" r="5.5" />
        <path class="cut" d="M3.5 6h5" />
      </>
    ),
  }
  return (
    <svg
      class={`glyph case-${group}`}
      viewBox="0 0 12 12"
      role={hasName ? 'presentation' : 'img'}
      aria-hidden={hasName ? 'true' : undefined}
      aria-label={hasName ? undefined : caseGroupNames[group]}
    >
      {shapes[group]}
    </svg>
  )
}

export function CaseMark({ group, name }: { group: CaseGroup; name?: string }) {
  return (
    <span class="case-mark">
      <CaseGlyph group={group} hasName /> {name ?? caseGroupNames[group]}
    </span>
  )
}

export type SourceHealth = 'good' | 'slow' | 'failing' | 'paused'
/** Runs failed in a row after which somebody should look; fewer pass by themselves. */
export const failingAfter = 3
export const healthNames = namesInLanguages<SourceHealth>(
  { good: 'Tốt', slow: 'Chậm', failing: 'Lỗi', paused: 'Tạm dừng' },
  { good: 'Good', slow: 'Slow', failing: 'Failing', paused: 'Paused' },
)

/** Source health: dot, triangle, square with a cross, two bars. */
export function HealthMark({ health, name }: { health: SourceHealth; name?: string }) {
  return (
    <span class={`health health-${health}`}>
      <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">
        {health === 'good' && <circle class="fill" cx="6" cy="6" r="2.6" />}
        {health === 'slow' && <path class="ring" d="M6 1.2 11 10.5H1ZM6 4.6v2.8M6 8.6v.6" />}
        {health === 'failing' && (
          <>
            <rect class="fill" x="0.5" y="0.5" width="11" height="11" rx="1.5" />
            <path class="cut" d="m3.8 3.8 4.4 4.4m0-4.4L3.8 8.2" />
          </>
        )}
        {health === 'paused' && <path class="fill" d="M3 2h2v8H3zM7 2h2v8H7z" />}
      </svg>{' '}
      {name ?? healthNames[health]}
    </span>
  )
}

/** Far: the date; today: amber with the hours left; overdue: red. The exact date always stands beside it. */
export function Deadline({ at, now, text }: { at: string | null; now: string; text: string }) {
  if (!at) return <span class="quiet">{words().noDeadline}</span>
  const minutes = Math.round((Date.parse(at) - Date.parse(now)) / 60_000)
  const span = (m: number): string =>
    m < 60
      ? words().minutes(Math.max(1, m))
      : m < 48 * 60
        ? words().hours(Math.floor(m / 60))
        : words().days(Math.floor(m / 1440))
  if (minutes < 0)
    return (
      <span class="deadline">
        <b class="pill overdue">{words().overdueBy(span(-minutes))}</b> <time dateTime={at}>{text}</time>
      </span>
    )
  if (minutes < 24 * 60)
    return (
      <span class="deadline">
        <b class="pill today">{words().timeLeft(span(minutes))}</b> <time dateTime={at}>{text}</time>
      </span>
    )
  return (
    <time class="deadline" dateTime={at}>
      {text}
    </time>
  )
}
