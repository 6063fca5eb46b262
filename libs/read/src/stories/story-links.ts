import { effectiveGroups, membersOfStory, type StoryDecisions } from '#record'
import type { SearchDeps } from '../search/search-articles.js'
import { type StoryRow, storyAsCounted } from './story-row.js'

/** Stories of the same matter, months apart: what this one carries on, and what carries it on. */
export interface StoryLinks {
  readonly before: readonly StoryRow[]
  readonly after: readonly StoryRow[]
}

const linksMax = 6
const idsAtOnce = 400

/** Links between stories as the machine saw them when a story began, under the stories as the office has them now. */
export async function storyLinks(
  deps: SearchDeps,
  officeId: string,
  story: string,
  now: string,
  decisions: StoryDecisions,
): Promise<StoryLinks> {
  const { reader } = deps.store
  const members = await membersOfStory(reader, officeId, story)
  const before = new Set<string>()
  for (let i = 0; i < members.length; i += idsAtOnce) {
    const rows = await reader
      .selectFrom('groupMember')
      .select('continues')
      .where('articleId', 'in', members.slice(i, i + idsAtOnce))
      .where('continues', 'is not', null)
      .execute()
    for (const { continues } of rows) before.add(decisions.rootOf(continues as string))
  }
  const followers = await reader
    .selectFrom('groupMember')
    .select('articleId')
    .where('continues', 'in', decisions.namesOf(story))
    .execute()
  const groups = await effectiveGroups(reader, officeId, followers.map((f) => f.articleId))
  const after = new Set([...groups.values()].map((g) => g.story))
  const rows = async (names: ReadonlySet<string>): Promise<StoryRow[]> => {
    const found: StoryRow[] = []
    for (const name of [...names].filter((n) => n !== story).slice(0, linksMax)) {
      const counted = await storyAsCounted(deps, officeId, name, now, decisions)
      if (counted) found.push(counted.row)
    }
    return found
  }
  return { before: await rows(before), after: await rows(after) }
} // prettier-ignore
