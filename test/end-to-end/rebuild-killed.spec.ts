import { join } from 'node:path'
import { createAccount } from '#accounts'
import { readSettings, SystemClock } from '#foundation'
import { openEngines } from '../../apps/press/src/compose.js'
import { keepPages, printedAt, sentence, sequence } from '../../apps/press/src/roles/contract/kept-press.js'
import { settingsShape } from '../../apps/press/src/settings.js'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { cli, password, startNode, startProduct, temporaryFolder } from '../support/running.js'
import { Visitor } from '../support/visitor.js'

const pages = 900

/** A press of texts of this test's own, every fourth one a copy. */
function somePress(fromMs: number) {
  const random = sequence(11)
  const texts: { title: string; paragraphs: string[] }[] = []
  return Array.from({ length: pages }, (_, i) => {
    const copied = i % 4 === 3 ? texts[Math.floor(random() * texts.length)] : undefined
    const text = copied ?? {
      title: `Quảng Ninh: ${sentence(random).slice(0, 40)}`,
      paragraphs: Array.from({ length: 6 }, () => sentence(random)),
    }
    if (!copied) texts.push(text)
    const at = new Date(fromMs + i * 60_000).toISOString()
    return { url: `https://bao.example/b${i}.html`, ...text, at, printed: printedAt(at) }
  })
}

describe('a rebuild that is killed', () => {
  it('is gone on with by the same command and by the product, which says so on every page', async () => {
    const data = temporaryFolder('rebuild')
    const env = { DATA_DIR: data.path, PORT: '0', HOST: '127.0.0.1' }
    const quiet = (): void => undefined
    try {
      const clock = new SystemClock()
      const engines = await openEngines(readSettings(settingsShape, env), quiet, quiet)
      const office = { id: 'o1', name: 'Quảng Ninh', provinceSlug: 'quang-ninh', createdAt: clock.now() }
      await engines.store.db.insertInto('office').values(office).execute()
      await createAccount(engines.store, clock, { officeId: 'o1', username: 'quantri', displayName: 'Quản trị', role: 'quan-tri', password }) // prettier-ignore
      await keepPages(engines, somePress(clock.nowMs() - 3 * 86_400_000), false)
      await engines.close()
      expect(await cli(['rebuild'], env)).toContain(`Đã dựng lại ${pages} trang`)
      const whole = await derived(data.path)
      expect(whole.articles).toHaveLength(pages)

      await killWhileRebuilding(env)
      const half = await derived(data.path)
      expect(half.articles.length).toBeLessThan(pages)
      expect(half.state).not.toBeNull()

      // Killed again by the same command, gone on with by the product.
      await killWhileRebuilding(env)
      const { running, url } = await startProduct(env)
      const visitor = new Visitor(url)
      await visitor.signIn('quantri', password)
      let said = ''
      while ((await derived(data.path)).state !== null) {
        said ||=
          /Đang dựng lại dữ liệu từ trang đã lưu: [\d.]+\/900 trang/.exec(await visitor.page('/overview'))?.[0] ?? ''
        await new Promise((r) => setTimeout(r, 100))
      }
      expect(said).not.toBe('')
      expect(await visitor.page('/overview')).not.toContain('Đang dựng lại dữ liệu')
      await running.stop()
      expect(await derived(data.path)).toEqual(whole)
    } finally {
      data.remove()
    }
  })
})

async function killWhileRebuilding(env: NodeJS.ProcessEnv): Promise<void> {
  const running = startNode([join('dist', 'apps/cli/src/main.js'), 'rebuild'], env)
  await running.line(/Dựng lại: [1-9]\d*\/900/)
  await running.stop('SIGKILL')
}

/** What is derived, and how far a rebuild has come. */
async function derived(folder: string) {
  const store = new SqliteRecordStore(join(folder, 'record.sqlite'))
  try {
    const { db } = store
    return {
      state: (await db.selectFrom('setting').select('value').where('key', '=', 'rebuild').executeTakeFirst()) ?? null,
      articles: await db
        .selectFrom('article')
        .select(['id', 'currentVersionId', 'publishedAt'])
        .orderBy('id')
        .execute(),
      groups: await db.selectFrom('groupMember').select(['articleId', 'reprintGroup', 'story']).orderBy('articleId').execute(), // prettier-ignore
      labels: await db.selectFrom('label').select(['id', 'value']).orderBy('id').execute(),
    }
  } finally {
    await store.close()
  }
}
