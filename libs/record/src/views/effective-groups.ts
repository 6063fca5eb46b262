import type { Database, RecordTx } from '../record-store.js'

export interface EffectiveMembership {
  readonly reprintGroup: string
  readonly story: string
  /** Exactly one article of a reprint group: the earliest published; ties by article id. */
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
  const moves = await db
    .selectFrom('correction')
    .select(['articleId', 'kind', 'value'])
    .where('officeId', '=', officeId)
    .where('kind', 'in', ['story', 'reprint-group'])
    .where('revokedAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
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

/** The earliest article of each group, the office's moves applied. */
async function originalsOf(
  db: Database | RecordTx,
  groups: readonly string[],
  moved: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const movedIn = [...moved].filter(([, to]) => groups.includes(to)).map(([id]) => id)
  const members = await db
    .selectFrom('groupMember')
    .innerJoin('article', 'article.id', 'groupMember.articleId')
    .select(['groupMember.articleId', 'groupMember.reprintGroup', 'groupMember.publishedAt'])
    .where((eb) =>
      eb.or([
        eb('groupMember.reprintGroup', 'in', groups),
        ...(movedIn.length > 0 ? [eb('groupMember.articleId', 'in', movedIn)] : []),
      ]),
    )
    .where('article.state', '=', 'active')
    .execute()
  const first = new Map<string, { id: string; at: string }>()
  for (const m of members) {
    const group = moved.get(m.articleId) ?? m.reprintGroup
    const best = first.get(group)
    if (!best || m.publishedAt < best.at || (m.publishedAt === best.at && m.articleId < best.id)) {
      first.set(group, { id: m.articleId, at: m.publishedAt })
    }
  }
  return new Map([...first].map(([group, { id }]) => [group, id]))
}
