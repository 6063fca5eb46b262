import { count, fullDateTime } from '../../shell/format.js'
import { words } from '../words.js'
import type { ChartData } from './chart.js'

/** Size on paper at 96 points an inch, and the room around the bars. */
const width = 900
const height = 420
const room = { left: 56, right: 20, top: 96, bottom: 64 }
const plot = { width: width - room.left - room.right, height: height - room.top - room.bottom }
/** Labels under the bars at most; more would run into each other. */
const labelsMax = 14
/** Letters of the subtitle on one line. */
const lineMax = 130

const ink = '#1b1f24'
const quiet = '#5b646e'

/** A chart as a drawing of its own: white paper, a title, what was searched, every bar with its number as a hint. */
export function chartSvg(chart: ChartData): string {
  const tops = chart.labels.map((_, i) => chart.series.reduce((sum, s) => sum + (s.values[i] ?? 0), 0))
  const scale = scaleOf(Math.max(1, ...tops))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Inter, Arial, sans-serif" font-size="12" role="img">`,
    `<title>${escaped(`${chart.title}. ${chart.subtitle}`)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    head(chart),
    axis(scale),
    ...bars(chart, scale),
    labels(chart),
    foot(chart),
    '</svg>',
  ].join('\n')
}

interface Scale {
  readonly step: number
  readonly top: number
}
/** Whole steps of 1, 2 or 5 times a power of ten, five at most. */
function scaleOf(highest: number): Scale {
  const rough = highest / 5
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power
  return { step, top: Math.ceil(highest / step) * step }
}
const yOf = (value: number, { top }: Scale): number => room.top + plot.height - (value / top) * plot.height

function head({ title, subtitle, series }: ChartData): string {
  let x = room.left
  const legend = series.map((s) => {
    const entry = `<rect x="${x}" y="72" width="10" height="10" fill="${s.colour}"/><text x="${x + 15}" y="81" fill="${quiet}">${escaped(s.name)}</text>`
    x += 40 + s.name.length * 7
    return entry
  })
  const told = subtitle.length > lineMax ? `${subtitle.slice(0, lineMax - 1).toWellFormed()}…` : subtitle
  return [
    `<text x="${room.left}" y="30" font-size="18" font-weight="600" fill="${ink}">${escaped(title)}</text>`,
    `<text x="${room.left}" y="52" fill="${quiet}">${escaped(told)}</text>`,
    ...legend,
  ].join('\n')
}

function axis(scale: Scale): string {
  const lines: string[] = []
  for (let value = 0; value <= scale.top; value += scale.step) {
    const y = round(yOf(value, scale))
    lines.push(
      `<line x1="${room.left}" x2="${width - room.right}" y1="${y}" y2="${y}" stroke="${value === 0 ? '#8a929c' : '#e1e4e8'}"/>`,
      `<text x="${room.left - 8}" y="${y + 4}" text-anchor="end" fill="${quiet}">${count(value)}</text>`,
    )
  }
  return lines.join('\n')
}

function bars({ labels: names, series }: ChartData, scale: Scale): string[] {
  const slot = plot.width / Math.max(1, names.length)
  const bar = Math.min(48, slot * 0.72)
  return names.map((name, i) => {
    let from = 0
    const parts = series.map((s) => {
      const value = s.values[i] ?? 0
      const [low, high] = [yOf(from, scale), yOf(from + value, scale)]
      from += value
      const x = round(room.left + i * slot + (slot - bar) / 2)
      return value === 0
        ? ''
        : `<rect x="${x}" y="${round(high)}" width="${round(bar)}" height="${round(low - high)}" fill="${s.colour}"/>`
    })
    const told = `${name}: ${count(from)} (${series.map((s) => `${s.name} ${count(s.values[i] ?? 0)}`).join(', ')})`
    return `<g><title>${escaped(told)}</title>${parts.join('')}</g>`
  })
}

function labels({ labels: names, unit }: ChartData): string {
  const slot = plot.width / Math.max(1, names.length)
  const every = Math.ceil(names.length / labelsMax)
  const y = room.top + plot.height + 18
  const shown = names.flatMap((name, i) =>
    i % every === 0
      ? [
          `<text x="${round(room.left + (i + 0.5) * slot)}" y="${y}" text-anchor="middle" fill="${quiet}">${escaped(shortLabel(name, names))}</text>`,
        ]
      : [],
  )
  return [
    ...shown,
    `<text x="${width - room.right}" y="${y + 18}" text-anchor="end" fill="${quiet}">${escaped(unit)}</text>`,
  ].join('\n')
}

/** `17/11` where all bars lie in one year, else as given. */
function shortLabel(name: string, names: readonly string[]): string {
  const year = name.split('/').at(-1)
  return name.split('/').length === 3 && names.every((n) => n.endsWith(`/${year}`))
    ? name.slice(0, name.lastIndexOf('/'))
    : name
}

function foot({ at, isDemo }: ChartData): string {
  const { facts, demo, trend } = words()
  const text = trend.of(`${facts.at}: ${fullDateTime(at)}`) + (isDemo ? ` · ${demo.toLocaleUpperCase('vi')}` : '')
  return `<text x="${room.left}" y="${height - 12}" font-size="11" fill="${quiet}">${escaped(text)}</text>`
}

const round = (n: number): number => Math.round(n * 10) / 10
/** Control characters have no place in a drawing; the rest cannot leave its text. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0) ?? 32};`)
