import { writeFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryRecordStore } from '#record'
import { describeRecordStore } from '../../../contract/record-store.contract.js'
import { verifyBackup } from './sqlite-record-store.js'

describeRecordStore('SQLite', memoryRecordStore)

describe('back-up of the record', () => {
  it('refuses a copy that cannot be read', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'backup-')), 'broken.sqlite')
    writeFileSync(file, 'this is not a database, only text that is long enough to look like a page of one'.repeat(20))
    expect(() => verifyBackup(file)).toThrow('không đọc lại được')
  })
})
