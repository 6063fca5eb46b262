import type { Database, RecordTx } from '../record-store.js'

export interface EffectiveMembership {
  readonly reprintGroup: string
  readonly story: string
  /** Exactly one article of a reprint group: the earliest published, see `comesBefore`. */
  readonly isOriginal: boolean
}

/** Group and story of articles as an office sees them: the machine's, changed by the office's own moves. */
export async function effectiveGroups(
  db: Database | RecordTx,
  officeId: string,
  ids: readonly string[],
): Promise<Map<string, EffectiveMembership>> {
  if (ids.length === 0) return new Map()
  const own = await db
    .selectFrom('groupMember')
    .select(['articleId', 'reprintGroup', 'story'])
    .where('articleId', 'in', ids)
    .execute()
  const moves = await movesOf(db, officeId)
  const story = new Map(moves.filter((m) => m.kind === 'story').map((m) => [m.articleId, m.value]))
  const reprint = new Map(moves.filter((m) => m.kind === 'reprint-group').map((m) => [m.articleId, m.value]))
  const groups = [...new Set(own.map((o) => reprint.get(o.articleId) ?? o.reprintGroup))]
  const originals = await originalsOf(db, groups, reprint)
  return new Map(
    own.map((o) => {
      const reprintGroup = reprint.get(o.articleId) ?? o.reprintGroup
      return [
        o.articleId,
        {
          reprintGroup,
          story: story.get(o.articleId) ?? o.story,
          isOriginal: originals.get(reprintGroup) === o.articleId,
        },
      ]
    }),
  )
}

/** The active members of a reprint group as an office sees it, the original first. */
export async function reprintsInOrder(
  db: Database | RecordTx,
  officeId: string,
  reprintGroup: string,
): Promise<string[]> {
  const moves = await movesOf(db, officeId)
  const moved = new Map(moves.filter((m) => m.kind === 'reprint-group').map((m) => [m.articleId, m.value]))
  const members = await membersOf(db, [reprintGroup], moved)
  return members.sort((a, b) => (comesBefore(a, b) ? -1 : 1)).map((m) => m.articleId)
}

const movesOf = (db: Database | RecordTx, officeId: string) =>
  db
    .selectFrom('correction')
    .select(['articleId', 'kind', 'value'])
    .where('officeId', '=', officeId)
    .where('kind', 'in', ['story', 'reprint-group'])
    .where('revokedAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** The earliest article of each group, the office's moves applied. */
async function originalsOf(
  db: Database | RecordTx,
  groups: readonly string[],
  moved: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const first = new Map<string, Member>()
  for (const m of await membersOf(db, groups, moved)) {
    const best = first.get(m.reprintGroup)
    if (!best || comesBefore(m, best)) first.set(m.reprintGroup, m)
  }
  return new Map([...first].map(([group, { articleId }]) => [group, articleId]))
}

interface Member {
  readonly articleId: string
  readonly reprintGroup: string
  readonly publishedAt: string
  readonly reason: string
}

/** Active members of groups, under the group that they have after the moves. */
async function membersOf(
  db: Database | RecordTx,
  groups: readonly string[],
  moved: ReadonlyMap<string, string>,
): Promise<Member[]> {
  const isAsked = new Set(groups)
  const movedIn = [...moved].filter(([, to]) => isAsked.has(to)).map(([id]) => id)
  const members = await db
    .selectFrom('groupMember')
    .innerJoin('article', 'article.id', 'groupMember.articleId')
    .select(['groupMember.articleId', 'groupMember.reprintGroup', 'groupMember.publishedAt', 'groupMember.reason'])
    .where((eb) =>
      eb.or([
        eb('groupMember.reprintGroup', 'in', groups),
        ...(movedIn.length > 0 ? [eb('groupMember.articleId', 'in', movedIn)] : []),
      ]),
    )
    .where('article.state', '=', 'active')
    .execute()
  return members
    .map((m) => ({ ...m, reprintGroup: moved.get(m.articleId) ?? m.reprintGroup }))
    .filter((m) => isAsked.has(m.reprintGroup))
}

/** Published earlier; of the same minute the one that names no medium it was taken from, then the smaller id. */
function comesBefore(a: Member, b: Member): boolean {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt
  const [aCredits, bCredits] = [a, b].map((m) => m.reason.includes('"credit":'))
  if (aCredits !== bCredits) return bCredits === true
  return a.articleId < b.articleId
}
