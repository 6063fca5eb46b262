import { ManualClock, PressError, silentLog } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import { readSettings } from '#foundation'
import { settingsShape } from '../settings.js'
import type { AnyJobKind, JobParts, JobRun } from './job-kind.js'
import { askJob, cancelJob, findJob, type Job, listJobs } from './job-rows.js'
import { JobRunner } from './job-runner.js'

let store: RecordStore
let clock: ManualClock
let parts: JobParts
beforeEach(async () => {
  store = await memoryRecordStore()
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  parts = {
    settings: readSettings(settingsShape, {}),
    store,
    clock,
    log: silentLog,
    engines: null,
    aside: (w, s) => w(s),
  }
})
afterEach(() => store.close())

const kindOf = (over: Partial<AnyJobKind>): AnyJobKind => ({
  name: 'reindex',
  lane: 'index',
  permission: 'manage-settings',
  readInput: (given) => given,
  run: () => Promise.resolve({}),
  ...over,
})
/** A kind that goes on until it is told to stop, or `let go`. */
function slow(over: Partial<AnyJobKind> = {}) {
  const runs: JobRun[] = []
  let letGo = (): void => undefined
  const kind = kindOf({
    ...over,
    run: (run: JobRun) => {
      runs.push(run)
      return new Promise((resolve, reject) => {
        letGo = () => resolve({ cursor: JSON.stringify(run.cursor) })
        run.signal.addEventListener('abort', () => reject(run.signal.reason as Error))
      })
    },
  })
  return { kind, runs, letGo: () => letGo() }
}
const runner = (...kinds: AnyJobKind[]): JobRunner => new JobRunner(parts, { kinds, beatMs: 5 })
const stateOf = async (id: string): Promise<Job['state']> => (await findJob(store, id)).state
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400 && !(await isTrue()); i++) await new Promise((r) => setTimeout(r, 5))
  expect(await isTrue()).toBe(true)
}

describe('long work', () => {
  it('is begun at the next tick, tells its progress, and leaves what came of it', async () => {
    const { kind, runs, letGo } = slow()
    const jobs = runner(kind)
    const { id } = await askJob(parts, kind, { of: 1 })
    expect(await stateOf(id)).toBe('waiting')
    await jobs.tick()
    expect(runs[0]?.input).toEqual({ of: 1 })
    runs[0]?.progress(3, 10)
    await until(async () => (await findJob(store, id)).done === 3)
    letGo()
    await until(async () => (await stateOf(id)) === 'done')
    expect(await findJob(store, id)).toMatchObject({ total: 10, facts: { cursor: 'null' }, error: null })
  })

  it('is there once for each kind, and once at a time in each lane', async () => {
    const a = slow()
    const b = slow({ name: 'rebuild' })
    const c = slow({ name: 'back-up', lane: 'back-up' })
    const jobs = runner(a.kind, b.kind, c.kind)
    const first = await askJob(parts, a.kind, {})
    expect(await askJob(parts, a.kind, {})).toEqual({ id: first.id, isNew: false })
    await askJob(parts, b.kind, {})
    await askJob(parts, c.kind, {})
    await jobs.tick()
    await jobs.tick()
    expect([a.runs.length, b.runs.length, c.runs.length]).toEqual([1, 0, 1])
    a.letGo()
    await until(async () => (await stateOf(first.id)) === 'done')
    await jobs.tick()
    expect(b.runs.length).toBe(1)
    await jobs.stop()
  })

  it('stops when somebody cancels it, through any process', async () => {
    const { kind } = slow()
    const jobs = runner(kind)
    const { id } = await askJob(parts, kind, {})
    await jobs.tick()
    await cancelJob(parts, id)
    await until(async () => (await stateOf(id)) === 'cancelled')
    const waiting = await askJob(parts, kind, {})
    await cancelJob(parts, waiting.id)
    expect(await stateOf(waiting.id)).toBe('cancelled')
    await jobs.tick()
    expect(await stateOf(waiting.id)).toBe('cancelled')
  })

  it('goes on where it noted after the process was stopped, and after it was killed', async () => {
    const { kind, runs, letGo } = slow()
    const before = runner(kind)
    const { id } = await askJob(parts, kind, {})
    await before.tick()
    await runs[0]?.keep({ at: 7 })
    await before.stop()
    expect(await findJob(store, id)).toMatchObject({ state: 'waiting', attempts: 0 })
    // Killed: the row says that a process runs it which is there no more.
    const killed = { state: 'running' as const, runner: `elsewhere 1`, beatAt: clock.now(), attempts: 1 }
    await store.db.updateTable('job').set(killed).where('id', '=', id).execute()
    const after = runner(kind)
    await after.tick()
    expect(runs.length).toBe(1)
    clock.advance(3 * 60_000)
    await after.tick()
    expect(runs[1]?.cursor).toEqual({ at: 7 })
    letGo()
    await until(async () => (await stateOf(id)) === 'done')
    expect((await findJob(store, id)).attempts).toBe(2)
  })

  it('is given up when it was broken off five times: it may be what ends the process', async () => {
    const { kind, runs } = slow()
    const { id } = await askJob(parts, kind, {})
    const killed = { state: 'running' as const, runner: null, attempts: 5 }
    await store.db.updateTable('job').set(killed).where('id', '=', id).execute()
    await runner(kind).tick()
    expect(runs).toEqual([])
    expect(await findJob(store, id)).toMatchObject({ state: 'failed', facts: { code: 'job-broken-off' } })
  })

  it('says why it failed as a sentence, and hides what only the log should hold', async () => {
    const told = kindOf({
      run: () => Promise.reject(new PressError('backup-folder', { userMessage: 'Không tạo được.' })),
    })
    const untold = kindOf({ name: 'rebuild', run: () => Promise.reject(new Error('secret path')) })
    const jobs = runner(told, untold)
    await expect(jobs.run('reindex', {})).rejects.toMatchObject({ userMessage: 'Không tạo được.' })
    await expect(jobs.run('rebuild', {})).rejects.toMatchObject({ code: 'job-failed' })
    const rows = await listJobs(store, 10)
    expect(rows.map((j) => [j.kind, j.state, j.facts?.['code']])).toEqual([
      ['rebuild', 'failed', 'job-failed'],
      ['reindex', 'failed', 'backup-folder'],
    ])
    expect(JSON.stringify(rows)).not.toContain('secret')
  })

  it('stays in line when it has to be done before anything else and fails', async () => {
    let fails = true
    const kind = kindOf({ run: () => (fails ? Promise.reject(new Error('away')) : Promise.resolve({ articles: 3 })) })
    const jobs = runner(kind)
    await expect(jobs.runFirst('reindex')).rejects.toThrow('away')
    const [waiting] = await listJobs(store, 5)
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 0 })
    fails = false
    await jobs.runFirst('reindex')
    expect(await listJobs(store, 5)).toMatchObject([{ id: waiting?.id, state: 'done', facts: { articles: 3 } }])
  })

  it('that must not be left half done cannot be cancelled once it has begun', async () => {
    const { kind, runs } = slow({ name: 'rebuild', isWhole: true })
    const jobs = runner(kind)
    const { id } = await askJob(parts, kind, {})
    await jobs.tick()
    await expect(cancelJob(parts, id)).rejects.toMatchObject({ code: 'job-goes-to-its-end' })
    await runs[0]?.keep({ total: 3 })
    await jobs.stop()
    await expect(cancelJob(parts, id)).rejects.toMatchObject({ code: 'job-goes-to-its-end' })
  })
})
