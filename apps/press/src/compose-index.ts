import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleIndex } from '#article-index'
import { describeError, PressError } from '#foundation'
import { ElasticsearchArticleIndex } from '../../../libs/article-index/src/adapters/elasticsearch/elasticsearch-article-index.js'
import { SqliteArticleIndex } from '../../../libs/article-index/src/adapters/sqlite/sqlite-article-index.js'
import type { Settings } from './settings.js'

type IndexSettings = Pick<
  Settings,
  'dataDir' | 'elasticsearchUrl' | 'elasticsearchApiKey' | 'elasticsearchCa' | 'elasticsearchIndex'
>

/** Opens the index the settings name. */
export async function openIndex(settings: IndexSettings): Promise<ArticleIndex> {
  if (!settings.elasticsearchUrl) {
    const folder = join(settings.dataDir, 'index')
    mkdirSync(folder, { recursive: true })
    return new SqliteArticleIndex(folder)
  }
  // A name with a hyphen could be the beginning of another installation's.
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(settings.elasticsearchIndex)) {
    throw new PressError('index-name', {
      userMessage: `Tên chỉ mục “${settings.elasticsearchIndex}” không dùng được. Hãy đặt ELASTICSEARCH_INDEX gồm chữ thường không dấu, chữ số và dấu _, bắt đầu bằng chữ.`,
    })
  }
  return ElasticsearchArticleIndex.open({
    url: settings.elasticsearchUrl,
    index: settings.elasticsearchIndex,
    apiKey: settings.elasticsearchApiKey,
    ca: settings.elasticsearchCa && readAuthority(settings.elasticsearchCa),
  })
}

function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new PressError('index-authority', {
      userMessage: `Không đọc được tệp chứng thư ${file}. Hãy kiểm tra ELASTICSEARCH_CA.`,
      details: { cause: describeError(cause) },
      cause,
    })
  }
}
