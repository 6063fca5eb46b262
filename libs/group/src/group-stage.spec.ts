import { effectiveGroups } from '#record'
import { type Arrival, quiet, type StageDesk, stageDesk } from '../test-texts/stage-desk.js'
import { anArticle, articleNames, edits, seeded } from '../test-texts/texts.js'

const start = Date.UTC(2026, 2, 1)
const hour = 3_600_000
const time = (hours: number): string => new Date(start + hours * hour).toISOString()
const arrival = (name: string, hours: number, changes: Partial<Arrival> & { fetched?: number } = {}): Arrival => {
  const { fetched = hours, ...rest } = changes
  return { ...anArticle(name, { hours, ...rest }), fetchedAt: time(fetched) }
}

let desks: StageDesk[]
beforeEach(() => (desks = []))
afterEach(() => Promise.all(desks.map((d) => d.store.close())))
async function desk(options: Parameters<typeof stageDesk>[0] = {}): Promise<StageDesk> {
  const made = await stageDesk(options)
  desks.push(made)
  return made
}

/** Five weeks of a window of ten days: originals that grow too old, copies, edits of old and new articles. */
function fiveWeeks(): Arrival[] {
  const random = seeded(5)
  const editNames = Object.keys(edits)
  return Array.from({ length: 140 }, (_, i) => {
    const hours = i * 6
    const name = articleNames[Math.floor(random() * articleNames.length)] as string
    const isEdit = i > 20 && random() < 0.2
    const edit = edits[editNames[Math.floor(random() * editNames.length)] as string]
    const text = random() < 0.3 ? anArticle(name).text : (edit?.(anArticle(name).text, random) ?? '')
    const id = isEdit ? `a${Math.floor(random() * i)}` : `a${i}`
    // Some are found only long after they were published.
    const late = random() < 0.2 ? Math.floor(random() * 60) : 0
    return { ...anArticle(name, { hours: hours - late }), id, text, fetchedAt: time(hours) }
  })
}

interface Step {
  readonly after: number
  readonly act: (d: StageDesk) => Promise<unknown>
}
/** What people do meanwhile: move out, merge into another, and take two of these back. */
function people(): Step[] {
  const ids = new Map<string, string>()
  const at = (i: number): string => time(i * 6 + 1)
  const move = (after: number, id: string, kind: 'story' | 'reprint-group', value: string): Step => ({
    after,
    act: async (d) => ids.set(`${id} ${kind}`, await d.move(id, kind, value, at(after))),
  })
  const back = (after: number, key: string): Step => ({
    after,
    act: (d) => d.revoke(ids.get(key) as string, at(after)),
  })
  return [
    move(12, 'a3', 'story', 'alone-a3'),
    move(25, 'a20', 'reprint-group', 'alone-a20'),
    move(40, 'a31', 'story', 'a30'),
    move(41, 'a2', 'story', 'a30'),
    back(55, 'a3 story'),
    move(60, 'a58', 'reprint-group', 'a50'),
    move(77, 'a60', 'story', 'alone-a60'),
    back(90, 'a58 reprint-group'),
    move(101, 'a99', 'story', 'a95'),
    move(101, 'a99', 'reprint-group', 'alone-a99'),
  ]
}

async function play(d: StageDesk, steps: readonly Step[], restartsAt: readonly number[] = []): Promise<unknown> {
  const stream = fiveWeeks()
  for (const [i, one] of stream.entries()) {
    d.clock.set(Date.parse(one.fetchedAt))
    await d.deliver(one)
    for (const step of steps) if (step.after === i) await step.act(d)
    if (restartsAt.includes(i)) d.restart()
  }
  return d.groups()
}

describe('the stage that groups', () => {
  it('comes to the same groups however often it is started again, people moving articles meanwhile', async () => {
    const through = await play(await desk({ windowDays: 10 }), people())
    const without = await play(await desk({ windowDays: 10 }), [])
    expect(through).not.toEqual(without)
    for (const restarts of [[5, 30, 58, 100], fiveWeeks().map((_, i) => i * 4 + 1)])
      expect(await play(await desk({ windowDays: 10 }), people(), restarts)).toEqual(through)
  })

  it('comes to the same groups in a rebuild, which knows all moves of people from the start', async () => {
    const d = await desk({ windowDays: 10 })
    const before = await play(d, people())
    for (const table of ['groupMember', 'version', 'article', 'page', 'message', 'handled'] as const)
      await d.store.db.deleteFrom(table).execute()
    d.restart()
    expect(await play(d, [])).toEqual(before)
  })

  describe('after a person moved an article', () => {
    it.each([false, true])('lets the next one like it follow, started again: %s', async (restarts) => {
      const d = await desk()
      await d.deliver(arrival('bridge', 0), arrival('school', 1))
      await d.move('bridge', 'story', 'by hand', time(2))
      if (restarts) d.restart()
      await d.deliver(arrival('bridgeOther', 3), arrival('bridge', 4, { id: 'copy' }))
      expect(await d.groups()).toMatchObject({
        bridge: { story: 'bridge' },
        bridgeOther: { story: 'by hand' },
        copy: { reprintGroup: 'bridge', story: 'by hand' },
      })
    })

    it('keeps the machine’s word for the day the move is taken back, also when the outlet edits the article', async () => {
      const d = await desk()
      await d.deliver(arrival('bridge', 0), arrival('bridge', 1, { id: 'copy' }))
      const id = await d.move('copy', 'reprint-group', 'alone-copy', time(2))
      await d.deliver(arrival('bridge', 3, { id: 'copy', text: `${anArticle('bridge').text}\nTin đang cập nhật.` }))
      expect(await d.groups()).toMatchObject({ copy: { reprintGroup: 'bridge' } })
      await d.revoke(id, time(4))
      await d.deliver(arrival('bridge', 5, { id: 'third' }))
      expect((await effectiveGroups(d.store.db, 'o1', ['copy', 'third'])).get('third')).toMatchObject({
        reprintGroup: 'bridge',
      })
    })

    it('follows none where several offices look at the same press, each with moves of its own', async () => {
      const d = await desk()
      await d.store.db
        .insertInto('office')
        .values({ id: 'o2', name: 'Phòng khác', provinceSlug: 'y', createdAt: time(0) })
        .execute()
      await d.deliver(arrival('bridge', 0))
      await d.move('bridge', 'story', 'by hand', time(1))
      await d.deliver(arrival('bridgeOther', 2))
      expect(await d.groups()).toMatchObject({ bridgeOther: { story: 'bridge' } })
    })
  })

  it('keeps an old article in its group when it is edited after it has left the window', async () => {
    const d = await desk({ windowDays: 10 })
    await d.deliver(arrival('bridge', 0), arrival('bridge', 1, { id: 'copy' }), arrival('fire', 24 * 20))
    await d.deliver(arrival('shrimp', 1, { id: 'copy', fetched: 24 * 20 + 1 }))
    expect(await d.groups()).toMatchObject({ copy: { reprintGroup: 'bridge', story: 'bridge' } })
  })

  it('links a story with the one it carries on months later, started again or not, and with where people moved that one', async () => {
    const links = async (restarts: boolean, moves: boolean) => {
      const d = await desk({ windowDays: 10 })
      await d.deliver(arrival('bridge', 0), arrival('fire', 1), arrival('school', 24 * 60))
      if (moves) await d.move('bridge', 'story', 'by hand', time(24 * 60 + 1))
      if (restarts) d.restart()
      await d.deliver(arrival('shrimp', 24 * 60 + 2))
      await d.deliver(arrival('bridge', 24 * 70, { id: 'opened' }), arrival('fire', 24 * 300, { id: 'too late' }))
      const groups = (await d.groups()) as Record<string, { story: string; continues: string | null }>
      return Object.entries(groups).flatMap(([id, g]) => (g.continues ? [`${id} ${g.story} ${g.continues}`] : []))
    }
    for (const restarts of [false, true]) {
      expect(await links(restarts, false)).toEqual(['opened opened bridge'])
      expect(await links(restarts, true)).toEqual(['opened opened by hand'])
    }
  })

  it('reads texts again whose signature is of an older build, and keeps the new signatures', async () => {
    const d = await desk()
    await d.deliver(arrival('bridge', 0), arrival('fire', 1), arrival('school', 2))
    const signatures = () => d.store.db.selectFrom('groupMember').select('signature').orderBy('articleId').execute()
    const kept = await signatures()
    await d.store.db.updateTable('groupMember').set({ signature: 'AAAA' }).where('articleId', '!=', 'fire').execute()
    d.restart()
    await d.deliver(arrival('bridge', 3, { id: 'copy' }))
    expect(await d.groups()).toMatchObject({ copy: { reprintGroup: 'bridge' } })
    expect((await signatures()).filter((s) => s.signature === 'AAAA')).toEqual([])
    expect((await signatures())[0]?.signature?.length).toBe(kept[0]?.signature?.length)
  })

  it('puts back every article of the window once, in portions, whatever they share the time of grouping with', async () => {
    const loaded: unknown[] = []
    const d = await desk({
      log: { ...quiet, info: (event, fields) => event === 'group.loaded' && loaded.push(fields) },
    })
    await d.deliver(arrival('bridge', 0))
    const [member, article] = [
      await d.store.db.selectFrom('groupMember').selectAll().executeTakeFirstOrThrow(),
      await d.store.db.selectFrom('article').selectAll().executeTakeFirstOrThrow(),
    ]
    for (let i = 0; i < 1200; i += 100) {
      const ids = Array.from({ length: 100 }, (_, k) => `c${i + k}`)
      const members = ids.map((articleId) => ({ ...member, articleId }))
      await d.store.db.insertInto('groupMember').values(members).execute()
      const articles = ids.map((id) => ({ ...article, id, canonicalUrl: id }))
      await d.store.db.insertInto('article').values(articles).execute()
    }
    d.restart()
    await d.deliver(arrival('fire', 1))
    expect(loaded).toEqual([{ articles: 0 }, { articles: 1201 }])
  })

  it('tells the index of the article that was the original until an earlier one was found, started again or not', async () => {
    for (const restarts of [false, true]) {
      const d = await desk({ windowDays: 10 })
      await d.deliver(arrival('bridge', 100))
      await d.deliver(arrival('bridge', 101, { id: 'copy' }))
      if (restarts) d.restart()
      await d.store.db.deleteFrom('message').execute()
      await d.deliver(arrival('bridge', 50, { id: 'earlier', fetched: 102 }))
      const sent = await d.store.db.selectFrom('message').select('key').orderBy('id').execute()
      expect(sent.map((m) => m.key)).toEqual(['earlier', 'bridge'])
    }
  })

  it('takes for the original of one minute the one that names no source, and tells the index so', async () => {
    const d = await desk()
    const credit = `${anArticle('bridge').text}\nTheo báo Sông Lăng`
    await d.deliver(arrival('bridge', 0, { id: 'a-copy', text: credit }))
    await d.store.db.deleteFrom('message').execute()
    await d.deliver(arrival('bridge', 0, { id: 'b-own', fetched: 1 }))
    const groups = await effectiveGroups(d.store.db, 'o1', ['a-copy', 'b-own'])
    expect([groups.get('a-copy')?.isOriginal, groups.get('b-own')?.isOriginal]).toEqual([false, true])
    expect((await d.store.db.selectFrom('message').select('key').orderBy('id').execute()).map((m) => m.key)).toEqual([
      'b-own',
      'a-copy',
    ])
  })
})
