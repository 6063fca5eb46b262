import type { ChartBlock } from '../draft/content.js'

const rowHeight = 22
const labelWidth = 230
const barMax = 300
const width = 620

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (c) => `&#${c.codePointAt(0) ?? 32};`)

/** A bar chart of a draft as SVG for web pages: one colour (the page's ink), values written, a sentence as its name. */
export function chartSvg(block: ChartBlock): string {
  const values = block.bars.map((b) =>
    b.now.figure.kind === 'counted' ? b.now.figure.figure.value : b.now.figure.value,
  )
  const longest = Math.max(1, ...values)
  const rows = block.bars.map((bar, i) => {
    const y = i * rowHeight
    const length = Math.max(values[i] ? 1 : 0, Math.round(((values[i] ?? 0) / longest) * barMax))
    const before = bar.before ? ` <tspan font-weight="400">(${escaped(bar.before.text)})</tspan>` : ''
    return `<text x="0" y="${y + 15}">${escaped(bar.label)}</text><rect x="${labelWidth}" y="${y + 5}" width="${length}" height="11" fill="currentColor"/><text x="${labelWidth + length + 6}" y="${y + 15}" font-weight="600">${escaped(bar.now.text)}${before}</text>`
  })
  const height = block.bars.length * rowHeight
  const name = escaped(`${block.caption}: ${block.bars.map((b) => `${b.label} ${b.now.text}`).join('; ')}`)
  return `<svg role="img" aria-label="${name}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-size="13" fill="currentColor">${rows.join('')}</svg>`
}
