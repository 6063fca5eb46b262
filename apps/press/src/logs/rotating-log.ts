import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#foundation'

export interface LogLimits {
  /** Size at which a file is turned over, millions of bytes. */
  readonly logFileMb: number
  /** Files kept beside the one in use. */
  readonly logKeepFiles: number
  /** Days for which files are kept. */
  readonly logKeepDays: number
}

const currentName = 'press.log'
const oldPattern = /^press-\d{4}-\d{2}-\d{2}T[\d-]+Z\.log(?:\.\d+)?$/
const dayMs = 86_400_000

/**
 * Lines in `press.log`, turned over when it is large or holds another day; old files go by number and by age. A line that
 * finds no room is dropped: a full disk must not stop the site over its log.
 */
export class RotatingLog {
  private readonly file: string
  private size: number
  /** UTC day of the lines in the file. */
  private day: string

  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
    private readonly limits: LogLimits,
  ) {
    mkdirSync(folder, { recursive: true })
    this.file = join(folder, currentName)
    const known = statOf(this.file)
    this.size = known?.size ?? 0
    this.day = known && known.size > 0 ? known.mtime.toISOString().slice(0, 10) : this.today()
    this.forgetOld()
  }

  write(line: string): void {
    try {
      const bytes = Buffer.byteLength(line) + 1
      const isFull = this.size + bytes > this.limits.logFileMb * 1_000_000
      if (this.size > 0 && (isFull || this.day !== this.today())) this.turnOver()
      appendFileSync(this.file, `${line}\n`)
      this.size += bytes
    } catch {
      // See above.
    }
  }

  private today(): string {
    return this.clock.now().slice(0, 10)
  }

  private turnOver(): void {
    const stamp = `press-${this.clock.now().slice(0, 19).replaceAll(':', '-')}Z.log`
    // Two in one second are told apart by a number.
    const taken = readdirSync(this.folder).filter((name) => name.startsWith(stamp)).length
    renameSync(this.file, join(this.folder, taken === 0 ? stamp : `${stamp}.${taken}`))
    this.size = 0
    this.day = this.today()
    this.forgetOld()
  }

  private forgetOld(): void {
    const oldest = new Date(this.clock.nowMs() - this.limits.logKeepDays * dayMs).toISOString()
    const dateOf = (name: string): string => name.slice('press-'.length, 'press-'.length + 10)
    const names = readdirSync(this.folder)
      .filter((name) => oldPattern.test(name))
      .sort()
    names.forEach((name, i) => {
      const isBeyond = i < names.length - this.limits.logKeepFiles
      if (isBeyond || dateOf(name) < oldest.slice(0, 10)) rmSync(join(this.folder, name), { force: true })
    })
    // The one file that earlier versions kept.
    rmSync(join(this.folder, `${currentName}.1`), { force: true })
  }
}

function statOf(file: string): { size: number; mtime: Date } | null {
  try {
    return statSync(file)
  } catch {
    return null
  }
}
