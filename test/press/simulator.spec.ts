import { Buffer } from 'node:buffer'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readOptions } from './options.js'
import { startSimulator, type PressSimulator } from './simulator.js'

interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

interface TruthRow {
  url: string
  urls: string[]
  outlet: string
  title: string
  text: string
  byline: string
  kind: string
  publishedAt: string
  originalUrl: string | null
  removedAt: string | null
  reachable: boolean
  versions: { at: string; title: string; url: string; text: string }[]
}

interface RegistryRow {
  code: string
  home: string
  family: string
  sources: { kind: string; url: string; linkRule?: string }[]
}

/** Asks the simulator for an address of the invented web, as a collector would. */
function ask(port: number, url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const parts = /^http:\/\/([^/]+)(.*)$/.exec(url) as RegExpExecArray
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: parts[2] || '/', headers: { host: parts[1], ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as Record<string, string>,
            body: Buffer.concat(chunks),
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

async function control<T>(
  port: number,
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/_control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return (await response.json()) as T
}

const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' }

/** What stands on a page without its markup, composed and with single spaces. */
function visible(html: string): string {
  const bare = html.replace(/<script[\s\S]*?<\/script>/g, ' ').replace(/<[^>]*>/g, '')
  const opened = bare.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (named[name] ?? '') : String.fromCodePoint(Number(code)),
  )
  return squeezed(opened)
}

const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

function decoded(answer: Answer): string {
  const charset = /charset=([\w-]+)/.exec(answer.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  return new TextDecoder(charset === 'utf-16' ? 'utf-16le' : charset).decode(answer.body)
}

const demonstration = ['--start', '2026-10-28T00:00:00+07:00', '--days', '28']

describe('the demonstration press', () => {
  let press: PressSimulator
  let truth: TruthRow[]
  let registry: RegistryRow[]

  beforeAll(async () => {
    press = await startSimulator(readOptions(demonstration))
    registry = await control<RegistryRow[]>(press.port, 'registry')
    await control(press.port, 'clock/advance', { to: press.world.end })
    await control(press.port, 'faults', undefined, 'DELETE')
    truth = await control<TruthRow[]>(press.port, 'truth')
  })
  afterAll(() => press.close())

  it('has at least thirty outlets in at least eight page families, each with a source', () => {
    expect(registry.length).toBeGreaterThanOrEqual(30)
    expect(new Set(registry.map((row) => row.family)).size).toBeGreaterThanOrEqual(8)
    expect(registry.filter((row) => row.sources.length === 0)).toEqual([])
  })

  it('serves every article of the truth with every line of its text, in whatever encoding', async () => {
    const standing = truth.filter((row) => row.removedAt === null)
    const wrong: string[] = []
    for (const row of standing) {
      const answer = await ask(press.port, row.versions.at(-1)?.url ?? row.url)
      const page = visible(decoded(answer))
      const missing = row.text.split('\n').filter((line) => !page.includes(squeezed(line)))
      if (answer.status !== 200 || missing.length > 0) wrong.push(`${answer.status} ${row.url}: ${missing[0]}`)
    }
    expect(wrong).toEqual([])
    expect(standing.length).toBeGreaterThan(200)
  })

  it('weighs like real pages: the median is at least 60 KB', async () => {
    const sample = truth.filter((row, i) => row.removedAt === null && i % 5 === 0)
    const sizes = await Promise.all(
      sample.map(async (row) => (await ask(press.port, row.versions.at(-1)?.url ?? row.url)).body.length),
    )
    sizes.sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeGreaterThanOrEqual(60 * 1024)
  })

  it('serves the same bytes plain and compressed', async () => {
    const last = new Map(truth.filter((row) => row.removedAt === null).map((row) => [row.outlet, row]))
    for (const row of last.values()) {
      const url = row.versions.at(-1)?.url ?? row.url
      const [plain, packed] = await Promise.all([
        ask(press.port, url),
        ask(press.port, url, { 'accept-encoding': 'gzip, br' }),
      ])
      expect(packed.headers['content-encoding']).toBe('gzip')
      expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
      expect(packed.body.length).toBeLessThan(plain.body.length / 2)
    }
  })

  it('answers 304 to the ETag or the time it gave, and 200 to an older one', async () => {
    const url = truth.find((row) => row.removedAt === null)?.url as string
    const first = await ask(press.port, url)
    const byTag = await ask(press.port, url, { 'if-none-match': first.headers.etag as string })
    const byTime = await ask(press.port, url, { 'if-modified-since': first.headers['last-modified'] as string })
    const older = await ask(press.port, url, { 'if-modified-since': 'Mon, 05 Jan 2026 00:00:00 GMT' })
    expect([byTag.status, byTag.body.length, byTime.status, older.status]).toEqual([304, 0, 304, 200])
  })

  it('gives twins a canonical link and leads old, www and tracked addresses to the right one', async () => {
    const row = truth.find((each) => each.outlet === 'dulich' && each.removedAt === null) as TruthRow
    const url = row.versions.at(-1)?.url as string
    const path = url.replace('http://dulichbonphuong.example', '')
    for (const twin of [
      `http://m.dulichbonphuong.example${path}`,
      `http://dulichbonphuong.example/amp${path}`,
      `${url}?utm_source=zalo`,
    ]) {
      expect(decoded(await ask(press.port, twin))).toContain(`<link rel="canonical" href="${url}">`)
    }
    const slug = await ask(press.port, url.replace(/\/[^/]*(-\d+\.html)$/, '/ten-khac$1'))
    expect([slug.status, slug.headers.location]).toEqual([301, url])
    expect((await ask(press.port, `http://www.dulichbonphuong.example${path}`)).status).toBe(301)
  })

  it('leads the old address of a retitled article to the new one', async () => {
    const moved = truth.find((row) => row.urls.length > 1 && row.removedAt === null) as TruthRow
    const answer = await ask(press.port, moved.urls[0] as string)
    expect([answer.status, answer.headers.location]).toEqual([301, moved.urls[1]])
  })

  it('takes removed articles off their page', async () => {
    const removed = truth.filter((row) => row.removedAt !== null)
    expect(removed.length).toBeGreaterThan(3)
    for (const row of removed) {
      const answer = await ask(press.port, row.url)
      if (answer.status === 200) expect(decoded(answer)).toContain('Nội dung không tồn tại')
      else expect([302, 410]).toContain(answer.status)
    }
  })

  it('writes no commenter into the truth, and comments onto many pages', async () => {
    const { names, sentences } = await control<{ names: string[]; sentences: string[] }>(press.port, 'commenters')
    const all = truth.map((row) => `${row.title}\n${row.text}\n${row.byline}`).join('\n')
    expect([...names, ...sentences].filter((words) => all.includes(words))).toEqual([])
    const pages = await Promise.all(truth.slice(0, 60).map(async (row) => decoded(await ask(press.port, row.url))))
    expect(pages.filter((page) => names.some((name) => page.includes(name))).length).toBeGreaterThan(20)
  })

  it('reprints under other outlets, never twice in one, and the surge has its copies', () => {
    const reprints = truth.filter((row) => row.originalUrl !== null)
    const byUrl = new Map(truth.map((row) => [row.url, row]))
    expect(reprints.filter((row) => byUrl.get(row.originalUrl as string)?.outlet === row.outlet)).toEqual([])
    expect(
      reprints.filter(
        (row) => Date.parse(row.publishedAt) <= Date.parse(byUrl.get(row.originalUrl as string)?.publishedAt ?? ''),
      ),
    ).toEqual([])
    const copies = new Map<string, number>()
    for (const row of reprints) copies.set(row.originalUrl as string, (copies.get(row.originalUrl as string) ?? 0) + 1)
    expect(Math.max(...copies.values())).toBeGreaterThanOrEqual(5)
  })

  it('knows what a polite collector cannot get', () => {
    const unreachable = new Set(truth.filter((row) => !row.reachable).map((row) => row.outlet))
    expect(unreachable.has('ngamdoc')).toBe(true)
    expect([...unreachable].every((code) => ['ngamdoc', 'phapdinh', 'nhipsong'].includes(code))).toBe(true)
  })

  it('lists new articles in the sources of their outlet', async () => {
    for (const row of registry) {
      const newest = truth
        .filter((each) => each.outlet === row.code && each.removedAt === null)
        .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))[0]
      // A news sitemap forgets after three days.
      if (newest === undefined || Date.parse(newest.publishedAt) < press.world.end - 3 * 86_400_000) continue
      const path = (newest.versions.at(-1)?.url ?? newest.url).replace(/^http:\/\/[^/]+/, '').replace(/&/g, '&amp;')
      const texts = await Promise.all(row.sources.map(async (source) => decoded(await ask(press.port, source.url))))
      const pages = await Promise.all(
        [...texts.join('').matchAll(/<loc>(http:\/\/[^<]*\/sitemaps\/page-\d+\.xml)<\/loc>/g)].map(async (m) =>
          decoded(await ask(press.port, m[1] as string)),
        ),
      )
      expect({
        outlet: row.code,
        listed: [...texts, ...pages].some((text) => text.includes(path)),
      }).toEqual({ outlet: row.code, listed: true })
    }
  })

  it('lets a browser without the invented hosts read the same page', async () => {
    const row = truth.find((each) => each.removedAt === null) as TruthRow
    const [direct, web] = await Promise.all([
      ask(press.port, row.url),
      fetch(`http://127.0.0.1:${press.port}/_web/${row.url.slice(7)}`),
    ])
    expect(Buffer.from(await web.arrayBuffer()).equals(direct.body)).toBe(true)
  })

  it('plays faults for a time and logs every request', async () => {
    const { port } = press
    const home = 'http://tuoimoi.example/rss/tin-moi-nhat.rss'
    const fault = async (mode: string, more: object = {}): Promise<Answer> => {
      await control(port, 'faults', undefined, 'DELETE')
      await control(port, 'faults', { host: 'tuoimoi.example', mode, ...more })
      return ask(port, home)
    }
    expect((await fault('503')).status).toBe(503)
    const busy = await fault('429', { retryAfter: 90 })
    expect([busy.status, busy.headers['retry-after']]).toEqual([429, '90'])
    expect((await fault('loop')).headers.location).toContain('vong=')
    expect((await fault('html-feed')).body.toString()).toContain('<html>')
    expect(gunzipSync((await fault('gzip-bomb')).body).length).toBe(64 * 1024 * 1024)
    await expect(fault('cut')).rejects.toThrow()
    expect((await fault('503', { to: press.clock.now() - 1, from: 0 })).status).toBe(200)
    await control(port, 'faults', undefined, 'DELETE')
    const log = await control<{ status: number; path: string }[]>(port, 'log?host=tuoimoi.example')
    expect(log.filter((entry) => entry.path === '/rss/tin-moi-nhat.rss').map((entry) => entry.status)).toEqual(
      expect.arrayContaining([503, 429, 302, 200]),
    )
  })

  it('tells of a wrong control call', async () => {
    expect(await control<{ error: string }>(press.port, 'faults', { host: 'tuoimoi.example', mode: 'fire' })).toEqual({
      error: expect.stringContaining('unknown mode') as string,
    })
  })

  it('lists at least twenty attacks, answers each, and notices when an inside address is asked for', async () => {
    type Row = { name: string; kind: string; sourceUrl?: string; pageUrl?: string; touched: boolean }
    const attacks = await control<Row[]>(press.port, 'attacks')
    expect(attacks.length).toBeGreaterThanOrEqual(20)
    expect(attacks.filter((attack) => attack.touched)).toEqual([])
    const quick = attacks.filter((attack) => attack.kind !== 'size' && attack.kind !== 'time')
    const statuses = await Promise.all(
      quick.map(async (attack) => (await ask(press.port, attack.sourceUrl ?? attack.pageUrl ?? '')).status),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    await fetch(`http://127.0.0.1:${press.port}/_inside/loopback`)
    expect(
      (await control<Row[]>(press.port, 'attacks')).filter((attack) => attack.touched).map((attack) => attack.name),
    ).toEqual(['loopback'])
  })
})

describe('the clock', () => {
  it('moves only forward and never past its limit', async () => {
    const press = await startSimulator(readOptions(demonstration))
    const at = async (to: string): Promise<string> =>
      (await control<{ now: string }>(press.port, 'clock/advance', { to })).now
    await control(press.port, 'clock/limit', { to: '2026-11-02T00:00:00Z' })
    expect(await at('2026-11-01T00:00:00Z')).toBe('2026-11-01T00:00:00.000Z')
    expect(await at('2026-10-30T00:00:00Z')).toBe('2026-11-01T00:00:00.000Z')
    expect(await at('2026-11-20T00:00:00Z')).toBe('2026-11-02T00:00:00.000Z')
    await press.close()
  })

  it('shows an article from its minute on, and its second version from the hour of the edit', async () => {
    const press = await startSimulator(readOptions(demonstration))
    const later = await control<TruthRow[]>(press.port, `truth?at=${new Date(press.world.end).toISOString()}`)
    const edited = later.find((row) => row.versions.length > 1 && row.urls.length === 1) as TruthRow
    const [first, second] = edited.versions.map((version) => Date.parse(version.at)) as [number, number]
    await control(press.port, 'clock/advance', { to: first - 1 })
    expect((await ask(press.port, edited.url)).status).toBe(404)
    await control(press.port, 'clock/advance', { to: first })
    const early = await ask(press.port, edited.url)
    await control(press.port, 'clock/advance', { to: second })
    const late = await ask(press.port, edited.url, { 'if-none-match': early.headers.etag as string })
    expect([early.status, late.status]).toEqual([200, 200])
    expect(late.body.equals(early.body)).toBe(false)
    await press.close()
  })
})

describe('a redesign of every site', () => {
  it('keeps the texts and loses the names of blocks', async () => {
    const press = await startSimulator(readOptions([...demonstration, '--mutate', '7']))
    await control(press.port, 'clock/advance', { to: press.world.end })
    await control(press.port, 'faults', undefined, 'DELETE')
    const truth = await control<TruthRow[]>(press.port, 'truth')
    for (const row of truth.filter((each, i) => i % 6 === 0 && each.removedAt === null)) {
      const html = decoded(await ask(press.port, row.versions.at(-1)?.url ?? row.url))
      expect(html).not.toMatch(/class="(title-detail|article__title|entry-content|news-detail|singular-content)/)
      const page = visible(html)
      expect(row.text.split('\n').filter((line) => !page.includes(squeezed(line)))).toEqual([])
    }
    await press.close()
  })
})

describe('an archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'press-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('closes no article by robots.txt that the truth calls reachable, whatever its title begins with', async () => {
    const file = join(folder, 'tim-kiem.jsonl')
    const line = (i: number): string =>
      JSON.stringify({ id: `t${i}`, title: `Tìm kiếm người thứ ${i}`, abstract: 'Tóm tắt.', body: 'Một đoạn.' })
    writeFileSync(file, Array.from({ length: 200 }, (_, i) => line(i)).join('\n'))
    const press = await startSimulator(
      readOptions([...demonstration, '--archive', file, '--limit', '200', '--all-at-once']),
    )
    const reachable = (await control<TruthRow[]>(press.port, 'truth')).filter((row) => row.reachable)
    const closed: string[] = []
    for (const { home } of await control<RegistryRow[]>(press.port, 'registry')) {
      const robots = decoded(await ask(press.port, `${home}robots.txt`))
      for (const [, path] of robots.matchAll(/^Disallow: (\S+)$/gm))
        closed.push(...reachable.filter((row) => row.url.startsWith(`${home}${path?.slice(1)}`)).map((row) => row.url))
    }
    await press.close()
    expect(reachable.length).toBe(200)
    expect(closed).toEqual([])
  })

  it('is spread over outlets, with reprints, and listed whole by paged sitemaps', async () => {
    const file = join(folder, 'kho.jsonl')
    const line = (i: number): string =>
      JSON.stringify({
        id: `t${i}`,
        title: `Chuyện số ${i} ở làng`,
        abstract: `Tóm tắt ${i}.`,
        body: `Đoạn một của chuyện ${i}.\nĐoạn hai.\nĐoạn ba.\nVideo: Xem ở đây\nMai Lan (Tổng hợp)`,
      })
    writeFileSync(file, Array.from({ length: 600 }, (_, i) => line(i)).join('\n'))
    const press = await startSimulator(
      readOptions([...demonstration, '--archive', file, '--limit', '600', '--all-at-once']),
    )
    const truth = await control<TruthRow[]>(press.port, 'truth')
    const registry = await control<RegistryRow[]>(press.port, 'registry')
    const listed = new Set<string>()
    for (const row of registry) {
      const index = decoded(await ask(press.port, row.sources[0]?.url as string))
      for (const page of index.matchAll(/<loc>([^<]*)<\/loc>/g)) {
        const text = decoded(await ask(press.port, page[1] as string))
        for (const entry of text.matchAll(/<loc>([^<]*)<\/loc>/g))
          listed.add((entry[1] as string).replace(/&amp;/g, '&'))
      }
    }
    expect(truth).toHaveLength(600)
    expect(truth.filter((row) => /Video|Mai Lan/.test(row.text) || row.byline !== 'Mai Lan (Tổng hợp)')).toEqual([])
    expect(truth.filter((row) => row.originalUrl !== null).length).toBeGreaterThan(20)
    expect(truth.filter((row) => !listed.has(row.url)).map((row) => row.url)).toEqual([])
    await press.close()
  })
})

describe('the simulator', () => {
  it('shares no code with the product', () => {
    const root = dirname(fileURLToPath(import.meta.url))
    const files = readdirSync(root, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && statSync(join(root, file)).isFile())
    const imports = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1] as string),
    )
    expect(imports.filter((name) => !name.startsWith('node:') && !name.startsWith('.'))).toEqual([])
    expect(imports.filter((name) => /libs\/|apps\//.test(name))).toEqual([])
  })
})
