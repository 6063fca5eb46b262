import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '#foundation'
import { beginWork } from './begin-work.js'
import { collectDesk } from './collect-desk.js'
import { JobRunner } from './jobs/job-runner.js'
import { openEngines } from './compose.js'
import { beginRebuild, readRebuild } from './rebuild-derived.js'
import { keepPages, printedAt, sentence, sequence } from './roles/contract/kept-press.js'
import type { Collector } from './roles/collector.js'
import { settingsShape } from './settings.js'
import { StartUp } from './start-up.js'
import { startThreads } from './threads/start-threads.js'

const start = Date.parse('2026-11-02T01:00:00.000Z')
const random = sequence(3)
const pages = Array.from({ length: 6 }, (_, i) => {
  const at = new Date(start + i * 3_600_000).toISOString()
  const paragraphs = Array.from({ length: 5 }, () => sentence(random))
  return {
    url: `https://bao.example/b${i}.html`,
    title: `Quảng Ninh: ${sentence(random).slice(0, 40)}`,
    paragraphs,
    at,
    printed: printedAt(at),
  }
})

/** Engines on a folder with a rebuild to do; `work` sees them before anything has begun. */
async function opened(work: (parts: Parts) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'begin-'))
  const settings = readSettings(settingsShape, { DATA_DIR: folder, WORKERS: '0' })
  const quiet = (): void => undefined
  const engines = await openEngines(settings, quiet, quiet)
  const threads = startThreads(settings)
  const stop = new AbortController()
  const startUp = new StartUp(engines.log, stop.signal, 5)
  let collector: Collector | null = null
  const desk = collectDesk(
    engines,
    () => collector,
    () => startUp.reason,
  )
  try {
    const office = { id: 'o1', name: 'Quảng Ninh', provinceSlug: 'quang-ninh', createdAt: engines.clock.now() }
    await engines.store.db.insertInto('office').values(office).execute()
    await keepPages(engines, pages, false)
    await beginRebuild(engines)
    const jobs = new JobRunner({ ...engines, engines, aside: (work, signal) => work(signal) })
    await work({ engines, desk, stop, begin: () => beginWork(engines, threads, startUp, jobs, (c) => (collector = c)) })
  } finally {
    stop.abort()
    await (collector as Collector | null)?.stop()
    await engines.bus.stop()
    await threads.close()
    await engines.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
interface Parts {
  readonly engines: Awaited<ReturnType<typeof openEngines>>
  readonly desk: ReturnType<typeof collectDesk>
  readonly stop: AbortController
  readonly begin: () => Promise<void>
}

/** From now on every transaction fails; returns how it is ended. */
function failing({ store }: Parts['engines'], error: Error): () => void {
  const transaction = store.transaction.bind(store)
  store.transaction = () => Promise.reject(error)
  return () => (store.transaction = transaction)
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400 && !(await isTrue()); i++) await new Promise((r) => setTimeout(r, 10))
  expect(await isTrue()).toBe(true)
}

describe('the start of collecting and the stages', () => {
  it.each([
    ['a full disk', Object.assign(new Error('write'), { code: 'ENOSPC' }), 'disk-full', 'Ổ đĩa đã đầy'],
    ['a database that was away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'failed', 'tự thử lại'],
  ])('goes on by itself after %s, and says meanwhile why it has not begun', async (_, error, reason, sentence) => {
    await opened(async ({ engines, desk, begin }) => {
      const { store, bus, clock } = engines
      const mend = failing(engines, error)
      const work = begin()
      await until(() => desk.status().pausedReason !== null)
      expect(desk.status()).toMatchObject({ isRunning: false, pausedReason: reason })
      expect((await desk.fetchLink('https://bao.example/x.html', 'o1')).sentence).toContain(sentence)
      mend()
      await work
      expect(desk.status()).toMatchObject({ isRunning: true, pausedReason: null })
      expect(await readRebuild(store)).toBeNull()
      expect(await engines.index.count()).toBe(pages.length)
      // The stages deliver.
      await bus.replay('article.labelled', new Date(clock.nowMs() - 3_600_000).toISOString())
      await until(async () => (await bus.status()).every((q) => q.pending === 0))
    })
  })

  it('says that a rebuild comes first while it goes on', async () => {
    await opened(async ({ engines, desk, begin }) => {
      const reasons = new Set<string | null>()
      const transaction = engines.store.transaction.bind(engines.store)
      engines.store.transaction = (work) => {
        reasons.add(desk.status().pausedReason)
        return transaction(work)
      }
      await begin()
      expect([...reasons]).toEqual(['rebuild'])
    })
  })

  it('ends when told to stop between two attempts', async () => {
    await opened(async ({ engines, desk, stop, begin }) => {
      failing(engines, new Error('broken'))
      const work = begin()
      await until(() => desk.status().pausedReason === 'failed')
      stop.abort()
      await work
      expect(desk.status().isRunning).toBe(false)
    })
  })
})
