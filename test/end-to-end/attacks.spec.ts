import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { filesUnder, readable } from '../support/files.js'
import { cli, productEnv, startSimulator, temporaryFolder } from '../support/running.js'
import { outside, startTwoFacedHost } from '../support/two-faced-host.js'

interface Attack {
  readonly name: string
  readonly kind: string
  readonly sourceUrl?: string | null
  readonly pageUrl?: string | null
  readonly touched: boolean
}
interface Outlet {
  readonly name: string
  readonly url: string
}

/** Every attack of the simulator that starts from a source, and the reasons with which the record answers it. */
const refusals: Record<string, readonly string[]> = {
  loopback: ['address-inside'],
  metadata: ['address-metadata'],
  'loopback-v6': ['address-inside'],
  'mapped-v6': ['address-inside'],
  decimal: ['address-inside'],
  // Three ways to write one address are one link.
  'odd-notation': ['address-inside', 'twice-in-listing'],
  'zero-and-private': ['address-inside'],
  'localhost-name': ['address-inside', 'twice-in-listing'],
  // What stands before the @ is no host.
  'user-info': ['address-inside'],
  'redirect-inside': ['address-inside'],
  'redirect-file': ['scheme-not-allowed'],
  'redirect-loop': ['redirect-loop'],
  schemes: ['no-link'],
  'odd-port': ['port-not-allowed'],
  // The title is text and stays text; its page does not exist.
  'script-title': ['not-found'],
  'external-entity': ['xml-entities-refused'],
  entities: ['xml-entities-refused'],
  'many-entries': ['too-large'],
  'bomb-feed': ['expands-too-large'],
  'nested-gzip': ['expands-too-large'],
  endless: ['too-large'],
  drip: ['total-timeout'],
  'deep-sitemap': ['feed-is-sitemap'],
}

/** One source each, as the registry of an office takes them. */
const registryOf = (outlets: readonly Outlet[]): object[] =>
  outlets.map(({ name, url }) => ({
    code: name,
    name,
    agency: name,
    tier: 'trang-tin',
    kind: 'bao',
    home: new URL(url).origin,
    sources: [{ kind: 'feed', url }],
  }))

async function crawlOnce(dataDir: string, registry: readonly object[], env: NodeJS.ProcessEnv): Promise<void> {
  const file = join(dataDir, 'attackers.json')
  writeFileSync(file, JSON.stringify(registry))
  await cli(['sources', 'import', file], env)
  await cli(['crawl', '--once'], env)
}

/** What the record says of each outlet: reasons of its runs, of entries left out, of pages that failed; and its articles. */
async function whatBecame(dataDir: string) {
  const store = new SqliteRecordStore(join(dataDir, 'record.sqlite'))
  const { db } = store
  const runs = await db
    .selectFrom('sourceRun')
    .innerJoin('source', 'source.id', 'sourceRun.sourceId')
    .select(['source.outletId', 'sourceRun.reason', 'sourceRun.reasons', 'sourceRun.new'])
    .execute()
  const pages = await db.selectFrom('frontier').select(['outletId', 'url', 'state', 'lastReason']).execute()
  const fetched = await db.selectFrom('fetch').select(['url', 'finalUrl']).where('outcome', '=', 'ok').execute()
  const articles = await db
    .selectFrom('article')
    .innerJoin('version', 'version.id', 'article.currentVersionId')
    .select(['article.outletId', 'article.canonicalUrl', 'version.title', 'version.text'])
    .execute()
  await store.close()
  const reasons = (outlet: string): string[] => {
    const own = runs.filter((r) => r.outletId === outlet)
    const said = [
      ...own.map((r) => r.reason),
      ...own.flatMap((r) => Object.keys(JSON.parse(r.reasons) as Record<string, number>)),
      ...pages.filter((p) => p.outletId === outlet).map((p) => p.lastReason),
    ]
    return [...new Set(said)].filter((r) => r !== null && r !== 'ok').sort() as string[]
  }
  return { runs, pages, fetched, articles, reasons }
}

/** The hostile hosts of the simulator as sources of an office: everything is refused with a reason, and nothing inside is asked. */
describe('attacks through sources and pages', () => {
  it('are refused with a named reason, and collecting from the others goes on', async () => {
    const data = temporaryFolder('attacks')
    const simulator = await startSimulator('--demo')
    // Real time: hostile answers are slow on purpose, and their limits are in real time.
    const env = productEnv(simulator.port, data.path, { CLOCK_URL: '', HOST_GAP_MS: '0' })
    try {
      await simulator.control('clock/advance', { to: new Date().toISOString() })
      const attacks = await simulator.control<Attack[]>('attacks')
      const hostile = attacks.flatMap(({ name, sourceUrl }) => (sourceUrl ? [{ name, url: sourceUrl }] : []))
      const good = (await simulator.control<{ code: string; sources: object[] }[]>('registry')).find(
        (o) => o.code === 'hoaigiang',
      )
      const registry = [
        ...registryOf(hostile),
        { ...registryOf([{ name: 'good', url: 'http://baohoaigiang.example/' }])[0], sources: good?.sources },
      ]
      await crawlOnce(data.path, registry, env)
      const { fetched, articles, reasons } = await whatBecame(data.path)
      const said = Object.fromEntries(hostile.map(({ name }) => [name, reasons(name)]))
      expect(said).toEqual(refusals)
      expect(fetched.filter((f) => !new URL(f.finalUrl ?? f.url).hostname.endsWith('.example'))).toEqual([])
      expect((await simulator.control<Attack[]>('attacks')).filter((a) => a.touched).map((a) => a.name)).toEqual([])
      expect(articles.filter((a) => a.outletId === 'good').length).toBeGreaterThan(5)
      const { names } = await simulator.control<{ names: string[] }>('commenters')
      const found = filesUnder(data.path).filter((file) => names.some((name) => readable(file).includes(name)))
      expect(found).toEqual([])
    } finally {
      await simulator.running.stop()
      data.remove()
    }
  })

  it('by names that lead outside when they are looked at and inside when they are connected reach nothing inside', async () => {
    const data = temporaryFolder('rebinding')
    const host = await startTwoFacedHost()
    const out = [outside]
    // One lookup each for robots.txt, the feed, the page and where it leads.
    const names: Record<string, { answers: string[][]; reason: string | null }> = {
      'bao-that.vn': { answers: [out], reason: null },
      'doi-o-nguon.vn': { answers: [out, ['127.0.0.1']], reason: 'address-inside' },
      'doi-o-bai.vn': { answers: [out, out, ['127.0.0.1']], reason: 'address-inside' },
      'mang-rieng.vn': { answers: [out, out, ['10.0.0.8']], reason: 'address-inside' },
      'hai-dia-chi.vn': { answers: [out, out, [outside, '127.0.0.1']], reason: 'address-inside' },
      'may-chu-dam-may.vn': { answers: [out, out, ['169.254.169.254']], reason: 'address-metadata' },
      'v6-boc-v4.vn': { answers: [out, out, ['::ffff:127.0.0.1']], reason: 'address-inside' },
      'v6-tai-cho.vn': { answers: [out, out, ['::1']], reason: 'address-inside' },
      'chuyen-huong.vn': { answers: [out, out, out, ['127.0.0.1']], reason: 'address-inside' },
    }
    const preload = pathToFileURL(join(process.cwd(), 'dist/test/support/name-service.js')).href
    const env = productEnv(1, data.path, {
      CLOCK_URL: '',
      PRESS_SIMULATOR: '',
      HOST_GAP_MS: '0',
      ALLOW_HOSTS: `${outside}/32`,
      NODE_OPTIONS: `--import=${preload}`,
      NAME_ANSWERS: JSON.stringify(Object.fromEntries(Object.entries(names).map(([name, n]) => [name, n.answers]))),
    })
    try {
      const outlets = Object.keys(names).map((name) => ({ name, url: `http://${name}:${host.port}/rss.xml` }))
      await crawlOnce(data.path, registryOf(outlets), env)
      const { articles, reasons } = await whatBecame(data.path)
      const said = Object.fromEntries(Object.keys(names).map((name) => [name, reasons(name)]))
      expect(said).toEqual(
        Object.fromEntries(Object.entries(names).map(([name, n]) => [name, n.reason ? [n.reason] : []])),
      )
      expect(articles.map((a) => a.outletId)).toEqual(['bao-that.vn'])
      expect(host.inside).toEqual([])
    } finally {
      await host.close()
      data.remove()
    }
  })
})
