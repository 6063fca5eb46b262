import { describeArticleIndex } from '../../../contract/article-index.contract.js'
import { describeIndexRules } from '../../../contract/index-rules.contract.js'
import { openElasticsearchIndex } from '../../../../../test/servers/elasticsearch-index.js'

const open = async () => (await openElasticsearchIndex()).index
describeArticleIndex('Elasticsearch', open)
describeIndexRules('Elasticsearch', open)
