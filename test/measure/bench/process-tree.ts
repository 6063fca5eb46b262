import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time of a process in hundredths of a second for every program, whatever its own tick is. */
const ticksPerSecond = 100
const sampleMs = 250

/** What one look at a process and all its children saw. */
export interface TreeUse {
  /** Resident memory of all processes, bytes; memory that threads share is counted once, since it is the process's. */
  readonly residentBytes: number
  /** Processor time spent since start by the processes that run now, seconds. */
  readonly cpuSeconds: number
  readonly processes: number
}

/** True where the system tells what a process uses (Linux). */
export const canSeeProcesses = process.platform === 'linux'

/** A process and its descendants as they are now; ended ones count nothing. */
export function treeUse(pid: number): TreeUse {
  const total = { residentBytes: 0, cpuSeconds: 0, processes: 0 }
  for (const each of descendants(pid)) {
    const use = processUse(each)
    if (!use) continue
    total.residentBytes += use.residentBytes
    total.cpuSeconds += use.cpuSeconds
    total.processes++
  }
  return total
}

function descendants(pid: number): number[] {
  const found = [pid]
  for (let i = 0; i < found.length; i++) found.push(...childrenOf(found[i] as number))
  return found
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    // It ended while it was looked at.
    return []
  }
}

function processUse(pid: number): Omit<TreeUse, 'processes'> | null {
  try {
    // The name in brackets may hold anything; the numbers stand behind it, from the state on.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user, system] = [Number(fields[11]), Number(fields[12])]
    const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return { residentBytes: Number(resident ?? 0) * 1024, cpuSeconds: (user + system) / ticksPerSecond }
  } catch {
    return null
  }
}

/** The most a single process ever held, as the system itself noted it; bytes. */
function highWaterBytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Looks at a process tree four times a second and keeps the most that it held. */
export class PeakMemory {
  private readonly timer: NodeJS.Timeout
  private peak = 0

  constructor(private readonly pid: number) {
    this.timer = setInterval(() => this.look(), sampleMs)
  }

  /** Bytes; null where the system does not tell. */
  stop(): number | null {
    clearInterval(this.timer)
    this.look()
    return canSeeProcesses ? this.peak : null
  }

  private look(): void {
    if (!canSeeProcesses) return
    // Between two looks one process may have held more: its own high-water mark knows.
    this.peak = Math.max(this.peak, treeUse(this.pid).residentBytes, highWaterBytes(this.pid))
  }
}
