import { ManualClock, PressError, silentLog, type Clock, type Log } from '#foundation'
import { publish, type Bus, type Envelope, type Handler } from '#bus'
import { memoryRecordStore, type RecordStore, type RecordTx } from '#record'

export type OpenBus = (options: { store: RecordStore; clock: Clock; log: Log }) => Promise<Bus>
type Grouped = Envelope<'article.grouped'>

/** What every bus promises. Effects are rows of `articleUrl`, so that doubles would be seen. */
export function describeBus(name: string, open: OpenBus): void {
  describe(`bus: ${name}`, () => {
    const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
    let store: RecordStore
    let bus: Bus
    beforeEach(async () => {
      store = await memoryRecordStore()
      bus = await open({ store, clock, log: silentLog })
    })
    afterEach(async () => {
      await bus.stop()
      await store.close()
    })

    const seen: string[] = []
    beforeEach(() => void (seen.length = 0))
    const handler = (over: Partial<Handler<'article.grouped', string>> = {}): Handler<'article.grouped', string> => ({
      name: 'test-stage',
      on: 'article.grouped',
      prepare: (batch) => Promise.resolve(batch.map((m: Grouped) => ({ ok: m.payload.articleId }))),
      save: async (items, tx: RecordTx) => {
        for (const { message, prepared } of items) {
          seen.push(prepared)
          await tx
            .insertInto('articleUrl')
            .values({ url: `${prepared} ${message.id}`, articleId: prepared })
            .execute()
        }
      },
      ...over,
    })
    const send = (ids: string[], lane: 'people' | 'news' | 'backfill' = 'news'): Promise<void> =>
      store.transaction((tx) =>
        publish(
          tx,
          clock,
          ids.map((id) => ({
            type: 'article.grouped' as const,
            key: id,
            payload: { articleId: id, versionId: id },
            lane,
          })),
        ),
      )
    const effects = async (): Promise<number> =>
      (await store.db.selectFrom('articleUrl').select('url').execute()).length

    it('delivers in order, once', async () => {
      bus.register(handler())
      await send(['a1', 'a2', 'a3'])
      await bus.drain()
      await bus.drain()
      expect(seen).toEqual(['a1', 'a2', 'a3'])
      expect(await effects()).toBe(3)
    })

    it('forgets a message whose sender’s transaction failed', async () => {
      bus.register(handler())
      const failing = store.transaction(async (tx) => {
        await publish(tx, clock, [{ type: 'article.grouped', key: 'x', payload: { articleId: 'x', versionId: 'x' } }])
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      await bus.drain()
      expect(seen).toEqual([])
    })

    it('serves people before news and news before the past', async () => {
      bus.register(handler({ batchSize: 1 }))
      await send(['old'], 'backfill')
      await send(['new'], 'news')
      await send(['person'], 'people')
      await bus.drain()
      expect(seen).toEqual(['person', 'new', 'old'])
    })

    it('keeps effects and messages together when saving fails half-way, and delivers again', async () => {
      let failures = 1
      const rolledBack: string[] = []
      bus.register(
        handler({
          save: async (items, tx) => {
            await handler().save(items, tx)
            if (failures-- > 0) throw new Error('power cut')
          },
          rolledBack: (items) => rolledBack.push(...items.map((i) => i.prepared)),
        }),
      )
      await send(['b1', 'b2'])
      await bus.drain()
      expect(rolledBack).toEqual(['b1', 'b2'])
      expect(await effects()).toBe(2)
    })

    it('parks a hopeless message with its cause and lets the others pass', async () => {
      bus.register(
        handler({
          prepare: (batch) =>
            Promise.resolve(
              batch.map((m) =>
                m.payload.articleId === 'bad'
                  ? {
                      error: new PressError('page-unreadable', {
                        userMessage: 'Không đọc được trang.',
                        retry: 'never',
                      }),
                    }
                  : { ok: m.payload.articleId },
              ),
            ),
        }),
      )
      await send(['c1', 'bad', 'c2'])
      await bus.drain()
      expect(seen).toEqual(['c1', 'c2'])
      expect(await bus.parked()).toMatchObject([
        { key: 'bad', cause: expect.stringContaining('page-unreadable') as string },
      ])
      const queue = (await bus.status()).find((q) => q.topic === 'article.grouped')
      expect(queue).toMatchObject({ pending: 0, parked: 1 })
    })

    it('tries a temporary failure again later and parks it at the sixth attempt; a requeue brings it back', async () => {
      let broken = true
      bus.register(
        handler({
          prepare: (batch) =>
            broken
              ? Promise.reject(new Error('timeout'))
              : Promise.resolve(batch.map((m) => ({ ok: m.payload.articleId }))),
        }),
      )
      await send(['d1'])
      for (let i = 0; i < 6; i++) {
        expect(await bus.parked()).toEqual([])
        await bus.drain()
        clock.advance(3 * 3_600_000)
      }
      expect(await bus.parked()).toHaveLength(1)
      broken = false
      expect(await bus.requeue()).toBe(1)
      await bus.drain()
      expect(seen).toEqual(['d1'])
    })

    it('replays what was delivered since a time, as new deliveries', async () => {
      bus.register(handler())
      await send(['e1'])
      await bus.drain()
      clock.advance(60_000)
      const since = clock.now()
      await send(['e2'])
      await bus.drain()
      expect(await bus.replay('article.grouped', since)).toBe(1)
      await bus.drain()
      expect(seen).toEqual(['e1', 'e2', 'e2'])
    })

    it('tells when more wait than somebody cares to send behind', async () => {
      bus.register(handler())
      await send(['w1', 'w2', 'w3'])
      expect([await bus.isBehind(3), await bus.isBehind(2)]).toEqual([false, true])
      await bus.drain()
      expect(await bus.isBehind(0)).toBe(false)
    })

    it('forgets old deliveries in portions; a replay after it brings only what it still has, and nothing twice', async () => {
      bus.register(handler())
      await send(['g1', 'g2', 'g3'])
      await bus.drain()
      clock.advance(86_400_000)
      const young = clock.now()
      await send(['g4'])
      await bus.drain()
      expect(await bus.prune(young, 2)).toBe(4)
      expect(await bus.prune(young, 2)).toBe(2)
      expect(await bus.prune(young, 2)).toBe(0)
      await bus.drain()
      expect(seen).toEqual(['g1', 'g2', 'g3', 'g4'])
      expect(await bus.replay('article.grouped', '')).toBe(1)
      await bus.drain()
      expect(seen).toEqual(['g1', 'g2', 'g3', 'g4', 'g4'])
    })

    it('forgets neither what waits nor what is parked, however old', async () => {
      const hopeless = new PressError('page-unreadable', { userMessage: 'Không đọc được trang.', retry: 'never' })
      let isBroken = true
      bus.register(
        handler({
          prepare: (batch) =>
            Promise.resolve(batch.map((m) => (isBroken ? { error: hopeless } : { ok: m.payload.articleId }))),
        }),
      )
      await send(['h1'])
      await bus.drain()
      await send(['h2'])
      clock.advance(400 * 86_400_000)
      expect(await bus.prune(clock.now(), 100)).toBe(0)
      expect(await bus.parked()).toMatchObject([{ key: 'h1' }])
      isBroken = false
      await bus.requeue()
      await bus.drain()
      expect(seen.sort()).toEqual(['h1', 'h2'])
    })

    it('delivers in the background once started and stops on request', async () => {
      bus.register(handler())
      bus.start()
      await send(['f1'])
      bus.wake()
      for (let i = 0; i < 200 && seen.length === 0; i++) await new Promise((r) => setTimeout(r, 10))
      await bus.stop()
      expect(seen).toEqual(['f1'])
    })
  })
}
