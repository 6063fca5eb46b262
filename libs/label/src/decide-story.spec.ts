import { ManualClock, PressError } from '#foundation'
import { correctArticle, decideStory, moveArticles, revokeCorrection, revokeStoryDecision } from '#label'
import { effectiveGroups, membersOfStory, memoryRecordStore, type RecordStore, storyDecisions } from '#record'

const at = '2026-11-23T01:00:00.000Z'
const actor = { officeId: 'o1', accountId: 'an' }
let store: RecordStore
let clock: ManualClock
beforeEach(async () => {
  store = await memoryRecordStore()
  clock = new ManualClock(Date.parse(at))
  // Two stories; b carries the text of a. d was published last.
  for (const [i, [id, story, group]] of ([['a', 's1', 'a'], ['b', 's1', 'a'], ['c', 's2', 'c'], ['d', 's2', 'd']] as const).entries())
    await add(id, story, group, `2026-11-22T0${i}:00:00.000Z`)
}) // prettier-ignore
afterEach(() => store.close())

async function add(id: string, story: string, reprintGroup: string, publishedAt: string): Promise<void> {
  await store.db
    .insertInto('article')
    .values({ id, outletId: 'bao', canonicalUrl: id, firstSeenAt: at, publishedAt, publishedZone: '+07:00', publishedPrecision: 'minute', publishedSource: 'meta', currentVersionId: `v-${id}`, completeness: 'full', state: 'active', revision: 1 })
    .execute() // prettier-ignore
  await store.db
    .insertInto('groupMember')
    .values({ articleId: id, versionId: `v-${id}`, reprintGroup, story, similarity: 1, reason: '', publishedAt, groupedAt: at, signature: null, continues: null })
    .execute() // prettier-ignore
}
const groups = async (officeId = 'o1') => {
  const all = await effectiveGroups(store.db, officeId, ['a', 'b', 'c', 'd', 'e'])
  return Object.fromEntries([...all].map(([id, g]) => [id, `${g.story}${g.isOriginal ? ' original' : ''}`]))
}
const merge = (story: string, value: string) => decideStory(store, clock, { ...actor, story, kind: 'merge', value })
const announced = async (): Promise<string[]> =>
  (await store.db.selectFrom('message').select('key').where('lane', '=', 'people').execute()).map((m) => m.key).sort()
const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (e: unknown) => (e instanceof PressError ? e.userMessage : String(e)),
  )
const before = { a: 's1 original', b: 's1', c: 's2 original', d: 's2 original' }

describe('merging stories', () => {
  it('makes one of both for this office alone, tells the index, and is taken back to what was', async () => {
    const { id } = await merge('s1', 's2')
    expect(await groups()).toEqual({ a: 's2 original', b: 's2', c: 's2 original', d: 's2 original' })
    expect(await groups('o2')).toEqual(before)
    expect(await announced()).toEqual(['a', 'b'])
    await revokeStoryDecision(store, clock, { ...actor, decisionId: id })
    expect(await groups()).toEqual(before)
    expect(await announced()).toEqual(['a', 'a', 'b', 'b'])
    expect(await problemOf(revokeStoryDecision(store, clock, { ...actor, decisionId: id }))).toContain(
      'đã được hoàn tác',
    )
    expect(await store.db.selectFrom('storyDecision').select('revokedBy').execute()).toEqual([{ revokedBy: 'an' }])
  })
  it('holds for articles that the machine puts there later', async () => {
    await merge('s1', 's2')
    await add('e', 's1', 'e', at)
    expect(await groups()).toMatchObject({ e: 's2 original' })
    expect((await membersOfStory(store.db, 'o1', 's2')).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
  it('follows one merge with another, and refuses what is one already', async () => {
    await add('e', 's3', 'e', at)
    await merge('s1', 's2')
    await merge('s2', 's3')
    expect(new Set(Object.values(await groups()).map((g) => g.split(' ')[0]))).toEqual(new Set(['s3']))
    expect(await problemOf(merge('s3', 's1'))).toContain('đã là một')
    expect(await problemOf(merge('s3', 'none'))).toContain('không còn')
  })
})

describe('moving articles', () => {
  it('takes copies of the same story along, and each is taken back', async () => {
    const made = await moveArticles(store, clock, { ...actor, articleIds: ['b'], to: 's2' })
    expect(await groups()).toMatchObject({ a: 's2 original', b: 's2' })
    for (const { id } of made) await revokeCorrection(store, clock, { ...actor, correctionId: id })
    expect(await groups()).toEqual(before)
  })
  it('begins a story of those chosen', async () => {
    await moveArticles(store, clock, { ...actor, articleIds: ['c', 'a'], to: 'new' })
    const { a = '', b, c, d } = await groups()
    expect([a === c, a.startsWith(b ?? '-'), d]).toEqual([true, true, 's2 original'])
    expect(a).not.toMatch(/^s[12]/)
  })
  it('pins an article where it stands: what the machine says later does not move it', async () => {
    await moveArticles(store, clock, { ...actor, articleIds: ['d'], to: 's2' })
    await store.db.updateTable('groupMember').set({ story: 's1' }).where('articleId', 'in', ['c', 'd']).execute()
    expect(await groups()).toMatchObject({ c: 's1 original', d: 's2 original' })
  })
  it('goes to the story into which the one chosen was merged', async () => {
    await add('e', 's3', 'e', at)
    await merge('s1', 's2')
    const [made] = await moveArticles(store, clock, { ...actor, articleIds: ['e'], to: 's1' })
    expect(made?.value).toBe('s2')
  })
  it('refuses nothing and nowhere', async () => {
    expect(await problemOf(moveArticles(store, clock, { ...actor, articleIds: ['zz'], to: 's2' }))).toContain(
      'Chưa chọn bài',
    )
    expect(await problemOf(moveArticles(store, clock, { ...actor, articleIds: ['a'], to: 'zz' }))).toContain(
      'không còn',
    )
  })
})

describe('the original of a text', () => {
  it('is the one a person names, for this office, until it is taken back', async () => {
    const made = await correctArticle(store, clock, { ...actor, articleId: 'b', kind: 'original', value: 'true' })
    expect(made.previous).toBe('a')
    expect(await groups()).toMatchObject({ a: 's1', b: 's1 original' })
    expect(await groups('o2')).toEqual(before)
    expect(await announced()).toEqual(['a', 'b'])
    await add('e', 's1', 'a', '2026-11-20T00:00:00.000Z')
    expect(await groups()).toMatchObject({ b: 's1 original', e: 's1' })
    await revokeCorrection(store, clock, { ...actor, correctionId: made.id })
    expect(await groups()).toMatchObject({ a: 's1', b: 's1', e: 's1 original' })
  })
})

describe('the title and the place of a story', () => {
  it('are what people say last, and what stood before when that is taken back', async () => {
    const rename = (value: string) => decideStory(store, clock, { ...actor, story: 's1', kind: 'title', value })
    await rename(' Vụ  đập Khe Dâu ')
    const second = await rename('Đập Khe Dâu')
    await decideStory(store, clock, { ...actor, story: 's1', kind: 'pin' })
    const known = await storyDecisions(store.db, 'o1')
    expect([known.titleOf('s1'), known.isPinned('s1'), known.pins]).toEqual(['Đập Khe Dâu', true, ['s1']])
    await revokeStoryDecision(store, clock, { ...actor, decisionId: second.id })
    expect((await storyDecisions(store.db, 'o1')).titleOf('s1')).toBe('Vụ đập Khe Dâu')
    expect(await problemOf(rename('  '))).toContain('từ 1 đến 200')
    expect((await storyDecisions(store.db, 'o2')).titleOf('s1')).toBeNull()
  })
  it('cannot be given to a story without articles', async () => {
    expect(await problemOf(decideStory(store, clock, { ...actor, story: 'zz', kind: 'pin' }))).toContain(
      'Không có dòng',
    )
  })
})
