import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleIndex } from '#article-index'
import { ManualClock, readSettings, silentLog } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import { folderNameOf, listBackUps } from '../backups/back-up-folder.js'
import { makeBackUp } from '../backups/make-back-up.js'
import { settingsShape } from '../settings.js'
import { speaking } from '../web/shell/language.js'
import type { CheckParts } from './check.js'
import { checks, lookAtAll } from './index.js'
import { sayFinding } from './words.js'
import { en } from './words.en.js'
import { vi } from './words.vi.js'

const dayMs = 86_400_000
let folder: string
let store: RecordStore
let clock: ManualClock
let parts: CheckParts
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'checks-'))
  mkdirSync(join(folder, 'second'))
  store = await memoryRecordStore()
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  const settings = readSettings(settingsShape, { DATA_DIR: folder, PORT: '0', WORKERS: '0', BACKUP_DIR: join(folder, 'second') }) // prettier-ignore
  const index = { count: () => Promise.resolve(0) } as unknown as ArticleIndex
  parts = { settings, store, clock, log: silentLog, index, busTrouble: null, running: null, isThorough: false }
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Codes of what somebody should look at. */
const wrong = async (over: Partial<CheckParts> = {}): Promise<string[]> =>
  (await lookAtAll({ ...parts, ...over }, false)).filter((f) => f.level !== 'good').map((f) => f.code)
const backUp = () => makeBackUp(parts, { signal: new AbortController().signal, onProgress: () => undefined })

describe('looking at the installation', () => {
  it('finds no fault in one that is cared for but for what it lacks, and says what to do for each', async () => {
    expect(await wrong()).toEqual(['office-missing', 'sources-none', 'back-up-same-disk', 'back-up-none'])
    for (const f of (await lookAtAll(parts, false)).filter((f) => f.level !== 'good'))
      expect(sayFinding(f)).toMatch(/hãy /i)
  })

  it('sees a back-up that is missing, old, shortened, or changed inside where it is asked to read all', async () => {
    const codes = async (over: Partial<CheckParts> = {}) => (await wrong(over)).filter((c) => c.startsWith('back-up-') && c !== 'back-up-same-disk') // prettier-ignore
    await backUp()
    expect(await codes()).toEqual([])
    clock.advance(4 * dayMs)
    expect(await codes()).toEqual(['back-up-old'])
    const made = await backUp()
    expect(await codes({ isThorough: true })).toEqual([])
    const file = join(made.folder, 'record.sqlite.gz')
    const [newest] = listBackUps(join(folder, 'second'))
    writeFileSync(file, Buffer.alloc(newest?.packedBytes ?? 0))
    expect([await codes(), await codes({ isThorough: true })]).toEqual([[], ['back-up-damaged']])
    writeFileSync(file, 'short')
    expect(await codes()).toEqual(['back-up-damaged'])
    expect(made.folder.endsWith(folderNameOf(clock.now()))).toBe(true)
    rmSync(join(folder, 'second'), { recursive: true })
    expect(await codes()).toEqual(['back-up-folder-away'])
    expect(await codes({ settings: { ...parts.settings, backupDir: null } })).toContain('back-up-one-disk')
  })

  it('sees messages set aside or stuck, sources that fail and an index that lacks articles or is away', async () => {
    const message = { topic: 'page.fetched', key: 'k', lane: 'news', payload: '{}', createdAt: clock.now(), availableAt: clock.now(), attempts: 6, cause: null } // prettier-ignore
    await store.db.insertInto('message').values([{ ...message, id: 'a', state: 'parked' }, { ...message, id: 'b', state: 'pending' }]).execute() // prettier-ignore
    clock.advance(2 * 3_600_000)
    const running = { isReady: true, articles: 0 }
    expect(await wrong({ running })).toEqual(expect.arrayContaining(['parked', 'queue-stuck']))
    expect(await wrong()).not.toContain('queue-stuck')
    const label = { officeId: 'o', articleId: 'a', versionId: 'v', kind: 'tone', value: 'neutral', confidence: 1, modelVersion: 'm', decidedAt: 't' } // prettier-ignore
    await store.db.insertInto('label').values({ ...label, id: 'l', evidencePart: null, evidenceStart: null, evidenceEnd: null }).execute() // prettier-ignore
    expect(await wrong()).toContain('index-behind')
    const away = { count: () => Promise.reject(new Error('away')) } as unknown as ArticleIndex
    expect(await wrong({ index: away })).toContain('index-away')
    expect(await wrong({ index: null, running: { isReady: false, articles: null } })).toEqual(expect.arrayContaining(['index-away', 'product-silent'])) // prettier-ignore
  })

  it('sees a port that is taken and a data folder that everybody may read', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((r) => server.once('listening', r))
    const { port } = server.address() as { port: number }
    expect(await wrong({ settings: { ...parts.settings, port } })).toContain('port-taken')
    server.close()
    writeFileSync(join(folder, 'record.sqlite'), '')
    chmodSync(join(folder, 'record.sqlite'), 0o644)
    chmodSync(folder, 0o755)
    expect(await wrong()).toContain('data-folder-open')
    chmodSync(folder, 0o750)
    expect(await wrong()).not.toContain('data-folder-open')
  })

  it('goes on when one look fails, and says that it did', async () => {
    const broken = { ...store, reader: store.reader, db: store.db } as unknown as RecordStore
    Object.defineProperty(broken, 'reader', { get: () => { throw new Error('database is locked') } }) // prettier-ignore
    const found = await lookAtAll({ ...parts, store: broken }, false)
    expect(found.filter((f) => f.code === 'check-failed').length).toBeGreaterThan(2)
    expect(found.some((f) => f.code === 'node')).toBe(true)
  })
})

describe('words of findings', () => {
  it('are there in both languages, with the values of what was found', async () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort())
    const found = await lookAtAll({ ...parts, running: { isReady: true, articles: 0 } }, false)
    for (const f of found)
      for (const language of ['vi', 'en'] as const)
        expect(speaking(language, () => sayFinding(f))).not.toMatch(/NaN|null|undefined|\[object/)
    expect(new Set(checks.map((c) => c.name)).size).toBe(checks.length)
  })
})
