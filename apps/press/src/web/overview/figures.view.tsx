import type { Tone } from '#press'
import { type Compared, type Figure, figureUrl, type Overview, searchUrl } from '#read'
import { SparkBars, ToneBar, ToneGlyph } from '../shell/components/marks.js'
import { count, percent, signed } from '../shell/format.js'
import { sharesFrom } from './opening-sentence.js'
import { toneNames } from '../shell/names.js'
import { words } from './words.js'

/** What the periods are called; `before` says so when only its same hours are meant. */
export interface WeekNames {
  readonly now: string
  readonly before: string
  readonly short: string
}

/** A number that opens the list it counts. */
export function FigureLink({ figure, class: name = 'value' }: { figure: Figure; class?: string }) {
  return (
    <a class={name} href={listOf(figure)}>
      {count(figure.value)}
    </a>
  )
}

/** The list as long as the number: stories are listed as stories, all else article by article. */
export const listOf = ({ unit, filters }: Figure): string =>
  unit === 'dòng sự kiện' ? searchUrl({ filters, view: 'stories' }) : figureUrl(filters)

function Change({ compared }: { compared: Compared }) {
  const difference = compared.now.value - compared.before.value
  if (difference === 0) return <span class="change quiet">{words().noChange}</span>
  if (compared.before.value < sharesFrom) return <span class="change">{signed(difference)}</span>
  const share = percent(Math.abs(difference) / compared.before.value)
  return <span class="change">{`${difference > 0 ? '+' : '−'}${share}`}</span>
}

type Days = readonly { readonly date: string; readonly count: number }[]

/** The four figures of a period. */
export function Figures({ view, names }: { view: Overview; names: WeekNames }) {
  const w = words()
  return (
    <div class="figures of-five">
      <BigFigure label={w.collected} compared={view.articles} before={names.before} days={view.days} />
      <BigFigure label={w.originalsLabel} compared={view.originals} before={names.before} days={view.originalDays}>
        {copiesEach(view)}
      </BigFigure>
      <BigFigure label={w.storiesLabel} compared={view.storiesCounted} before={names.before} />
      <BigFigure label={w.outletsLabel} compared={view.outlets} before={names.before} />
      <div class="figure">
        <span class="tone-head">
          {w.tonesByOriginals} <CriticalChange view={view} />
        </span>
        <Tones title={names.now} tones={view.tones.now} height={14} />
        <Tones title={names.short} tones={view.tones.before} height={7} />
      </div>
    </div>
  )
}

function BigFigure(p: {
  label: string
  compared: Compared
  before: string
  days?: Days
  children?: preact.ComponentChildren
}) {
  const { label, compared, before, days = [], children } = p
  const perDay = days.map((d) => d.count)
  return (
    <div class="figure">
      <span>{label}</span>
      <span>
        <FigureLink figure={compared.now} /> <Change compared={compared} />
      </span>
      <span class="note">
        {before}: <FigureLink figure={compared.before} class="plain-number" />
        {children}
      </span>
      {perDay.length > 1 && <SparkBars values={perDay} label={words().perDay(label, perDay.join(', '))} />}
    </div>
  )
}

function copiesEach({ articles, originals }: Overview): string {
  if (originals.now.value < sharesFrom) return ''
  const each = (articles.now.value - originals.now.value) / originals.now.value
  return words().copiesEach(oneDecimal(each))
}

/** `1,5`; in English `1.5`. */
const oneDecimal = (n: number): string => percent(n / 100).slice(0, -1)
const sum = (tones: Readonly<Record<Tone, Figure>>): number =>
  tones.critical.value + tones.neutral.value + tones.favourable.value

function CriticalChange({ view: { tones } }: { view: Overview }) {
  const [now, before] = [sum(tones.now), sum(tones.before)]
  if (now < sharesFrom || before < sharesFrom) return null
  const points = Math.round((tones.now.critical.value / now - tones.before.critical.value / before) * 1000) / 10
  if (points === 0) return null
  const text = `${points > 0 ? '+' : '−'}${oneDecimal(Math.abs(points))}`
  return <b class="tone tone-critical">{words().criticalPoints(text)}</b>
}

function Tones(p: { title: string; tones: Readonly<Record<Tone, Figure>>; height: number }) {
  const { title, tones, height } = p
  const total = sum(tones)
  return (
    <div class="tones">
      <span class="note">{title}</span>
      <ToneBar
        critical={tones.critical.value}
        neutral={tones.neutral.value}
        favourable={tones.favourable.value}
        width={220}
        height={height}
      />
      <span class="note tone-numbers">
        {(Object.keys(toneNames) as Tone[]).map((tone) => (
          <span class={`tone tone-${tone}`}>
            <ToneGlyph tone={tone} />{' '}
            <a class="plain-number" href={figureUrl(tones[tone].filters)}>
              {total >= sharesFrom ? percent(tones[tone].value / total) : count(tones[tone].value)}
            </a>
          </span>
        ))}
      </span>
    </div>
  )
}
