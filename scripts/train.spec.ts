import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const train = (...args: string[]): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, [join('scripts', 'train.mjs'), ...args], { encoding: 'utf8' })

describe('npm run train', () => {
  it('says which material is missing, before it builds or learns', () => {
    const empty = mkdtempSync(join(tmpdir(), 'material-'))
    const { status, stderr } = train('--material', empty)
    expect(status).toBe(1)
    expect(stderr).toContain('--material <folder>')
    expect(stderr).toContain(join(empty, 'gold/labels/train.tsv'))
    expect(stderr).toContain(join(empty, 'corpus/vietnews-22k.jsonl.gz'))
  })

  it('lists what there is to train when the name is unknown', () => {
    const { status, stderr } = train('weather')
    expect(status).toBe(2)
    expect(stderr).toMatch(/ {2}labels .*\n {2}terms .*\n {2}stories /)
  })

  it('has nothing to compare where no file is written', () => {
    expect(train('stories', '--check')).toMatchObject({ status: 2, stderr: expect.stringContaining('no file') })
  })
})
