import { type Envelope, runBatch } from '#bus'
import { contentId, ManualClock, Metrics, PressError } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import { extractArticle, type Extraction, type FeedHint, readPageStage } from './index.js'

const day = (at: string): string => `2026-11-${at}:00.000Z`
const title = 'Bản Phiềng Ban có nước sạch sau bốn năm chờ đợi'
const paragraphs = [
  'Sáng 21/11, vòi nước đầu bản chảy trong tiếng vỗ tay của hơn trăm người đứng chờ từ tinh mơ.',
  'Trước đây mỗi nhà cử một người đi gánh, mùa khô phải dậy từ ba giờ mới kịp lượt ở giếng chung.',
  'Ban quản lý nước của bản có năm người, họp vào tối mồng mười hằng tháng để chốt sổ thu chi.',
]

interface Sheet {
  canonical?: string
  title?: string
  printed?: string
  body?: string[]
}

function sheet({
  canonical,
  title: headline = title,
  printed = '08:15 22/11/2026',
  body = paragraphs,
}: Sheet = {}): string {
  const link = canonical ? `<link rel="canonical" href="${canonical}">` : ''
  const rows = body.map((p) => `<p>${p}</p>`).join('')
  return `<html lang="vi"><head><title>${headline}</title>${link}</head><body><h1>${headline}</h1><div>${printed}</div><div>${rows}</div></body></html>`
}

describe('the stage that reads pages', () => {
  const clock = new ManualClock(Date.parse(day('22T03:00')))
  let store: RecordStore
  let metrics: Metrics
  let htmlOf: Map<string, string>
  let entries: FeedHint[]
  let deliveries: number

  beforeEach(async () => {
    store = await memoryRecordStore()
    metrics = new Metrics()
    htmlOf = new Map()
    entries = []
    deliveries = 0
    const domains = JSON.stringify(['bao.example', 'baocu.example'])
    const outlet = {
      id: 'bao',
      agencyId: 'a',
      name: 'Báo Phiềng',
      tier: 'province',
      kind: 'báo',
      home: 'https://bao.example',
    }
    await store.db
      .insertInto('outlet')
      .values({ ...outlet, domains, provinceSlug: null, createdAt: clock.now() })
      .execute()
  })
  afterEach(() => store.close())

  const stage = (): ReturnType<typeof readPageStage> =>
    readPageStage({
      store,
      clock,
      metrics,
      readKeptPage: ({ pageId, url, fetchedAt, entry }): Promise<Extraction> => {
        entries.push(entry)
        const html = htmlOf.get(pageId)
        if (html === undefined) return Promise.reject(new Error('archive record is damaged'))
        return Promise.resolve(extractArticle({ url, html, fetchedAt, feedEntry: entry }))
      },
    })

  /** Keeps a page as the collector does; returns the message it sends. */
  async function keep(
    url: string,
    html: string | null,
    at = day('22T03:00'),
    finalUrl = url,
  ): Promise<Envelope<'page.fetched'>> {
    const [frontierId, pageId] = [contentId([url]), contentId([url, html ?? ''])]
    if (html !== null) htmlOf.set(pageId, html)
    const place = { file: 'a.warc.gz', offset: 0, length: 1, originalDigest: pageId, cutBlocks: 0 }
    await store.db
      .insertInto('page')
      .values({ id: pageId, url: finalUrl, fetchedAt: at, ...place })
      .onConflict((c) => c.doNothing())
      .execute()
    const row = { id: frontierId, url, host: new URL(url).hostname, outletId: 'bao', sourceId: null, lane: 'backfill' }
    const rest = {
      attempts: 1,
      nextAttemptAt: at,
      firstSeenAt: at,
      lastReason: null,
      articleId: null,
      entryUpdatedAt: null,
    }
    await store.db
      .insertInto('frontier')
      .values({ ...row, ...rest, state: 'fetched', entry: JSON.stringify({ title: 'Theo nguồn tin' }) })
      .onConflict((c) => c.doNothing())
      .execute()
    return message(pageId, frontierId, at)
  }
  const message = (pageId: string, frontierId: string, fetchedAt?: string): Envelope<'page.fetched'> => {
    const head = { id: `m${++deliveries}`, type: 'page.fetched' as const, key: pageId, lane: 'backfill' as const }
    return { ...head, payload: { pageId, frontierId, fetchedAt }, attempts: 0, createdAt: clock.now() }
  }
  const deliver = (...batch: Envelope<'page.fetched'>[]): ReturnType<typeof runBatch> =>
    runBatch(store, stage(), batch, clock.now(), () => Promise.resolve())

  const articles = () => store.db.selectFrom('article').selectAll().execute()
  const versions = () => store.db.selectFrom('version').selectAll().orderBy('seq').execute()
  const sent = () => store.db.selectFrom('message').selectAll().execute()
  const frontier = (url: string) =>
    store.db.selectFrom('frontier').selectAll().where('url', '=', url).executeTakeFirstOrThrow()
  const counted = (labels: Record<string, string>): number => metrics.get('press_extract_items_total', labels)
  const own = 'https://bao.example/ban-phieng-ban-100123.html'

  it('makes an article, its first version and a message out of a page', async () => {
    await deliver(await keep(own, sheet({ canonical: own })))
    const [article] = await articles()
    const [version] = await versions()
    expect(article).toMatchObject({
      outletId: 'bao',
      canonicalUrl: own,
      publishedAt: day('22T01:15'),
      publishedZone: '+07:00',
      publishedPrecision: 'minute',
      publishedSource: 'selector',
      currentVersionId: version?.id,
      completeness: 'full',
      state: 'active',
      revision: 1,
    })
    expect(version).toMatchObject({ articleId: article?.id, seq: 1, title, text: paragraphs.join('\n') })
    expect(await sent()).toMatchObject([
      { topic: 'article.versioned', key: article?.id, lane: 'backfill', state: 'pending' },
    ])
    expect(JSON.parse((await sent())[0]?.payload ?? '')).toEqual({ articleId: article?.id, versionId: version?.id })
    expect(await frontier(own)).toMatchObject({ state: 'done', articleId: article?.id, lastReason: null })
    expect(counted({ outcome: 'new' })).toBe(1)
    expect(entries).toEqual([{ title: 'Theo nguồn tin' }])
  })

  it('counts a page that is no article with its reason and saves nothing else', async () => {
    const gone = 'https://bao.example/tin-da-go-100200.html'
    await deliver(await keep(gone, '<html><body><h1>404</h1><p>Bài viết không tồn tại hoặc đã bị gỡ</p></body></html>'))
    expect(await frontier(gone)).toMatchObject({ state: 'not-article', lastReason: 'removed', articleId: null })
    expect(counted({ outcome: 'skipped', reason: 'removed' })).toBe(1)
    expect([await articles(), await versions(), await sent()]).toEqual([[], [], []])
  })

  describe('the same page again', () => {
    it('gives one version, whether fetched twice or delivered twice', async () => {
      const first = await keep(own, sheet())
      await deliver(first)
      await deliver(first)
      await deliver(await keep(own, sheet(), day('22T04:00')))
      expect(await versions()).toHaveLength(1)
      expect(await sent()).toHaveLength(1)
      expect((await articles())[0]).toMatchObject({ revision: 1 })
      expect(counted({ outcome: 'unchanged' })).toBe(1)
    })

    it('gives one version within one batch too', async () => {
      await deliver(await keep(own, sheet()), await keep(own, sheet(), day('22T04:00')))
      expect([await articles(), await versions(), await sent()].map((rows) => rows.length)).toEqual([1, 1, 1])
    })
  })

  it('adds a version for an edit and keeps the time of first publication', async () => {
    await deliver(await keep(own, sheet()))
    const edited = sheet({
      body: [...paragraphs, 'Chiều cùng ngày, xã trao thêm mười bồn chứa.'],
      printed: '16:40 22/11/2026',
    })
    await deliver(await keep(own, edited, day('22T10:00')))
    const [article, ...others] = await articles()
    const [first, second] = await versions()
    expect(others).toEqual([])
    expect(article).toMatchObject({ publishedAt: day('22T01:15'), currentVersionId: second?.id, revision: 2 })
    expect([first?.seq, second?.seq]).toEqual([1, 2])
    expect(second?.text).toContain('mười bồn chứa')
    expect(await sent()).toHaveLength(2)
    expect(counted({ outcome: 'updated' })).toBe(1)
  })

  describe('an edit that is taken back', () => {
    const first = sheet()
    const edited = sheet({ body: [...paragraphs, 'Chiều cùng ngày, xã trao thêm mười bồn chứa.'] })
    const editions = async () =>
      (await store.db.selectFrom('edition').innerJoin('version', 'version.id', 'versionId').select(['version.seq', 'at']).orderBy('at').execute()) // prettier-ignore
        .map((e) => `${e.seq} ${e.at.slice(11, 16)}`)
    const shown = async () =>
      (await store.db.selectFrom('article').innerJoin('version', 'version.id', 'currentVersionId').select(['version.seq', 'revision']).execute())[0] // prettier-ignore

    it.each([
      ['to the letter', first],
      ['on a page that differs elsewhere', sheet({ printed: '09:15 22/11/2026' })],
    ])('shows the first text again, as a third state: %s', async (_, again) => {
      for (const [html, at] of [
        [first, '22T03:00'],
        [edited, '22T10:00'],
        [again, '22T11:00'],
      ] as const)
        // prettier-ignore
        await deliver(await keep(own, html, day(at)))
      expect(await versions()).toHaveLength(2)
      expect(await shown()).toEqual({ seq: 1, revision: 3 })
      expect(await editions()).toEqual(['1 03:00', '2 10:00', '1 11:00'])
      const [a, b] = await versions()
      const told = (await sent()).map((m) => (JSON.parse(m.payload) as { versionId: string }).versionId)
      expect(told).toEqual([a?.id, b?.id, a?.id])
      await deliver(await keep(own, again, day('22T12:00')))
      expect(await editions()).toHaveLength(3)
    })

    it('leaves the younger text standing when an older page comes late', async () => {
      const held = await keep(own, first, day('22T03:00'))
      await deliver(await keep(own, edited, day('22T10:00')))
      await deliver(held)
      expect(await shown()).toEqual({ seq: 1, revision: 1 })
      expect((await versions())[0]?.text).toContain('mười bồn chứa')
      expect(await editions()).toEqual(['2 03:00', '1 10:00'])
      expect(await sent()).toHaveLength(1)
    })
  })

  it('adds a version when only the headline changes, even where the address changes with it', async () => {
    await deliver(await keep(own, sheet()))
    const renamed = 'https://bao.example/nuoc-sach-ve-ban-100123.html'
    await deliver(
      await keep(renamed, sheet({ title: 'Nước sạch về bản Phiềng Ban', canonical: renamed }), day('22T09:00')),
    )
    expect(await articles()).toHaveLength(1)
    expect((await versions()).map((v) => v.title)).toEqual([title, 'Nước sạch về bản Phiềng Ban'])
  })

  describe('addresses of one article', () => {
    const plain = 'https://bao.example/ban-phieng-ban'
    it.each([
      ['AMP', 'https://bao.example/amp/ban-phieng-ban'],
      ['mobile', 'https://m.bao.example/ban-phieng-ban'],
      ['www', 'https://www.bao.example/ban-phieng-ban'],
      ['another domain of the outlet', 'https://baocu.example/ban-phieng-ban'],
      ['a parameter of a campaign', 'https://bao.example/ban-phieng-ban?utm_source=zalo'],
    ])('are joined by the canonical link: %s, in either order', async (_, alias) => {
      for (const order of [
        [plain, alias],
        [alias, plain],
      ]) {
        for (const url of order) await deliver(await keep(url, sheet({ canonical: plain }), day('22T03:00'), url))
        expect(await articles()).toMatchObject([{ canonicalUrl: plain }])
        expect(await versions()).toHaveLength(1)
        for (const table of ['article', 'version', 'edition', 'articleUrl', 'frontier', 'page', 'message'] as const)
          await store.db.deleteFrom(table).execute()
      }
    })

    it('are joined where the page was reached by a redirect', async () => {
      await deliver(await keep('https://bao.example/r/88', sheet(), day('22T03:00'), plain))
      await deliver(await keep(plain, sheet()))
      expect(await articles()).toHaveLength(1)
    })

    it('are joined by the number of the outlet where no canonical link is given', async () => {
      await deliver(await keep(own, sheet()))
      await deliver(await keep('https://m.bao.example/ban-phieng-ban-100123.html', sheet()))
      expect(await articles()).toHaveLength(1)
    })
  })

  it.each([
    ['another site', 'https://khac.example/ban-phieng-ban-100123.html'],
    ['a site whose name ends alike', 'https://xbao.example/ban-phieng-ban-100123.html'],
    ['its home page', 'https://bao.example/'],
    ['its mobile home page', 'https://m.bao.example'],
    ['an article with another number', 'https://bao.example/mau-100999.html'],
    ['no web address', 'javascript:alert(1)'],
  ])('does not believe a canonical link to %s', async (_, canonical) => {
    const other = 'https://bao.example/cho-phien-nam-gion-100456.html'
    await deliver(await keep(own, sheet({ canonical })))
    await deliver(await keep(other, sheet({ canonical, title: 'Chợ phiên Nậm Giôn dời sang sáng chủ nhật' })))
    expect((await articles()).map((a) => a.canonicalUrl).sort()).toEqual([own, other])
  })

  it('dates an article without any date by its fetch and says so', async () => {
    const html = sheet({ printed: 'Tin trong tỉnh', body: paragraphs.map((p) => p.replace('Sáng 21/11', 'Sáng qua')) })
    await deliver(await keep('https://bao.example/ban-phieng-ban', html, day('22T03:00')))
    expect((await articles())[0]).toMatchObject({ publishedAt: day('22T03:00'), publishedSource: 'fetch' })
  })

  it('fails one page that cannot be read and saves the others of its batch', async () => {
    const damaged = await keep('https://bao.example/hong-100777.html', null)
    const result = await deliver(damaged, await keep(own, sheet()), message('no-such-page', 'no-such-frontier'))
    expect(result.done).toHaveLength(1)
    expect(result.failed.map((f) => f.message.id)).toEqual([damaged.id, 'm3'])
    expect(result.failed[1]?.error).toBeInstanceOf(PressError)
    expect(await articles()).toHaveLength(1)
    expect(await frontier('https://bao.example/hong-100777.html')).toMatchObject({ state: 'fetched' })
  })
})
