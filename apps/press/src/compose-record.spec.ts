import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SystemClock } from '#foundation'
import { backupRecord, openRecord, restoreRecord } from './compose-record.js'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))
const settings = () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'record-'))
  folders.push(dataDir)
  return { dataDir, databaseUrl: null, databasePool: 2 }
}
const quiet = () => undefined

async function officeIn(where: ReturnType<typeof settings>, id: string): Promise<void> {
  const store = await openRecord(where, new SystemClock(), quiet)
  await store.db.insertInto('office').values({ id, name: id, provinceSlug: 'p', createdAt: 't' }).execute()
  await store.close()
}

describe('restoring the record of a data folder', () => {
  it('puts the copy in its place and keeps what stood there beside it', async () => {
    const where = settings()
    await officeIn(where, 'first')
    const { file } = await backupRecord(where, join(where.dataDir, 'copy.sqlite'))
    await officeIn(where, 'second')
    const { aside, rows } = await restoreRecord(where, file, quiet)
    expect(rows['office']).toBe(1)
    const [now, before] = [await openRecord(where, new SystemClock(), quiet), aside as string]
    expect(await now.db.selectFrom('office').select('id').execute()).toEqual([{ id: 'first' }])
    await now.close()
    expect(readdirSync(join(where.dataDir, 'backups')).some((name) => before.endsWith(name))).toBe(true)
  })

  it('refuses the very file that is in use and leaves it where it is', async () => {
    const where = settings()
    await officeIn(where, 'first')
    await expect(restoreRecord(where, join(where.dataDir, 'record.sqlite'), quiet)).rejects.toMatchObject({
      code: 'restore-same-file',
    })
    expect(readdirSync(where.dataDir)).toContain('record.sqlite')
  })
})
