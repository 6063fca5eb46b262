import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ManualClock, readSettings } from '#foundation'
import { openRecord } from '../compose-record.js'
import { type Settings, settingsShape } from '../settings.js'
import { backUpsToKeep, listBackUps, recordName } from './back-up-folder.js'
import { copyPages } from './copy-pages.js'
import { makeBackUp } from './make-back-up.js'
import { restoreBackUp } from './restore-back-up.js'

const dayMs = 86_400_000
let root: string
let settings: Settings
let clock: ManualClock
const quiet = () => undefined
const options = { signal: new AbortController().signal, onProgress: quiet }

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'back-ups-'))
  const env = { DATA_DIR: join(root, 'data'), BACKUP_DIR: join(root, 'second'), WORKERS: '0', BACKUP_KEEP_DAILY: '2', BACKUP_KEEP_WEEKLY: '0', BACKUP_KEEP_MONTHLY: '0' } // prettier-ignore
  settings = readSettings(settingsShape, env)
  clock = new ManualClock(Date.parse('2026-11-02T19:30:00.000Z'))
  mkdirSync(join(root, 'data', 'pages'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const page = (name: string, text: string): void => writeFileSync(join(root, 'data', 'pages', name), text)
const copied = (name: string): string => readFileSync(join(root, 'second', 'pages', name), 'utf8')

async function officeNamed(id: string): Promise<void> {
  const store = await openRecord(settings, clock, quiet)
  await store.db.insertInto('office').values({ id, name: id, provinceSlug: 'p', createdAt: clock.now() }).execute()
  await store.close()
}
async function backUp() {
  const store = await openRecord(settings, clock, quiet)
  try {
    return await makeBackUp({ settings, store, clock }, options)
  } finally {
    await store.close()
  }
}
async function officesOf(dataDir: string): Promise<string[]> {
  const store = await openRecord({ ...settings, dataDir }, clock, quiet)
  const rows = await store.db.selectFrom('office').select('id').orderBy('id').execute()
  await store.close()
  return rows.map((r) => r.id)
}

describe('a back-up', () => {
  it('is restored on an empty machine, record and kept pages, from its folder or from the folder of all', async () => {
    await officeNamed('first')
    page('pages-20261102-0000.warc.gz', 'page one')
    const made = await backUp()
    expect(made.pages).toMatchObject({ files: 1, copied: 1 })
    expect(readdirSync(join(root, 'second')).sort()).toEqual(['2026-11-02T19-30-00Z', 'pages'])
    clock.advance(dayMs)
    await officeNamed('second')
    await backUp()
    const there = (name: string): Settings => ({ ...settings, dataDir: join(root, name) })
    await restoreBackUp(there('a'), made.folder, quiet)
    expect(await officesOf(join(root, 'a'))).toEqual(['first'])
    const { pages } = await restoreBackUp(there('b'), join(root, 'second'), quiet)
    expect([await officesOf(join(root, 'b')), pages]).toEqual([['first', 'second'], 1])
    expect(readFileSync(join(root, 'b', 'pages', 'pages-20261102-0000.warc.gz'), 'utf8')).toBe('page one')
    expect(readdirSync(join(root, 'b')).some((name) => name.startsWith('restoring'))).toBe(false)
  })

  it('that was damaged on its disk is not put in the place of the record', async () => {
    await officeNamed('first')
    const { folder } = await backUp()
    const file = join(folder, recordName)
    const bytes = readFileSync(file)
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 255
    writeFileSync(file, bytes)
    await officeNamed('second')
    await expect(restoreBackUp(settings, folder, quiet)).rejects.toMatchObject({ code: 'backup-unreadable' })
    expect(await officesOf(settings.dataDir)).toEqual(['first', 'second'])
  })

  it('lets the oldest go when a new one is whole; one that was broken off is none and is cleared away', async () => {
    await officeNamed('first')
    for (let day = 0; day < 3; day++) {
      await backUp()
      clock.advance(dayMs)
    }
    const names = (): string[] => listBackUps(join(root, 'second')).map((b) => b.at.slice(0, 10))
    expect(names()).toEqual(['2026-11-04', '2026-11-03'])
    const stop = new AbortController()
    const store = await openRecord(settings, clock, quiet)
    const broken = makeBackUp(
      { settings, store, clock },
      { signal: stop.signal, onProgress: (n) => n === 1 && stop.abort() },
    )
    await expect(broken).rejects.toThrow()
    await store.close()
    expect(names()).toEqual(['2026-11-04', '2026-11-03'])
    expect(readdirSync(join(root, 'second')).some((name) => name.startsWith('.'))).toBe(false)
  })

  it('without a second folder holds the record alone, beside it', async () => {
    settings = { ...settings, backupDir: null }
    await officeNamed('first')
    const { folder, pages } = await backUp()
    expect([folder.startsWith(join(root, 'data', 'backups')), pages]).toEqual([true, null])
  })

  it('says what is wrong with a folder that cannot be made', async () => {
    writeFileSync(join(root, 'file'), '')
    settings = { ...settings, backupDir: join(root, 'file', 'second') }
    await officeNamed('first')
    await expect(backUp()).rejects.toMatchObject({ code: 'backup-folder' })
  })
})

describe('copies of kept pages', () => {
  const copy = (over: object = {}) =>
    copyPages(join(root, 'data', 'pages'), join(root, 'second', 'pages'), { now: clock.now(), ...over })

  it('are made for files that are new, have grown or were changed in place, and for no others', async () => {
    page('a.warc.gz', 'erase me')
    page('b.warc.gz', 'b')
    expect(await copy()).toMatchObject({ files: 2, copied: 2 })
    expect(await copy()).toMatchObject({ copied: 0 })
    appendFileSync(join(root, 'data', 'pages', 'b.warc.gz'), 'bb')
    await new Promise((r) => setTimeout(r, 10))
    page('a.warc.gz', 'erased..')
    expect(await copy()).toMatchObject({ copied: 2 })
    expect([copied('a.warc.gz'), copied('b.warc.gz')]).toEqual(['erased..', 'bbb'])
  })

  it('that changed by themselves are found in time and made again; without an original that is said', async () => {
    page('a.warc.gz', 'aaaa')
    page('b.warc.gz', 'bbbb')
    await copy()
    writeFileSync(join(root, 'second', 'pages', 'a.warc.gz'), 'axaa')
    writeFileSync(join(root, 'second', 'pages', 'b.warc.gz'), 'bxbb')
    rmSync(join(root, 'data', 'pages', 'b.warc.gz'))
    clock.advance(dayMs)
    expect(await copy({ checkBudget: 3 })).toMatchObject({ checked: 0 })
    expect(await copy()).toMatchObject({ checked: 2, mended: 1, lost: 1 })
    expect(copied('a.warc.gz')).toBe('aaaa')
  })

  it('stay when the original is gone: an emptied folder does not empty its back-up', async () => {
    page('a.warc.gz', 'aaaa')
    await copy()
    rmSync(join(root, 'data', 'pages'), { recursive: true })
    expect(await copy()).toMatchObject({ files: 1, copied: 0 })
    expect(copied('a.warc.gz')).toBe('aaaa')
  })
})

describe('which back-ups are kept', () => {
  it('the newest of each of the last days, weeks and months', () => {
    const days = Array.from({ length: 400 }, (_, i) => ({ at: new Date(Date.parse('2026-11-24T19:30:00.000Z') - i * dayMs).toISOString() })) // prettier-ignore
    const kept = [...backUpsToKeep(days, { daily: 3, weekly: 3, monthly: 3 })].map((b) => b.at.slice(0, 10)).sort()
    // Local days: 19:30 UTC is the next morning in Viet Nam.
    expect(kept).toEqual(['2026-09-29', '2026-10-30', '2026-11-14', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']) // prettier-ignore
    const twice = [{ at: '2026-11-24T01:00:00.000Z' }, { at: '2026-11-24T02:00:00.000Z' }]
    expect([...backUpsToKeep(twice, { daily: 7, weekly: 5, monthly: 12 })]).toEqual([twice[1]])
  })
})
