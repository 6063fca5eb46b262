/** Loaded before the product by `--import`: leaves what the process took where `USAGE_AT_EXIT` says. */
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const usage = { cpuS: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 }
  writeFileSync(process.env.USAGE_AT_EXIT as string, JSON.stringify(usage))
})
