import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readLabelledFrom } from './read-labels.js'

describe('labels kept without texts', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'labels-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it('take their texts from the corpus, shortened in the middle as readers saw them', async () => {
    const long = `${'a'.repeat(950)}${'b'.repeat(400)}${'c'.repeat(350)}`
    const item = (id: string, body: string): string => JSON.stringify({ id, title: 'Tít', abstract: '', body })
    const corpus = join(folder, 'corpus.jsonl.gz')
    writeFileSync(corpus, gzipSync([item('v1', long), item('v2', 'Một.\nHai.'), item('v3', 'x')].join('\n')))
    const labels = join(folder, 'read.tsv')
    const lines = [
      'id\tprovince\trelevance\ttopics\tevent\ttone\trespond\treader',
      'v1\tHuế\tabout\tdat-dai,thanh-tra\tnegative\tcritical\ttrue\ta person',
      'v2\tHuế\tnone\tkhac\tneutral\t-\tfalse\ta person',
    ]
    writeFileSync(labels, lines.join('\n'))
    const read = await readLabelledFrom(labels, corpus)
    expect(read.map((l) => [l.item.id, l.item.province])).toEqual([
      ['v1', 'Huế'],
      ['v2', 'Huế'],
    ])
    expect(read[0]?.item.body).toBe(`${'a'.repeat(950)} […] ${'c'.repeat(350)}`)
    expect(read[1]?.item.body).toBe('Một. Hai.')
    expect(read[0]?.gold.respond).toBe(true)
    expect(read[1]?.gold.tone).toBeNull()
  })
})
