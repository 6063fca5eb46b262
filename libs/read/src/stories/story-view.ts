import { sentences } from '#language'
import { loadOfficeArticles, type OfficeArticle } from '#record'
import { aboutOnly } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'
import { type StoryRow, storyRows } from '../overview/overview.js'

export interface StoryView {
  readonly row: StoryRow
  /** Earliest first, at most 400. */
  readonly articles: readonly OfficeArticle[]
  readonly firstOutlet: string
  readonly lastAt: string
  /** Sentences of originals that tell the story, each with the article it stands in. */
  readonly extract: readonly { readonly text: string; readonly articleId: string; readonly outlet: string }[]
}

const articlesMax = 400

/** One story with its articles, or null when the office has no such story. Articles merely mentioning the province count too. */
export async function storyView(
  deps: SearchDeps,
  officeId: string,
  story: string,
  now: string,
): Promise<StoryView | null> {
  const filters = { story: [story], relevance: ['about' as const, 'mention' as const] }
  const ids = await deps.index.ids({ officeId, filters, order: 'oldest', limit: articlesMax })
  const articles = await loadOfficeArticles(deps.store.reader, officeId, ids)
  const first = articles.find((a) => a.isOriginal) ?? articles[0]
  if (!first) return null
  const [row] = await storyRows(deps, officeId, filters, now, 1)
  const single: StoryRow = {
    story,
    articleId: first.article.id,
    title: first.version.title,
    articles: { value: articles.length, unit: 'tin, bài', filters, asOf: now },
    originals: {
      value: articles.filter((a) => a.isOriginal).length,
      unit: 'bài gốc',
      filters: { ...filters, original: true },
      asOf: now,
    },
    outlets: new Set(articles.map((a) => a.article.outletId)).size,
    tones: { critical: 0, neutral: 0, favourable: 0 },
    days: [],
  }
  return {
    row: row ?? single,
    articles,
    firstOutlet: (articles[0] as OfficeArticle).outlet.name,
    lastAt: (articles.at(-1) as OfficeArticle).article.publishedAt,
    extract: extractOf(articles.filter((a) => a.isOriginal)),
  }
}

/** The opening sentence of up to three originals: the first, the latest, and one between. */
function extractOf(originals: readonly OfficeArticle[]): StoryView['extract'] {
  const chosen = [...new Set([originals[0], originals[Math.floor(originals.length / 2)], originals.at(-1)])].filter(
    (a) => a !== undefined,
  )
  return chosen.flatMap((a) => {
    const text = sentences(a.version.lead ?? a.version.text)[0]?.text
    return text ? [{ text, articleId: a.article.id, outlet: a.outlet.name }] : []
  })
}

/** Stories of the last `days` days with most articles. */
export function storyList(deps: SearchDeps, officeId: string, now: string, days = 28, most = 40): Promise<StoryRow[]> {
  const from = new Date(Date.parse(now) - days * 86_400_000).toISOString()
  return storyRows(deps, officeId, { ...aboutOnly, from, to: now }, now, most)
}
