import type { StoryDecisionKind } from '#press'
import type { CorrectionTable, StoryDecisions, StoryDecisionTable } from '#record'
import type { SearchDeps } from '../search/search-articles.js'
import { titlesOf } from './story-row.js'
import { readableTitle } from './story-title.js'

/** One thing that people did with a story. */
export interface StoryEvent {
  readonly id: string
  readonly at: string
  readonly kind: StoryDecisionKind | 'merged-here' | 'moved-in' | 'moved-out' | 'kept'
  readonly by: string
  /** The title given, the name of the other story, or headlines of articles moved, at most three. */
  readonly told: readonly string[]
  /** The other story, where there is one. */
  readonly other: string | null
  /** Articles moved or kept. */
  readonly articles: number
  readonly reason: string | null
  /** What takes it back: a decision, or corrections. */
  readonly decisions: readonly string[]
  readonly corrections: readonly string[]
  readonly revokedAt: string | null
  readonly revokedBy: string | null
}

const titlesShown = 3
const eventsMax = 60

interface Names {
  readonly byName: string | null
  readonly revokedByName: string | null
}

/** Everything that people did with a story and with what was merged into it, newest first; taken back or not. */
export async function storyHistory(
  deps: SearchDeps,
  officeId: string,
  story: string,
  decisions: StoryDecisions,
): Promise<StoryEvent[]> {
  const names = decisions.namesOf(story)
  const events = [
    ...(await decisionEvents(deps, officeId, names)),
    ...(await moveEvents(deps, officeId, new Set(names))),
  ]
  return events.sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)).slice(0, eventsMax)
}

async function decisionEvents(deps: SearchDeps, officeId: string, names: readonly string[]): Promise<StoryEvent[]> {
  const rows = await deps.store.reader
    .selectFrom('storyDecision as d')
    .leftJoin('account as maker', 'maker.id', 'd.accountId')
    .leftJoin('account as revoker', 'revoker.id', 'd.revokedBy')
    .selectAll('d')
    .select(['maker.displayName as byName', 'revoker.displayName as revokedByName'])
    .where('d.officeId', '=', officeId)
    .where((eb) => eb.or([eb('d.story', 'in', names), eb('d.value', 'in', names)]))
    .orderBy('d.at', 'desc')
    .limit(eventsMax)
    .execute()
  return Promise.all(rows.map((row) => decisionEvent(deps, names[0] as string, row)))
}

async function decisionEvent(deps: SearchDeps, story: string, row: StoryDecisionTable & Names): Promise<StoryEvent> {
  const isMerge = row.kind === 'merge'
  const other = isMerge ? (row.story === story ? row.value : row.story) : null
  return {
    ...common(row),
    kind: isMerge && row.story !== story ? 'merged-here' : (row.kind as StoryDecisionKind),
    told: other === null ? (row.kind === 'title' ? [row.value] : []) : [await nameInRecord(deps, other)],
    other,
    articles: 0,
    decisions: [row.id],
    corrections: [],
  }
}

/** A story's name by its articles in the record: one that was merged has none in the index. */
async function nameInRecord(deps: SearchDeps, story: string): Promise<string> {
  const rows = await deps.store.reader
    .selectFrom('groupMember')
    .select('articleId')
    .where('story', '=', story)
    .orderBy('publishedAt')
    .limit(12)
    .execute()
  return readableTitle(await titlesOf(deps, rows.map((r) => r.articleId)))
} // prettier-ignore

async function moveEvents(deps: SearchDeps, officeId: string, names: ReadonlySet<string>): Promise<StoryEvent[]> {
  const rows = await deps.store.reader
    .selectFrom('correction as c')
    .leftJoin('account as maker', 'maker.id', 'c.accountId')
    .leftJoin('account as revoker', 'revoker.id', 'c.revokedBy')
    .selectAll('c')
    .select(['maker.displayName as byName', 'revoker.displayName as revokedByName'])
    .where('c.officeId', '=', officeId)
    .where('c.kind', '=', 'story')
    .where((eb) => eb.or([eb('c.value', 'in', [...names]), eb('c.previous', 'in', [...names])]))
    .orderBy('c.at', 'desc')
    .limit(eventsMax * 10)
    .execute()
  const acts = new Map<string, (CorrectionTable & Names)[]>()
  for (const row of rows) {
    const key = actKey(row)
    acts.set(key, [...(acts.get(key) ?? []), row])
  }
  return Promise.all(
    [...acts.values()].map(async (act): Promise<StoryEvent> => {
      const row = act[0] as CorrectionTable & Names
      const isIn = names.has(row.value)
      const isOut = names.has(row.previous ?? '')
      return {
        ...common(row),
        kind: isIn ? (isOut ? 'kept' : 'moved-in') : 'moved-out',
        told: await titlesOf(
          deps,
          act.slice(0, titlesShown).map((r) => r.articleId),
        ),
        other: isIn ? (isOut ? null : row.previous) : row.value,
        articles: act.length,
        decisions: [],
        corrections: act.filter((r) => !r.revokedAt).map((r) => r.id),
      }
    }),
  )
}

/** Corrections made by one press of a button. */
const actKey = (c: CorrectionTable): string => [c.at, c.accountId, c.value, c.previous, c.revokedAt].join('\n')

const common = (row: (StoryDecisionTable | CorrectionTable) & Names) => ({
  id: row.id,
  at: row.at,
  by: row.byName ?? '',
  reason: row.reason,
  revokedAt: row.revokedAt,
  revokedBy: row.revokedAt ? (row.revokedByName ?? '') : null,
})
