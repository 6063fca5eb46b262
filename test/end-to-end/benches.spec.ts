import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDemonstrationTexts } from '../press/demonstration/read-texts.js'
import { startNode, temporaryFolder } from '../support/running.js'

const articles = 150

interface Figure {
  readonly bench: string
  readonly figure: string
  readonly value: number
  readonly bar: string | null
  readonly holds: boolean | null
}

/** The benches on a small press of the project's own texts: that they measure, not how fast anything is. */
describe('npm run bench on a small press', () => {
  const folder = temporaryFolder('benches')
  let figures: Figure[]
  let output: string
  let exitCode: number

  beforeAll(async () => {
    const archive = join(folder.path, 'archive.jsonl')
    const out = join(folder.path, 'figures.jsonl')
    writeFileSync(archive, ownTexts())
    const bench = startNode([
      ...['dist/test/measure/main.js', 'bench', 'pipeline', 'idle', 'search', 'report'],
      ...['--archive', archive, '--limit', String(articles), '--sources', '36'],
      // No source falls due soon after it was read: that takes minutes.
      ...['--seconds', '2', '--wait', '0'],
      ...['--data', join(folder.path, 'store'), '--out', out],
    ])
    exitCode = ((await once(bench.child, 'close')) as [number])[0]
    output = bench.output.join('')
    figures = readFileSync(out, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Figure)
  })
  afterAll(() => folder.remove())

  const value = (bench: string, figure: string): number =>
    figures.find((f) => f.bench === bench && f.figure === figure)?.value ?? NaN

  it('measures every figure that has a bar', () => {
    expect(output).not.toContain('not measured')
    expect(figures.filter((f) => f.bar !== null).map((f) => `${f.bench} ${f.figure}`)).toEqual([
      'pipeline perSecond',
      'pipeline lost',
      'pipeline doubled',
      'pipeline peakMemory',
      'idle firstPage',
      'idle cpu',
      'idle sources',
      'idle asked',
      'search p95',
      'search full',
      'report draft',
      'report docx',
      'report pdf',
      'report annex',
    ])
    expect(figures.filter((f) => !Number.isFinite(f.value) || f.value < 0)).toEqual([])
  })

  it('does not call a figure good that was taken from less than its words say', () => {
    const holds = (bench: string, figure: string) =>
      figures.find((f) => f.bench === bench && f.figure === figure)?.holds
    expect([value('idle', 'sources'), holds('idle', 'sources')]).toEqual([36, false])
    expect([value('idle', 'asked'), holds('idle', 'asked')]).toEqual([0, false])
    expect([value('report', 'annex') < 500, holds('report', 'annex')]).toEqual([true, false])
    expect(exitCode).toBe(1)
  })

  it('finds every article of the press, each once', () => {
    expect(value('pipeline', 'articles')).toBe(articles)
    expect(value('pipeline', 'lost')).toBe(0)
    expect(value('pipeline', 'doubled')).toBe(0)
  })

  it('runs the product as it is delivered, and says with which settings', () => {
    expect(output).toContain('--max-old-space-size=320')
    expect(output).toContain('WORKERS=1')
  })
})

function ownTexts(): string {
  return readDemonstrationTexts('test/press/demonstration/texts', Date.now())
    .map((t, i) => ({
      id: `t${i}`,
      title: t.title,
      abstract: t.lead,
      body: t.paragraphs.map((p) => p.text).join('\n'),
    }))
    .map((t) => `${JSON.stringify(t)}\n`)
    .join('')
}
