import type { RecordStore } from '#record'
import { readRebuild } from '../../rebuild-derived.js'
import { bad, type Check, type Finding, good, warn } from '../check.js'

/** Office, a rebuild left half, and whether the index holds what the record does. */
export const data: Check = {
  name: 'data',
  look: async ({ store, index, running }) => {
    const offices = await countOf(store, 'office')
    const accounts = await countOf(store, 'account')
    const rebuild = await readRebuild(store)
    return [
      offices > 0 ? good('office', { offices, accounts }) : warn('office-missing'),
      good('articles', { articles: await countOf(store, 'article') }),
      ...(rebuild ? [bad('rebuild-unfinished', { done: rebuild.done, total: rebuild.total })] : []),
      ...(await indexFindings(store, index ? () => index.count() : async () => running?.articles ?? null)),
    ]
  },
}

async function countOf({ reader }: RecordStore, table: 'office' | 'account' | 'article'): Promise<number> {
  const { n } = await reader
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

async function indexFindings(store: RecordStore, indexed: () => Promise<number | null>): Promise<Finding[]> {
  const { n } = await store.reader
    .selectFrom('label')
    .select(({ fn }) => fn.count<number>('articleId').distinct().as('n'))
    .executeTakeFirstOrThrow()
  const has = await indexed().catch(() => null)
  if (has === null) return [bad('index-away')]
  return [has >= Number(n) ? good('index', { articles: has }) : bad('index-behind', { missing: Number(n) - has })]
}
