import { createHash } from 'node:crypto'
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ManualClock } from '#foundation'
import { preparePage } from './prepare-page.js'
import type { PageToKeep } from './page-record.js'
import { readPage } from './read-page.js'
import { WarcArchive } from './warc-archive.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (fileMaxBytes?: number): Promise<WarcArchive> =>
  WarcArchive.open({
    folder,
    clock: new ManualClock(Date.parse('2026-11-24T01:00:00Z')),
    ...(fileMaxBytes ? { fileMaxBytes } : {}),
  })

function aPage(n: number, html = `<h1>Tin số ${n}</h1><p>${'Nội dung. '.repeat(50)}</p>`, day = '24'): PageToKeep {
  const page = preparePage(Buffer.from(html), 'text/html')
  return {
    url: `https://bao.example/tin-${n}.htm`,
    fetchedAt: `2026-11-${day}T01:0${n % 10}:00.000Z`,
    status: 200,
    page,
  }
}

describe('the archive of pages', () => {
  it('gives back what was kept', async () => {
    const archive = await open()
    const kept = await archive.appendMany([aPage(1), aPage(2)])
    const later = await archive.append(aPage(3))
    await archive.close()
    for (const [i, place] of [...kept, later].entries()) {
      const read = await readPage(folder, place)
      expect(read).toMatchObject({
        url: `https://bao.example/tin-${i + 1}.htm`,
        fetchedAt: `2026-11-24T01:0${i + 1}:00.000Z`,
        status: 200,
        contentType: 'text/html; charset=utf-8',
      })
      expect(read.bytes.toString()).toContain(`Tin số ${i + 1}`)
      expect(createHash('sha256').update(read.bytes).digest('hex')).toBe(place.digest)
    }
  })

  it('keeps a page without readers’ comments, with the digest of the original', async () => {
    const html = '<h1>Tin</h1><p>Nội dung</p><div class="comment-list"><p>Tư Lúa: hay quá</p></div>'
    const archive = await open()
    const kept = await archive.append(aPage(1, html))
    await archive.close()
    expect(kept.originalDigest).toBe(createHash('sha256').update(html).digest('hex'))
    expect(kept.digest).not.toBe(kept.originalDigest)
    expect(kept.cutBlocks).toBe(1)
    const all = gunzipSync(readFileSync(join(folder, kept.file))).toString()
    expect(all).toContain('WARC-Type: conversion')
    expect(all).not.toContain('Tư Lúa')
    expect((await readPage(folder, kept)).bytes.toString()).toBe('<h1>Tin</h1><p>Nội dung</p>')
  })

  it('writes whole WARC 1.1 records, one gzip member each', async () => {
    const archive = await open()
    const kept = await archive.appendMany([aPage(1), aPage(2)])
    await archive.close()
    const bytes = readFileSync(join(folder, kept[0]!.file))
    const first = gunzipSync(bytes.subarray(0, kept[0]!.offset)).toString()
    expect(first).toMatch(/^WARC\/1\.1\r\nWARC-Type: warcinfo\r\n/)
    const second = gunzipSync(bytes.subarray(kept[0]!.offset, kept[0]!.offset + kept[0]!.length)).toString()
    expect(second).toMatch(/^WARC\/1\.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:[0-9a-f-]{36}>\r\n/)
    expect(second.endsWith('\r\n\r\n')).toBe(true)
    expect(kept[1]!.offset).toBe(kept[0]!.offset + kept[0]!.length)
    expect(kept[1]!.offset + kept[1]!.length).toBe(bytes.length)
  })

  it.each([
    ['half a record', (file: string, last: number) => truncateSync(file, last + 30)],
    ['half a header', (file: string, last: number) => truncateSync(file, last + 5)],
    ['zeros', (file: string, last: number) => (truncateSync(file, last), appendFileSync(file, Buffer.alloc(500)))],
    [
      'a damaged record',
      (file: string, last: number) => {
        const bytes = readFileSync(file)
        bytes.fill(7, last + 40, last + 60)
        writeFileSync(file, bytes)
      },
    ],
  ] as const)('cuts off %s left by a crash, keeps the rest and goes on', async (_, damage) => {
    const archive = await open()
    const [one, two] = await archive.appendMany([aPage(1), aPage(2)])
    await archive.close()
    damage(join(folder, one!.file), two!.offset)
    const again = await open()
    expect(statSync(join(folder, one!.file)).size).toBe(two!.offset)
    const three = await again.append(aPage(3))
    await again.close()
    expect(three.offset).toBe(two!.offset)
    expect((await readPage(folder, one!)).url).toContain('tin-1')
    expect((await readPage(folder, three)).url).toContain('tin-3')
  })

  it('starts over in a file that was cut down to nothing', async () => {
    const archive = await open()
    const kept = await archive.append(aPage(1))
    await archive.close()
    truncateSync(join(folder, kept.file), 10)
    const again = await open()
    const place = await again.append(aPage(2))
    await again.close()
    expect(place.file).toBe(kept.file)
    expect(place.offset).toBeGreaterThan(0)
    expect((await readPage(folder, place)).url).toContain('tin-2')
  })

  it('begins a file per day and per size, and puts a late page into the newest', async () => {
    const archive = await open(2000)
    const places = []
    for (const page of [aPage(1), aPage(2), aPage(3, undefined, '25'), aPage(4, undefined, '24')])
      places.push(await archive.append(page))
    for (let n = 5; n < 30; n++)
      places.push(
        await archive.append(
          aPage(n, `<p>${createHash('sha512').update(String(n)).digest('hex').repeat(3)}</p>`, '25'),
        ),
      )
    await archive.close()
    expect(places[0]!.file).toBe('pages-20261124-0000.warc.gz')
    expect(places[3]!.file).toBe(places[2]!.file)
    expect(places[2]!.file).toBe('pages-20261125-0000.warc.gz')
    expect(readdirSync(folder).length).toBeGreaterThan(3)
    for (const place of places) expect((await readPage(folder, place)).status).toBe(200)
  })

  it.each([1, 3, 60, 4000, 30_000])('erases a page of %i lines and leaves its neighbours readable', async (lines) => {
    const archive = await open()
    const text = Array.from({ length: lines }, (_, n) => createHash('sha256').update(String(n)).digest('base64')).join(
      '',
    )
    const [one, two, three] = await archive.appendMany([aPage(1), aPage(2, `<p>Bí mật ${text}</p>`), aPage(3)])
    await archive.erase(two!)
    await archive.close()
    const all = gunzipSync(readFileSync(join(folder, one!.file))).toString('latin1')
    expect(all).not.toContain(text.slice(0, 40))
    expect(all).not.toContain('tin-2.htm')
    expect(all.match(/WARC\/1\.1\r\n/g)).toHaveLength(4)
    expect((await readPage(folder, one!)).url).toContain('tin-1')
    expect((await readPage(folder, three!)).url).toContain('tin-3')
    const again = await open()
    expect((await again.append(aPage(4))).offset).toBe(three!.offset + three!.length)
    await again.close()
  })

  it('keeps order when many write at once', async () => {
    const archive = await open()
    const places = await Promise.all(Array.from({ length: 20 }, (_, n) => archive.append(aPage(n))))
    await archive.close()
    for (const [n, place] of places.entries())
      expect((await readPage(folder, place)).url).toBe(`https://bao.example/tin-${n}.htm`)
  })

  it('refuses places that are none', async () => {
    const archive = await open()
    const kept = await archive.append(aPage(1))
    await archive.close()
    for (const place of [
      { ...kept, offset: kept.offset + 1 },
      { ...kept, length: kept.length - 1 },
      { ...kept, file: '../x' },
      { ...kept, file: 'pages-20200101-0000.warc.gz' },
    ]) {
      await expect(readPage(folder, place)).rejects.toMatchObject({ code: 'archive-read' })
    }
  })
})

describe('preparePage', () => {
  it('keeps bytes of any encoding as they came when nothing is cut', () => {
    const bytes = Buffer.from('<meta charset="utf-16"><p>Tin</p>', 'utf16le')
    const page = preparePage(bytes, 'text/html')
    expect(page.keptBytes).toBe(bytes)
    expect(page.keptContentType).toBe('text/html; charset=utf-16le')
    expect(page.html).toContain('<p>Tin</p>')
  })
})
