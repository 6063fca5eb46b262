import { ManualClock, PressError } from '#foundation'
import { correctArticle, type CorrectionRequest, revokeCorrection } from '#label'
import { loadOfficeArticles, memoryRecordStore, type RecordStore } from '#record'

const at = '2026-11-23T01:00:00.000Z'
let store: RecordStore
let clock: ManualClock
beforeEach(async () => {
  store = await memoryRecordStore()
  clock = new ManualClock(Date.parse(at))
  await store.db.insertInto('agency').values({ id: 'bao', name: 'Báo', governingBody: null }).execute()
  await store.db
    .insertInto('outlet')
    .values({
      id: 'bao',
      agencyId: 'bao',
      name: 'Báo',
      tier: 'nganh',
      kind: 'báo',
      home: 'https://bao.example',
      domains: '[]',
      provinceSlug: null,
      createdAt: at,
    }) // prettier-ignore
    .execute()
  // a1 is the original, a2 and a3 carry its text; all three run in story s1.
  for (const [i, id] of ['a1', 'a2', 'a3'].entries()) await addArticle(id, `2026-11-22T0${i}:00:00.000Z`)
})
afterEach(() => store.close())

async function addArticle(id: string, publishedAt: string): Promise<void> {
  await store.db
    .insertInto('article')
    .values({
      id,
      outletId: 'bao',
      canonicalUrl: `https://bao.example/${id}`,
      firstSeenAt: at,
      publishedAt,
      publishedZone: '+07:00',
      publishedPrecision: 'minute',
      publishedSource: 'json-ld',
      currentVersionId: `v-${id}`,
      completeness: 'full',
      state: 'active',
      revision: 1,
    }) // prettier-ignore
    .execute()
  await store.db
    .insertInto('version')
    .values({
      id: `v-${id}`,
      articleId: id,
      pageId: null,
      seq: 1,
      title: 'Tin',
      lead: null,
      text: 'Tin',
      byline: null,
      section: null,
      sourceLine: null,
      publishedAt,
      modifiedAt: null,
      extractedAt: at,
      method: 'test',
    }) // prettier-ignore
    .execute()
  await store.db
    .insertInto('groupMember')
    .values({
      articleId: id,
      versionId: `v-${id}`,
      reprintGroup: 'a1',
      story: 's1',
      similarity: 1,
      reason: 'test',
      publishedAt,
      groupedAt: at,
      signature: null,
    }) // prettier-ignore
    .execute()
  await store.db
    .insertInto('label')
    .values({
      id: `tone-${id}`,
      officeId: 'o1',
      articleId: id,
      versionId: `v-${id}`,
      kind: 'tone',
      value: 'critical',
      confidence: 0.8,
      evidencePart: null,
      evidenceStart: null,
      evidenceEnd: null,
      modelVersion: 'm1',
      decidedAt: at,
    }) // prettier-ignore
    .execute()
}

const correct = (over: Partial<CorrectionRequest>) =>
  correctArticle(store, clock, {
    officeId: 'o1',
    accountId: 'an',
    articleId: 'a1',
    kind: 'tone',
    value: 'neutral',
    ...over,
  })
const revoke = (correctionId: string, officeId = 'o1') =>
  revokeCorrection(store, clock, { officeId, accountId: 'binh', correctionId })
const seen = async (id = 'a1', officeId = 'o1') => {
  const [article] = await loadOfficeArticles(store.db, officeId, [id])
  if (!article) throw new Error(`no article ${id}`)
  return article
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (e: unknown) => (e instanceof PressError ? e.code : String(e)),
  )
const announced = async (): Promise<string[]> =>
  (await store.db.selectFrom('message').select(['key', 'lane', 'topic']).orderBy('id').execute())
    .filter((m) => m.topic === 'article.labelled' && m.lane === 'people')
    .map((m) => m.key)

describe('correcting a label', () => {
  it('puts the word of a person first and keeps that of the machine, with its confidence', async () => {
    const row = await correct({ reason: '  Nêu đủ ý kiến hai phía ' })
    expect(row).toMatchObject({ value: 'neutral', previous: 'critical', reason: 'Nêu đủ ý kiến hai phía', at })
    const { tone } = (await seen()).labels
    expect(tone).toMatchObject({ values: ['neutral'], by: 'person', correction: { accountId: 'an' } })
    expect(tone?.machine).toEqual({ values: ['critical'], confidence: 0.8, modelVersion: 'm1' })
    expect((await seen()).isCorrected).toBe(true)
  })
  it('lets the last word win, and each remembers what stood before it', async () => {
    await correct({})
    clock.advance(1000)
    expect((await correct({ value: 'favourable', accountId: 'binh' })).previous).toBe('neutral')
    expect((await seen()).labels.tone?.values).toEqual(['favourable'])
  })
  it('tells the index once for each correction, ahead of the news, and raises the revision', async () => {
    await correct({})
    expect(await announced()).toEqual(['a1'])
    expect((await seen()).article.revision).toBe(2)
  })
  it('holds for the own office only', async () => {
    await correct({})
    expect((await seen('a1', 'o2')).labels.tone).toBeUndefined()
    expect((await seen('a1', 'o2')).isCorrected).toBe(false)
  })
  it('takes up to three topics, each once, in the order given', async () => {
    expect((await correct({ kind: 'topic', value: ' y-te, giao-duc,y-te ' })).value).toBe('y-te,giao-duc')
    expect((await seen()).labels.topic?.values).toEqual(['y-te', 'giao-duc'])
    expect((await correct({ kind: 'topic', value: 'khac,y-te,kinh-te' })).previous).toBe('y-te,giao-duc')
  })
  it.each([
    ['tone', 'tieu-cuc'],
    ['tone', 'neutral,critical'],
    ['tone', ''],
    ['topic', 'y-te,giao-duc,kinh-te,khac'],
    ['topic', ','],
    ['relevance', 'toString'],
    ['respond', 'có'],
    ['event', 'critical'],
    ['constructor', 'neutral'],
  ])('refuses %s “%s”', async (kind, value) => {
    expect(await codeOf(correct({ kind: kind as CorrectionRequest['kind'], value }))).toBe('correction-value')
    expect(await announced()).toEqual([])
    expect((await seen()).isCorrected).toBe(false)
  })
  it('knows nothing of articles that are not there or were erased', async () => {
    await store.db.updateTable('article').set({ state: 'erased' }).where('id', '=', 'a3').execute()
    expect(await codeOf(correct({ articleId: 'a3' }))).toBe('article-unknown')
    expect(await codeOf(correct({ articleId: 'khong-co' }))).toBe('article-unknown')
  })
})

describe('taking a correction back', () => {
  it('lets what stood before stand again, and remembers who took it back and when', async () => {
    const first = await correct({})
    clock.advance(1000)
    const second = await correct({ value: 'favourable' })
    await revoke(second.id)
    expect((await seen()).labels.tone).toMatchObject({ values: ['neutral'], by: 'person' })
    await revoke(first.id)
    expect((await seen()).labels.tone).toMatchObject({ values: ['critical'], by: 'machine' })
    const rows = await store.db.selectFrom('correction').select(['revokedBy', 'revokedAt']).execute()
    expect(rows).toEqual(Array(2).fill({ revokedBy: 'binh', revokedAt: '2026-11-23T01:00:01.000Z' }))
    expect(await announced()).toEqual(['a1', 'a1', 'a1', 'a1'])
  })
  it('works once, and never for another office', async () => {
    const { id } = await correct({})
    expect(await codeOf(revoke(id, 'o2'))).toBe('correction-unknown')
    expect(await codeOf(revoke(id))).toBe('done')
    expect(await codeOf(revoke(id))).toBe('correction-unknown')
    expect(await codeOf(revoke('khong-co'))).toBe('correction-unknown')
  })
})

describe('moving an article out of its group', () => {
  it('makes the article its own original, and another original when it goes back', async () => {
    const row = await correct({ articleId: 'a2', kind: 'reprint-group', value: 'alone' })
    expect(row.previous).toBe('a1')
    expect(await seen('a2')).toMatchObject({ reprintGroup: row.value, isOriginal: true })
    expect(await seen('a3')).toMatchObject({ reprintGroup: 'a1', isOriginal: false })
    await revoke(row.id)
    expect(await seen('a2')).toMatchObject({ reprintGroup: 'a1', isOriginal: false })
  })
  it('takes the first article out of the group that bears its name: the next becomes the original', async () => {
    await correct({ kind: 'reprint-group', value: 'alone' })
    expect((await seen('a1')).reprintGroup).not.toBe('a1')
    expect((await seen('a1')).isOriginal).toBe(true)
    expect(await seen('a2')).toMatchObject({ reprintGroup: 'a1', isOriginal: true })
    expect(new Set(await announced())).toEqual(new Set(['a1', 'a2', 'a3']))
  })
  it('leaves the story alone, and the other way round', async () => {
    await store.db.updateTable('groupMember').set({ story: 'a2' }).execute()
    const story = await correct({ articleId: 'a2', kind: 'story', value: 'alone' })
    expect(await seen('a2')).toMatchObject({ story: story.value, reprintGroup: 'a1' })
    expect(story.value).not.toBe('a2')
    expect(await seen('a3')).toMatchObject({ story: 'a2', reprintGroup: 'a1' })
    const group = await correct({ articleId: 'a3', kind: 'reprint-group', value: 'alone' })
    expect(await seen('a3')).toMatchObject({ story: 'a2', reprintGroup: group.value, isOriginal: true })
  })
  it('moves an article into another group by the id of that group', async () => {
    await correct({ articleId: 'a2', kind: 'story', value: 's9' })
    expect((await seen('a2')).story).toBe('s9')
  })
})
