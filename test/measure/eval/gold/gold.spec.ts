import { describe, expect, it } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readJsonLines, readTable, readTableFile } from './read-lines.js'
import { readTar } from './read-tar.js'

function write(name: string, bytes: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'gold-')), name)
  writeFileSync(path, bytes)
  return path
}

describe('lines of a gold file', () => {
  it('are read packed or not, empty ones left out', () => {
    const text = '{"id":"a","text":"x\u2028y"}\n\n{"id":"b"}\n'
    const read = [{ id: 'a', text: 'x\u2028y' }, { id: 'b' }]
    expect(readJsonLines(write('items.jsonl', text))).toEqual(read)
    expect(readJsonLines(write('items.jsonl.gz', gzipSync(text)))).toEqual(read)
  })
})

describe('a gold table', () => {
  it('has the names of its columns in the first line; an empty cell at the end stays', () => {
    const text = 'file\titems\tencoding\r\na.xml\t3\tutf-8\r\nb.xml\t\t\r\n'
    const rows = [
      { file: 'a.xml', items: '3', encoding: 'utf-8' },
      { file: 'b.xml', items: '', encoding: '' },
    ]
    expect(readTable(text)).toEqual(rows)
    expect(readTableFile(write('table.tsv', text))).toEqual(rows)
  })
})

describe('a packed tar', () => {
  const block = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
  function entry(name: string, content: string | Buffer, type = '0', prefix = ''): Buffer {
    const bytes = Buffer.from(content)
    const head = Buffer.alloc(512)
    head.write(name, 0)
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
    head.write(type, 156)
    head.write('ustar\0' + '00', 257)
    head.write(prefix, 345)
    return Buffer.concat([head, block(bytes)])
  }
  const packed = (...entries: Buffer[]): string =>
    write('feeds.tar.gz', gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])))

  it('gives the bytes of its files, not its folders', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x0a])
    const files = readTar(packed(entry('feeds/', '', '5'), entry('feeds/a.xml', bytes), entry('feeds/b.xml', 'x')))
    expect([...files]).toEqual([
      ['feeds/a.xml', bytes],
      ['feeds/b.xml', Buffer.from('x')],
    ])
  })

  it('knows long names in their three forms, each for the next file only', () => {
    const long = `feeds/${'dài'.repeat(60)}.xml`
    const pax = ` path=${long}\n`
    const record = `${Buffer.byteLength(pax) + 3}${pax}`
    const files = readTar(
      packed(
        entry('././@LongLink', `${long}\0`, 'L'),
        entry('cut', '1'),
        entry('pax', `20 mtime=1700000000\n${record}`, 'x'),
        entry('cut', '2'),
        entry('c.xml', '3', '0', 'feeds/sub'),
        entry('d.xml', '4'),
      ),
    )
    expect([...files.keys()]).toEqual([long, 'feeds/sub/c.xml', 'd.xml'])
    expect(String(files.get(long))).toBe('2')
  })
})
