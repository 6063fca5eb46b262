import { textLines } from '#foundation'

async function linesOf(...pieces: (string | Uint8Array)[]): Promise<string[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
  }
  const lines: string[] = []
  for await (const line of textLines(stream())) lines.push(line)
  return lines
}

describe('lines of a stream', () => {
  it('end at a line feed alone, not at a line or paragraph separator', async () => {
    expect(await linesOf('{"a":"x\u2028y"}\n{"a":"x\u2029y"}\n')).toEqual(['{"a":"x\u2028y"}', '{"a":"x\u2029y"}'])
  })

  it('are joined over pieces, and the last one needs no line feed', async () => {
    expect(await linesOf('mộ', 't\nh', 'a', 'i\n\nb', 'a')).toEqual(['một', 'hai', '', 'ba'])
  })

  it('keep a letter whose bytes are cut apart', async () => {
    const bytes = Buffer.from('Đỗ\nBố')
    expect(await linesOf(bytes.subarray(0, 3), bytes.subarray(3, 8), bytes.subarray(8))).toEqual(['Đỗ', 'Bố'])
  })

  it('are none where there is nothing', async () => {
    expect(await linesOf('')).toEqual([])
  })
})
