import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aDocument } from '../../../contract/a-document.js'
import { describeArticleIndex } from '../../../contract/article-index.contract.js'
import { describeIndexRules } from '../../../contract/index-rules.contract.js'
import { SqliteArticleIndex } from './sqlite-article-index.js'

const folder = (): string => mkdtempSync(join(tmpdir(), 'index-'))

const open = () => Promise.resolve(new SqliteArticleIndex(folder()))
describeArticleIndex('SQLite FTS5', open)
describeIndexRules('SQLite FTS5', open)

it('finds its documents again after a restart, the rebuilt generation too', async () => {
  const at = folder()
  const first = new SqliteArticleIndex(at)
  await first.put([aDocument({ articleId: 'a' })])
  const rebuild = await first.beginRebuild()
  await rebuild.put([aDocument({ articleId: 'b', places: ['Xã Khe Dâu'] })])
  await rebuild.commit()
  await first.close()
  const second = new SqliteArticleIndex(at)
  expect(
    (await second.search({ officeId: 'o1', filters: { place: ['Xã Khe Dâu'] } })).hits.map((h) => h.articleId),
  ).toEqual(['b'])
  await second.close()
})
