import { describe, expect, it } from '@jest/globals'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { windowSpeed } from './window-speed.js'

/** Thirty words that no other number gives; digits would make the texts the same sentences with other numbers. */
const words = (n: number): string =>
  Array.from({ length: 30 }, (_, i) => `${'bcdghk'[n]}${'aeiouy'[i % 6]}${'lmnprt'[Math.floor(i / 6)]}`).join(' ')
const line = (id: string, n: number, minute: number): string =>
  JSON.stringify({
    id,
    title: words(n).slice(0, 20),
    text: words(n),
    publishedAt: new Date(Date.UTC(2019, 0, 1, 0, minute)).toISOString(),
  })

describe('speed of a window', () => {
  it('weighs the window once it is filled, times the rest, and counts copies and stories', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'window-')), 'stream.jsonl')
    const articles = [line('c0', 0, 0), line('x1', 1, 1), line('c2', 2, 2), line('x3', 1, 3), line('x4', 4, 4)]
    writeFileSync(path, articles.join('\n'))
    const weights = [10, 14]
    const speed = await windowSpeed(path, 3, () => weights.shift() as number)
    expect(speed).toMatchObject({ windowMb: 4, size: 3, recombinedCopies: 1, stories: 4 })
    expect(speed.wallS).toBeGreaterThan(0)
    expect(speed.wallS).toBeLessThan(60)
    expect(readFileSync(path.replace('.jsonl', '.group.jsonl'), 'utf8').trim().split('\n')).toHaveLength(5)
  })
})
