import type { Log } from '#foundation'
import type { RecordStore } from '#record'
import { pastDays } from '../stories/past-stories.js'
import { GroupWindow } from '../window/group-window.js'
import type { RememberedArticle } from '../window/joined.js'
import { encodeSignature } from '../window/signature.js'
import type { Moves } from './moves.js'
import { nameFirsts } from './outside.js'

/** Rows of the window read from the record at a time. */
const loadAtOnce = 500
const dayMs = 86_400_000

export interface LoadedWindow {
  readonly window: GroupWindow
  /** When the newest page was fetched that has been grouped; moves of people made until then have been followed. */
  readonly moment: string
  /** When the last article was grouped, milliseconds since 1970. */
  readonly lastGroupedMs: number
}

/** The window as the record remembers it, in the order in which articles were grouped, and with the moves of people. */
export async function loadWindow(
  { store, log, windowDays }: { store: RecordStore; log: Log; windowDays: number },
  moves: Moves,
): Promise<LoadedWindow> {
  const window = new GroupWindow({ windowDays })
  const from = await firstRow(store, windowDays)
  if (from !== null) await loadPast(store, window, from)
  let moment = ''
  let after: LoadedRow | undefined
  for (;;) {
    const rows = from === null ? [] : await readRows(store, from, after)
    const old = window.load(rows.map(remembered))
    if (old.length > 0) log.info('group.signatures-renewed', { articles: await reread(store, window, rows, old) })
    moment = rows.reduce((newest, r) => (r.fetchedAt && r.fetchedAt > newest ? r.fetchedAt : newest), moment)
    after = rows.at(-1) ?? after
    if (rows.length < loadAtOnce) break
    await new Promise(setImmediate)
  }
  // Moves of articles that have left the window are followed too.
  for (const id of moves.moved(moment)) window.assign(id, moves.inForce(id, moment))
  const names = { reprintGroup: window.names('reprintGroup'), story: window.names('story') }
  await nameFirsts(store, window, names, { moves, moment, groupedBefore: from ?? '' })
  log.info('group.loaded', { articles: window.size })
  return { window, moment, lastGroupedMs: after ? Date.parse(after.groupedAt) : 0 }
}

/**
 * When the oldest article of the window was grouped; null when there is none. The window slides by arrival, so it ends with
 * the article that arrived last, not with the present: after a pause nothing is forgotten that would have been kept.
 */
async function firstRow({ db }: RecordStore, windowDays: number): Promise<string | null> {
  const members = db.selectFrom('groupMember').innerJoin('article', 'article.id', 'groupMember.articleId')
  const last = await members.select('firstSeenAt').orderBy('firstSeenAt', 'desc').limit(1).executeTakeFirst()
  if (!last) return null
  const since = new Date(Date.parse(last.firstSeenAt) - windowDays * dayMs).toISOString()
  const first = await members
    .select(({ fn }) => fn.min('groupedAt').as('groupedAt'))
    .where('firstSeenAt', '>=', since)
    .executeTakeFirst()
  return first?.groupedAt ?? null
}

/** What was grouped before the window and can still be carried on: the first of each text, in the order of grouping. */
async function loadPast({ db }: RecordStore, window: GroupWindow, from: string): Promise<void> {
  const since = new Date(Date.parse(from) - pastDays * dayMs).toISOString()
  let after = { groupedAt: '', articleId: '' }
  for (;;) {
    const rows = await db
      .selectFrom('groupMember')
      .select(['articleId', 'reprintGroup', 'story', 'publishedAt', 'signature', 'groupedAt'])
      .whereRef('reprintGroup', '=', 'articleId')
      .where('groupedAt', '>=', since)
      .where('groupedAt', '<', from)
      .where((eb) =>
        eb.or([
          eb('groupedAt', '>', after.groupedAt),
          eb.and([eb('groupedAt', '=', after.groupedAt), eb('articleId', '>', after.articleId)]),
        ]),
      )
      .orderBy('groupedAt')
      .orderBy('articleId')
      .limit(loadAtOnce)
      .execute()
    window.loadPast(
      rows.map((r) => ({
        id: r.articleId,
        reprintGroup: r.reprintGroup,
        story: r.story,
        publishedAt: r.publishedAt,
        signature: r.signature ? Buffer.from(r.signature, 'base64') : new Uint8Array(0),
      })),
    )
    after = rows.at(-1) ?? after
    if (rows.length < loadAtOnce) return
    await new Promise(setImmediate)
  }
}

type LoadedRow = Awaited<ReturnType<typeof readRows>>[number]

/** The next rows in the order of grouping, by the place where the last ones ended. */
const readRows = ({ db }: RecordStore, from: string, after: { groupedAt: string; articleId: string } | undefined) =>
  db
    .selectFrom('groupMember as m')
    .innerJoin('article as a', 'a.id', 'm.articleId')
    .leftJoin('version as v', 'v.id', 'm.versionId')
    .leftJoin('page as p', 'p.id', 'v.pageId')
    .select(['m.articleId', 'm.versionId', 'm.reprintGroup', 'm.story', 'm.signature', 'm.groupedAt'])
    .select(['a.publishedAt', 'a.firstSeenAt', 'p.fetchedAt'])
    .where('m.groupedAt', '>=', after?.groupedAt ?? from)
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([eb('m.groupedAt', '>', after?.groupedAt as string), eb('m.articleId', '>', after?.articleId as string)]),
      ),
    )
    .orderBy('m.groupedAt')
    .orderBy('m.articleId')
    .limit(loadAtOnce)
    .execute()

const remembered = (r: LoadedRow): RememberedArticle => ({
  id: r.articleId,
  reprintGroup: r.reprintGroup,
  story: r.story,
  publishedAt: r.publishedAt,
  arrivedAt: Date.parse(r.firstSeenAt),
  signature: r.signature ? Buffer.from(r.signature, 'base64') : new Uint8Array(0),
})

/** Reads the texts again of which the record keeps no signature of this build, and keeps the new ones. */
async function reread(
  store: RecordStore,
  window: GroupWindow,
  rows: readonly LoadedRow[],
  old: readonly string[],
): Promise<number> {
  const isOld = new Set(old)
  const members = rows.filter((r) => isOld.has(r.articleId))
  const ids = members.map((r) => r.versionId)
  const texts = await store.db.selectFrom('version').select(['id', 'title', 'text']).where('id', 'in', ids).execute()
  const byId = new Map(texts.map((t) => [t.id, t]))
  const renewed = members.flatMap((row) => {
    const text = byId.get(row.versionId)
    return text ? [{ articleId: row.articleId, signature: window.reread(remembered(row), text) }] : []
  })
  await store.transaction(async (tx) => {
    for (const { articleId, signature } of renewed)
      await tx
        .updateTable('groupMember')
        .set({ signature: Buffer.from(encodeSignature(signature)).toString('base64') })
        .where('articleId', '=', articleId)
        .execute()
  })
  return renewed.length
}
