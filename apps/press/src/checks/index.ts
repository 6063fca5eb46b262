import { describeError } from '#foundation'
import { bad, type Check, type CheckParts, type Finding } from './check.js'
import { auditLog } from './kinds/audit-log.js'
import { backUps } from './kinds/back-ups.js'
import { certificates } from './kinds/certificates.js'
import { clockDrift } from './kinds/clock-drift.js'
import { data } from './kinds/data.js'
import { disk } from './kinds/disk.js'
import { logs } from './kinds/logs.js'
import { machine } from './kinds/machine.js'
import { queues } from './kinds/queues.js'
import { sources } from './kinds/sources.js'
import { window } from './kinds/window.js'

/** Everything that is looked at: one line each. */
export const checks: readonly Check[] = [
  machine,
  data,
  queues,
  sources,
  disk,
  backUps,
  logs,
  window,
  auditLog,
  clockDrift,
  certificates,
]

export interface Checked extends Finding {
  readonly check: string
}

/** Looks at everything; a look that fails is a finding itself and keeps no other from being done. */
export async function lookAtAll(parts: CheckParts, isWithSlow: boolean): Promise<Checked[]> {
  const found: Checked[] = []
  for (const check of checks) {
    if (check.isSlow && !isWithSlow) continue
    try {
      found.push(...(await check.look(parts)).map((f) => ({ ...f, check: check.name })))
    } catch (error) {
      parts.log.error('check', { check: check.name, cause: describeError(error) })
      found.push({ ...bad('check-failed', { name: check.name, cause: describeError(error) }), check: check.name })
    }
  }
  return found
}
