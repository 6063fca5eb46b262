import type { Database, RecordTx } from '../record-store.js'
import { storyDecisions } from './story-decisions.js'

export interface EffectiveMembership {
  readonly reprintGroup: string
  readonly story: string
  /** Exactly one article of a reprint group: the one that a person named, else the earliest published, see `comesBefore`. */
  readonly isOriginal: boolean
}

/** Group and story of articles as an office sees them: the machine's, changed by the office's own moves and merges. */
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
  const merged = await storyDecisions(db, officeId)
  const { story, reprint } = moves
  const groups = [...new Set(own.map((o) => reprint.get(o.articleId) ?? o.reprintGroup))]
  const originals = await originalsOf(db, groups, moves)
  return new Map(
    own.map((o) => {
      const reprintGroup = reprint.get(o.articleId) ?? o.reprintGroup
      return [
        o.articleId,
        {
          reprintGroup,
          story: merged.rootOf(story.get(o.articleId) ?? o.story),
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
  const members = await membersOf(db, [reprintGroup], moves)
  return members.sort((a, b) => (comesBefore(a, b) ? -1 : 1)).map((m) => m.articleId)
}

/** Ids of the articles of a story as an office sees it; erased ones included, in no order. */
export async function membersOfStory(db: Database | RecordTx, officeId: string, story: string): Promise<string[]> {
  const { story: moved } = await movesOf(db, officeId)
  const names = new Set((await storyDecisions(db, officeId)).namesOf(story))
  const own = await db
    .selectFrom('groupMember')
    .select('articleId')
    .where('story', 'in', [...names])
    .execute()
  const staying = own.map((o) => o.articleId).filter((id) => names.has(moved.get(id) ?? story))
  const movedIn = [...moved].filter(([, to]) => names.has(to)).map(([id]) => id)
  return [...new Set([...staying, ...movedIn])]
}

/** What an office says of articles, the newest word of each kind; by article. */
interface OfficeMoves {
  readonly story: ReadonlyMap<string, string>
  readonly reprint: ReadonlyMap<string, string>
  /** Articles named as originals, with the id of the correction: the greatest is the newest. */
  readonly original: ReadonlyMap<string, string>
}

async function movesOf(db: Database | RecordTx, officeId: string): Promise<OfficeMoves> {
  const rows = await db
    .selectFrom('correction')
    .select(['id', 'articleId', 'kind', 'value'])
    .where('officeId', '=', officeId)
    .where('kind', 'in', ['story', 'reprint-group', 'original'])
    .where('revokedAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const of = (kind: string) => rows.filter((m) => m.kind === kind)
  return {
    story: new Map(of('story').map((m) => [m.articleId, m.value])),
    reprint: new Map(of('reprint-group').map((m) => [m.articleId, m.value])),
    original: new Map(of('original').map((m) => [m.articleId, m.id])),
  }
}

/** The first article of each group, the office's moves applied. */
async function originalsOf(
  db: Database | RecordTx,
  groups: readonly string[],
  moved: OfficeMoves,
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
  /** Correction that names it the original; null where none does. */
  readonly named: string | null
}

/** Active members of groups, under the group that they have after the moves. */
async function membersOf(
  db: Database | RecordTx,
  groups: readonly string[],
  { reprint: moved, original }: OfficeMoves,
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
    .map((m) => ({
      ...m,
      reprintGroup: moved.get(m.articleId) ?? m.reprintGroup,
      named: original.get(m.articleId) ?? null,
    }))
    .filter((m) => isAsked.has(m.reprintGroup))
}

/**
 * Named the original by a person, the newest word first; else published earlier; of the same minute the one that names no
 * medium it was taken from, then the smaller id.
 */
function comesBefore(a: Member, b: Member): boolean {
  if (a.named !== b.named) return (a.named ?? '') > (b.named ?? '')
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt
  const [aCredits, bCredits] = [a, b].map((m) => m.reason.includes('"credit":'))
  if (aCredits !== bCredits) return bCredits === true
  return a.articleId < b.articleId
}
