import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ManualClock } from '#foundation'
import { RotatingLog } from './rotating-log.js'

const dayMs = 86_400_000
const limits = { logFileMb: 1, logKeepFiles: 3, logKeepDays: 30 }
let folder: string
let clock: ManualClock
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'))
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const names = (): string[] => readdirSync(folder).sort()

describe('the log', () => {
  it('never grows beyond its size and keeps no more files than asked, however much is written', () => {
    const log = new RotatingLog(folder, clock, limits)
    const line = 'x'.repeat(99_999)
    for (let i = 0; i < 75; i++) {
      log.write(`${i} ${line}`)
      clock.advance(500)
    }
    expect(names()).toHaveLength(4)
    for (const name of names()) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000_000)
    expect(readFileSync(join(folder, 'press.log'), 'utf8')).toContain('74 xxx')
  })

  it('begins a file each day, and lets go of those that are too old, also after a restart', () => {
    const log = new RotatingLog(folder, clock, limits)
    for (let day = 0; day < 3; day++) {
      log.write(`day ${day}`)
      clock.advance(dayMs)
    }
    expect(names()).toEqual(['press-2026-11-25T01-00-00Z.log', 'press-2026-11-26T01-00-00Z.log', 'press.log'])
    writeFileSync(join(folder, 'notes.txt'), 'not ours')
    clock.advance(40 * dayMs)
    expect(new RotatingLog(folder, clock, limits)).toBeDefined()
    expect(names()).toEqual(['notes.txt', 'press.log'])
  })

  it('goes on where the process before it stopped', () => {
    new RotatingLog(folder, clock, limits).write('y'.repeat(900_000))
    new RotatingLog(folder, clock, limits).write('z'.repeat(200_000))
    expect(names()).toHaveLength(2)
  })

  it('drops a line rather than stop the site when it cannot be written', () => {
    const log = new RotatingLog(folder, clock, limits)
    rmSync(folder, { recursive: true })
    expect(() => log.write('lost')).not.toThrow()
  })
})
