import { readFileSync } from 'node:fs'
import { findUpwards } from '#foundation'

it('finds a file of the product from any depth, and says so when it is nowhere', () => {
  const readme = findUpwards(import.meta.url, 'libs/foundation/src/find-upwards.ts')
  expect(readFileSync(readme ?? '', 'utf8')).toContain('export function findUpwards')
  expect(findUpwards(import.meta.url, 'no/such/file.json')).toBeNull()
})
