import type { Filters, TextQuery } from '#article-index'
import { analyse } from '#language'
import { relevances } from '#press'
import { storyDecisions } from '#record'
import type { SearchDeps } from '../search/search-articles.js'
import { type StoryRow, storyAsCounted, titlesById } from './story-row.js'

/** Hits looked at, and stories offered. */
const hitsMax = 120
const offeredMax = 12
const pairsMax = 24

/**
 * Stories that one may be merged with or an article moved to, the likeliest first: those whose headlines share most
 * neighbouring syllables with `words` (what a person typed, or the headlines of the story itself).
 */
export async function similarStories(
  deps: SearchDeps,
  officeId: string,
  { words, without, now }: { words: string; without: readonly string[]; now: string },
): Promise<StoryRow[]> {
  const tokens = analyse(words).folded.split(' ').filter(Boolean)
  const text = queryOf(tokens)
  if (!text) return []
  const filters: Filters = { relevance: relevances }
  const { hits } = await deps.index.search({ officeId, text, filters, collapse: 'stories', limit: hitsMax })
  const shares = await sharedPairs(deps, hits.map((h) => h.articleId), pairsOf(tokens))
  const decisions = await storyDecisions(deps.store.reader, officeId)
  const offered = hits
    .filter((h) => !without.includes(h.story))
    .sort((a, b) => (shares.get(b.articleId) ?? 0) - (shares.get(a.articleId) ?? 0) || b.members - a.members)
    .slice(0, offeredMax)
  const rows: StoryRow[] = []
  for (const { story } of offered) {
    const counted = await storyAsCounted(deps, officeId, story, now, decisions)
    if (counted) rows.push(counted.row)
  }
  return rows
} // prettier-ignore

/** Any two neighbouring syllables in a headline; of a single word that word. */
function queryOf(tokens: readonly string[]): TextQuery | null {
  const word = (folded: string) => ({ folded, exact: null })
  const [first] = tokens
  if (first === undefined) return null
  if (tokens.length === 1) return { type: 'word', word: word(first), titleOnly: true }
  const pairs = [...pairsOf(tokens)].slice(0, pairsMax)
  return {
    type: 'or',
    of: pairs.map((pair) => ({ type: 'phrase', words: pair.split(' ').map(word), titleOnly: true })),
  }
}

async function sharedPairs(
  deps: SearchDeps,
  ids: readonly string[],
  pairs: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const shared = (title: string): number => {
    const own = pairsOf(analyse(title).folded.split(' '))
    return [...pairs].filter((pair) => own.has(pair)).length / Math.sqrt(own.size + 1)
  }
  return new Map([...(await titlesById(deps, ids))].map(([id, title]) => [id, shared(title)]))
}

const pairsOf = (tokens: readonly string[]): Set<string> =>
  new Set(tokens.slice(1).map((token, i) => `${tokens[i] as string} ${token}`))
