import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { batchCommands } from './batch.js'

describe('batch commands', () => {
  it('answer each line once, also where a text holds the line separator of Unicode', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'batch-'))
    const [input, output] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')]
    const article = (id: string, text: string): string =>
      JSON.stringify({ id, title: 'Thông xe cầu Bến Trăng', text, publishedAt: '2026-11-02T08:00:00+07:00' })
    writeFileSync(
      input,
      `${article('a', 'Cầu Bến Trăng thông xe.\u2028Xe máy qua cầu từ sáng nay.')}\r\n\n${article('b', 'Mưa.')}`,
    )
    await batchCommands.find((c) => c.name === 'group')?.run(['--in', input, '--out', output], {})
    const answers = readFileSync(output, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string })
    rmSync(folder, { recursive: true })
    expect(answers.map((a) => a.id)).toEqual(['a', 'b'])
  })
})
