import { Inbox, type Received } from './inbox.js'
import { decode, encode } from './topics.js'

const received = (lane: 'people' | 'news' | 'backfill', id: string, partition = 0, topic: string = lane): Received => ({
  topic,
  partition,
  offset: Number(id.slice(1)),
  message: {
    id,
    type: 'article.grouped',
    key: id,
    lane,
    payload: { articleId: id, versionId: id },
    attempts: 0,
    createdAt: '2026-11-24T01:00:00.000Z',
  },
})
const idsOf = (list: readonly Received[]): (string | undefined)[] => list.map((r) => r.message?.id)

describe('what arrived from Kafka', () => {
  it('is given out lane by lane, a batch never over two lanes', () => {
    const inbox = new Inbox()
    inbox.add([received('backfill', 'm1'), received('backfill', 'm2')])
    inbox.add([received('news', 'm3')])
    inbox.add([received('people', 'm4')])
    expect(idsOf(inbox.take(10))).toEqual(['m4'])
    expect(idsOf(inbox.take(10))).toEqual(['m3'])
    expect(idsOf(inbox.take(1))).toEqual(['m1'])
    expect([inbox.size, inbox.lane]).toEqual([1, 'backfill'])
  })

  it('is given out in the order in which it was sent, over all partitions of a lane', () => {
    const inbox = new Inbox()
    inbox.add([received('news', 'm2', 1), received('news', 'm5', 1)])
    inbox.add([received('news', 'm1', 2), received('news', 'm4', 2)])
    inbox.add([received('news', 'm3', 0, 'retry')])
    expect(idsOf(inbox.take(4))).toEqual(['m1', 'm2', 'm3', 'm4'])
  })

  it('keeps the order within a partition, whatever lanes it holds: an offset says that all before it was handled', () => {
    const inbox = new Inbox()
    inbox.add([received('backfill', 'm1', 0, 'retry'), received('news', 'm2', 0, 'retry')])
    expect(idsOf(inbox.take(10))).toEqual(['m1'])
    expect(idsOf(inbox.take(10))).toEqual(['m2'])
  })

  it('knows what this product did not write, and gives it out as nothing', () => {
    const { message } = received('news', 'm1')
    if (!message) throw new Error('no message')
    const { key, value, headers } = encode(message)
    const kept = { key: Buffer.from(String(key)), value: Buffer.from(String(value)), headers }
    expect(decode(kept as never)).toEqual(message)
    for (const broken of [
      { ...kept, value: Buffer.from('{') },
      { ...kept, value: null },
      { ...kept, headers: { ...headers, lane: 'fast' } },
      { ...kept, headers: { ...headers, attempts: 'x' } },
      { ...kept, headers: undefined },
    ])
      expect(decode(broken as never)).toBeNull()
    const inbox = new Inbox()
    inbox.add([{ topic: 'news', partition: 0, offset: 7, message: null }])
    expect(inbox.take(10)).toEqual([{ topic: 'news', partition: 0, offset: 7, message: null }])
  })
})
