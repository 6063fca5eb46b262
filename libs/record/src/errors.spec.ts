import { isDiskFull, unlessFull } from './errors.js'

const sqlite = (errcode: number): Error =>
  Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode })
const file = (code: string): Error => Object.assign(new Error('write'), { code })

it.each<[string, Error, boolean]>([
  ['SQLITE_FULL', sqlite(13), true],
  ['a write of SQLite beyond a quota or a file-size limit', sqlite(778), true],
  ['a sync of SQLite that could not be done', sqlite(1034), true],
  ['a shared memory that could not grow', sqlite(4874), true],
  ['a read of SQLite that failed', sqlite(266), false],
  ['a broken file', sqlite(11), false],
  ['a full disk', file('ENOSPC'), true],
  ['a quota', file('EDQUOT'), true],
  ['a file-size limit', file('EFBIG'), true],
  ['a missing file', file('ENOENT'), false],
  ['a wrapped one', new Error('kho trang', { cause: file('ENOSPC') }), true],
])('tells want of space from other failures: %s', (_, error, isFull) => {
  expect(isDiskFull(error)).toBe(isFull)
})

it('leaves a small mark undone on a full disk, and nothing else', async () => {
  await expect(unlessFull({ execute: () => Promise.reject(sqlite(778)) })).resolves.toBeUndefined()
  await expect(unlessFull({ execute: () => Promise.reject(sqlite(11)) })).rejects.toThrow('disk I/O error')
})
