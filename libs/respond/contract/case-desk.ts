import { createAccount } from '#accounts'
import { ManualClock } from '#foundation'
import type { CaseState, Role } from '#press'
import { memoryRecordStore } from '#record'
import { flagArticle, moveCase, type CaseViewer, type MoveRequest } from '#respond'

export const office = 'o1'
export const ownBody = 'Sở Xây dựng'
/** 08:20 in the office on 23 November 2026. */
export const start = '2026-11-23T01:20:00.000Z'

const article = (id: string, title: string) => ({
  article: {
    id,
    outletId: 'bao',
    canonicalUrl: `https://bao.example/${id}`,
    firstSeenAt: start,
    publishedAt: start,
    publishedZone: '+07:00',
    publishedPrecision: 'minute' as const,
    publishedSource: 'json-ld',
    currentVersionId: `v-${id}`,
    completeness: 'full',
    state: 'active' as const,
    revision: 1,
  },
  version: {
    id: `v-${id}`, articleId: id, pageId: null, seq: 1, title, lead: null, text: title, byline: null, section: null,
    sourceLine: null, publishedAt: start, modifiedAt: null, extractedAt: start, method: 'test',
  }, // prettier-ignore
})

/** An office with one outlet, five articles and somebody of every role. */
export async function openCaseDesk() {
  const store = await memoryRecordStore()
  const clock = new ManualClock(Date.parse(start))
  await store.db
    .insertInto('office')
    .values({ id: office, name: 'Sở', provinceSlug: 'van-ha', createdAt: start })
    .execute()
  await store.db.insertInto('agency').values({ id: 'bao', name: 'Báo', governingBody: null }).execute()
  await store.db
    .insertInto('outlet')
    .values({
      id: 'bao',
      agencyId: 'bao',
      name: 'Báo Sông Hạ',
      tier: 'nganh',
      kind: 'báo',
      home: 'https://bao.example',
      domains: '[]',
      provinceSlug: null,
      createdAt: start,
    }) // prettier-ignore
    .execute()
  const titles = ['Cầu Ngòi Lạt lún mố', 'Rác ở Bến Dâu', 'Đập Khe Mơ dừng thi công', 'Chợ Tà Lâu', 'Nước giếng']
  for (const [i, title] of titles.entries()) {
    const rows = article(`a${i + 1}`, title)
    await store.db.insertInto('article').values(rows.article).execute()
    await store.db.insertInto('version').values(rows.version).execute()
  }
  const accounts = new Map<string, string>()
  const add = async (role: Role, body: string | null = null): Promise<void> => {
    const account = await createAccount(store, clock, {
      officeId: office,
      username: `${role}${accounts.size}`,
      displayName: `Người ${role}`,
      role,
      password: 'cây cầu sông Vằng',
      body,
    })
    if (!accounts.has(role)) accounts.set(role, account.id)
  }
  for (const role of ['quan-tri', 'chuyen-vien', 'truong-phong', 'lanh-dao'] as const) await add(role)
  await add('don-vi', ownBody)
  const as = (role: Role, body = ownBody): CaseViewer & { accountId: string } => ({
    officeId: office,
    role,
    ownBody: role === 'don-vi' ? body : null,
    accountId: accounts.get(role) as string,
  })
  const move = (role: Role, caseId: string, to: CaseState, more: Partial<MoveRequest> = {}) =>
    moveCase(store, clock, { ...as(role), caseId, to, ...more })
  return {
    store,
    clock,
    as,
    move,
    flag: (articleId: string, over: { body?: string | null; deadline?: string | null } = {}) =>
      flagArticle(store, clock, {
        officeId: office,
        accountId: as('chuyen-vien').accountId,
        articleId,
        reason: 'phan-anh',
        level: 'thuong',
        ...over,
      }),
    /** Puts a case into a state without walking there. */
    put: async (caseId: string, state: CaseState, body: string | null = ownBody): Promise<void> => {
      await store.db.updateTable('responseCase').set({ state, body }).where('id', '=', caseId).execute()
    },
    eventsOf: (caseId: string) =>
      store.db.selectFrom('caseEvent').selectAll().where('caseId', '=', caseId).orderBy('id').execute(),
  }
}
export type CaseDesk = Awaited<ReturnType<typeof openCaseDesk>>
