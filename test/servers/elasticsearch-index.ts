/** An index of its own on the Elasticsearch that runs for the tests. */
import { randomBytes } from 'node:crypto'
import { ElasticsearchArticleIndex } from '../../libs/article-index/src/adapters/elasticsearch/elasticsearch-article-index.js'

/** Address of the running test server. */
export function elasticsearchUrl(): string {
  const url = process.env['TEST_ELASTICSEARCH_URL']
  if (!url) throw new Error('no Elasticsearch is running: start these tests with `npm test` or `npm run engines`')
  return url
}

/** A name that no other test uses. */
export const newIndexName = (): string => `t_${randomBytes(6).toString('hex')}`

/** An empty index, and its name for a second connection; its generations go with the server at the end of the run. */
export async function openElasticsearchIndex(
  name = newIndexName(),
): Promise<{ name: string; index: ElasticsearchArticleIndex }> {
  return { name, index: await ElasticsearchArticleIndex.open({ url: elasticsearchUrl(), index: name }) }
}
