import { sayFinding } from '../../checks/words.js'
import { diskParts, type DiskSpace } from '../../disk/disk-space.js'
import type { DiskForecast } from '../../disk/forecast.js'
import { Section } from '../shell/components/parts.js'
import { bytes, count, percent } from '../shell/format.js'
import type { HealthProps } from './health.view.js'
import { words } from './words.js'

/** What the machine's own look at itself found, each with what to do. */
export function Findings({ findings }: Pick<HealthProps, 'findings'>) {
  const w = words()
  if (findings.length === 0)
    return (
      <Section title={w.allGoodTitle}>
        <p>{w.allGood}</p>
      </Section>
    )
  const sorted = [...findings].sort((a, b) => Number(b.level === 'bad') - Number(a.level === 'bad'))
  return (
    <Section title={w.findingsTitle} note={w.findingsNote}>
      <ul class="plain-list findings">
        {sorted.map((f) => (
          <li>
            {f.level === 'bad' ? <b class="count danger">{w.levels.bad}</b> : <b>{w.levels.warn}</b>} {sayFinding(f)}.
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Disk({
  disk,
  forecast,
  budgetGb,
}: {
  disk: DiskSpace
  forecast: DiskForecast | null
  budgetGb: number
}) {
  const w = words()
  const share = percent(disk.total > 0 ? disk.free / disk.total : 0)
  return (
    <Section title={w.diskTitle} note={w.diskNote(bytes(disk.free), bytes(disk.total), share)}>
      <p>
        {forecastText(forecast)}
        {budgetGb > 0 && ` ${w.budget(bytes(disk.parts.pages), bytes(budgetGb * 1e9))}`}
        {budgetGb > 0 && forecast?.pagesDaysLeft != null && ` ${w.budgetIn(count(forecast.pagesDaysLeft))}`}
      </p>
      <table class="few">
        <thead>
          <tr>
            <th>{w.part}</th>
            <th class="num">{w.size}</th>
          </tr>
        </thead>
        <tbody>
          {diskParts.map((part) => (
            <tr>
              <td>{w.parts[part]}</td>
              <td class="num">{bytes(disk.parts[part])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function forecastText(forecast: DiskForecast | null): string {
  const w = words()
  const { perDay = null, daysLeft = null } = forecast ?? {}
  if (perDay === null) return w.growthUnknown
  if (perDay <= 0 || daysLeft === null) return w.growsNot
  return `${w.grows(bytes(perDay))} ${w.fullIn(count(daysLeft))}`
}
