import type { RecordStore } from '#record'
import type { GroupWindow } from '../window/group-window.js'
import { type FirstPublished, isBefore } from '../window/memberships.js'
import type { ArticleGroups } from '../window/window-state.js'
import type { Moves } from './moves.js'

/** Names asked for at a time. */
const namesAtOnce = 400

export interface GroupNames {
  readonly reprintGroup: ReadonlySet<string>
  readonly story: ReadonlySet<string>
}

/**
 * Tells the window who was published first in groups whose earlier members it does not hold, by the record and by what
 * people had decided at a moment. `groupedBefore`: all that was grouped from then on is in the window.
 */
export async function nameFirsts(
  store: RecordStore,
  window: GroupWindow,
  names: GroupNames,
  { moves, moment, groupedBefore }: { moves: Moves; moment: string; groupedBefore?: string },
): Promise<void> {
  for (const kind of ['reprintGroup', 'story'] as const) {
    const all = [...names[kind]]
    const firsts = new Map<string, FirstPublished>()
    const look = async (column: 'articleId' | ArticleColumn, values: readonly string[]): Promise<void> => {
      for (let i = 0; i < values.length; i += namesAtOnce)
        for (const row of await membersBy(store, column, values.slice(i, i + namesAtOnce), groupedBefore)) {
          const name = moves.inForce(row.articleId, moment)[kind] ?? row[kind]
          if (!window.has(row.articleId) && names[kind].has(name)) keepEarlier(firsts, name, firstOf(row))
        }
    }
    await look(kind, all)
    await look('articleId', moves.everMovedTo(kind, names[kind]))
    for (const name of all) window.setOutside(kind, name, firsts.get(name))
  }
}

type ArticleColumn = keyof ArticleGroups
type Member = Awaited<ReturnType<typeof membersBy>>[number]

const membersBy = (
  store: RecordStore,
  column: 'articleId' | ArticleColumn,
  values: readonly string[],
  before?: string,
) =>
  store.db
    .selectFrom('groupMember')
    .select(['articleId', 'reprintGroup', 'story', 'publishedAt', 'reason'])
    .where(column, 'in', values)
    .$if(before !== undefined, (q) => q.where('groupedAt', '<', before as string))
    .execute()

const firstOf = ({ articleId, publishedAt, reason }: Member): FirstPublished => ({
  id: articleId,
  publishedMs: Date.parse(publishedAt),
  credits: reason.includes('"credit":'),
})

function keepEarlier(firsts: Map<string, FirstPublished>, name: string, row: FirstPublished): void {
  const known = firsts.get(name)
  if (!known || isBefore(row, known)) firsts.set(name, row)
}
