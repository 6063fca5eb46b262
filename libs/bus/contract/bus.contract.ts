import { ManualClock, PressError, silentLog, type Clock, type Log } from '#foundation'
import { publish, type Bus, type Envelope, type Handler } from '#bus'
import type { Lane } from '#press'
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
    const grouped = (key: string, id: string, lane: Lane) => ({
      type: 'article.grouped' as const,
      key,
      payload: { articleId: id, versionId: id },
      lane,
    })
    const sendKeyed = (sent: readonly { key: string; id: string }[], lane: Lane = 'news'): Promise<void> =>
      store.transaction((tx) =>
        publish(
          tx,
          clock,
          sent.map((m) => grouped(m.key, m.id, lane)),
        ),
      )
    const send = (ids: string[], lane?: Lane): Promise<void> =>
      sendKeyed(
        ids.map((id) => ({ key: id, id })),
        lane,
      )
    const effects = async (): Promise<number> =>
      (await store.db.selectFrom('articleUrl').select('url').execute()).length

    it('delivers once, and in order for every key', async () => {
      bus.register(handler({ batchSize: 7 }))
      const sent = Array.from({ length: 60 }, (_, i) => ({ key: `k${i % 5}`, id: `a${i}` }))
      for (let i = 0; i < sent.length; i += 20) await sendKeyed(sent.slice(i, i + 20))
      await bus.drain()
      await bus.drain()
      expect([...seen].sort()).toEqual(sent.map((m) => m.id).sort())
      expect(await effects()).toBe(60)
      for (const key of ['k0', 'k1', 'k2', 'k3', 'k4']) {
        const ofKey = sent.filter((m) => m.key === key).map((m) => m.id)
        expect(seen.filter((id) => ofKey.includes(id))).toEqual(ofKey)
      }
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

    it('lets news that comes in the middle of the past go before the rest of it', async () => {
      bus.register(
        handler({
          batchSize: 10,
          save: async (items, tx) => {
            if (seen.length === 0) await publish(tx, clock, [grouped('new', 'new', 'news')])
            await handler().save(items, tx)
          },
        }),
      )
      await send(
        Array.from({ length: 100 }, (_, i) => `old${i}`),
        'backfill',
      )
      await bus.drain()
      expect(seen).toHaveLength(101)
      expect(seen.indexOf('new')).toBe(10)
    })

    it('saves nothing again when a message comes back after its effects were saved', async () => {
      bus.register(handler())
      await send(['i1', 'i2'])
      await bus.drain()
      // As if the process had died before it could say that it was done.
      await store.db.updateTable('message').set({ state: 'pending' }).execute()
      await bus.drain()
      expect(seen.sort()).toEqual(['i1', 'i2'])
      expect((await bus.status()).find((q) => q.topic === 'article.grouped')).toMatchObject({ pending: 0, parked: 0 })
    })

    it('finishes the batch in hand when it is stopped; another bus on the same record does the rest, once', async () => {
      const stopped: Promise<void>[] = []
      bus.register(handler({ batchSize: 10, committed: () => void stopped.push(bus.stop()) }))
      await send(Array.from({ length: 300 }, (_, i) => `j${i}`))
      bus.start()
      while (stopped.length === 0) await new Promise((r) => setTimeout(r, 5))
      await Promise.all(stopped)
      const first = seen.length
      expect(first).toBeGreaterThan(0)
      expect(first).toBeLessThan(300)
      expect(await effects()).toBe(first)
      bus = await open({ store, clock, log: silentLog })
      bus.register(handler({ batchSize: 10 }))
      await bus.drain()
      expect(new Set(seen).size).toBe(300)
      expect(await effects()).toBe(300)
    })

    it('waits for space on a full disk: the drain says so, nothing counts as an attempt', async () => {
      let isFull = true
      bus.register(
        handler({
          save: (items, tx) =>
            isFull
              ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
              : handler().save(items, tx),
        }),
      )
      await send(['k1'])
      await expect(bus.drain()).rejects.toMatchObject({ code: 'ENOSPC' })
      await expect(bus.drain()).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(await store.db.selectFrom('message').select('attempts').execute()).toEqual([{ attempts: 0 }])
      isFull = false
      await bus.drain()
      expect(seen).toEqual(['k1'])
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
      expect(rolledBack.sort()).toEqual(['b1', 'b2'])
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
      expect(seen.sort()).toEqual(['c1', 'c2'])
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
      expect(await bus.parked()).toMatchObject([
        { key: 'd1', attempts: 6, cause: expect.stringContaining('timeout') as string },
      ])
      broken = false
      expect(await bus.requeue('page.fetched')).toBe(0)
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
      expect(bus.trouble()).toBeNull()
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
      for (const id of ['g1', 'g2', 'g3']) {
        await send([id])
        await bus.drain()
      }
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
