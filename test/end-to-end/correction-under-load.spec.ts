import { join } from 'node:path'
import { createAccount } from '#accounts'
import { readSettings, SystemClock } from '#foundation'
import { addDays, localDate } from '#press'
import { type Engines, openEngines } from '../../apps/press/src/compose.js'
import {
  keepPages,
  type PlayedPage,
  printedAt,
  sentence,
  sequence,
} from '../../apps/press/src/roles/contract/kept-press.js'
import { registerStages } from '../../apps/press/src/roles/pipeline.js'
import { settingsShape } from '../../apps/press/src/settings.js'
import { startThreads } from '../../apps/press/src/threads/start-threads.js'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { password, startProduct, temporaryFolder } from '../support/running.js'
import { Visitor } from '../support/visitor.js'

/** Pages that wait on the bus when the person corrects. */
const waiting = 5000
/** Within which search, facets and report show a correction; milliseconds. */
const followsWithin = 2000

const random = sequence(3)
const ownTitle = 'Quảng Ninh họp về tiến độ cầu cảng Hạ Long'
function page(name: string, title: string, atMs: number, lead: string): PlayedPage {
  const at = new Date(atMs).toISOString()
  const paragraphs = [lead, ...Array.from({ length: 6 }, () => sentence(random))]
  return { url: `https://bao.example/${name}.html`, title, paragraphs, at, printed: printedAt(at) }
}
const about = (name: string, title: string, atMs: number): PlayedPage =>
  page(name, title, atMs, `UBND tỉnh Quảng Ninh và thành phố Hạ Long họp sáng nay. ${sentence(random)}`)

/** What a person corrects to, as it is sent and as it is shown. */
const corrections = [
  ['critical', 'Phê phán'],
  ['favourable', 'Tích cực'],
  ['critical', 'Phê phán'],
  ['favourable', 'Tích cực'],
] as const

describe('corrections while five thousand articles wait', () => {
  it('are followed by search, facets and report within two seconds', async () => {
    const data = temporaryFolder('under-load')
    const env = { DATA_DIR: data.path, PORT: '0', HOST: '127.0.0.1' }
    await pressThatWaits({ ...env, WORKERS: '0' })
    const { running, url } = await startProduct(env)
    const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
    try {
      const visitor = new Visitor(url)
      await visitor.signIn('chuyenvien', password)
      const own = '"tiến độ cầu cảng"'
      const id = /\/articles\/([0-9a-f]{32})/.exec(await visitor.page(searchFor(own)))?.[1] ?? ''
      const took: number[] = []
      for (const [tone, name] of corrections) {
        const started = performance.now()
        await visitor.post(`/articles/${id}/corrections`, { kind: 'tone', value: tone })
        while (!facetOf(await visitor.page(searchFor(own))).includes(`${name} 1`)) await pause(20)
        expect(countOf(await visitor.page(searchFor(`${own} sắc thái:"${name.toLowerCase()}"`)))).toBe('1')
        const report = plain(await visitor.page(await visitor.post('/reports', lastTwoDays())))
        took.push(Math.round(performance.now() - started))
        expect(report).toMatch(tone === 'critical' ? /\b1 bài phê phán/ : /\b1 bài tích cực/)
        // The stages take up their work in between.
        await pause(1000)
      }
      const left = await store.db.selectFrom('message').select('id').where('state', '=', 'pending').execute()
      expect(left.length).toBeGreaterThan(1000)
      expect(Math.max(...took)).toBeLessThan(followsWithin)
    } finally {
      await store.close()
      await running.stop()
      data.remove()
    }
  })
})

const pause = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms))
const searchFor = (q: string): string => `/search?view=flat&q=${encodeURIComponent(q)}`
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
/** The counts of the facet of tones. */
const facetOf = (html: string): string => /Số bên cạnh là số tin, bài\.(.*?)Thời gian đăng/.exec(plain(html))?.[1] ?? ''
const countOf = (html: string): string | undefined => /class="result-count">\s*<b>([\d.]+)/.exec(html)?.[1]
const lastTwoDays = (): Record<string, string> => {
  const now = new SystemClock().now()
  return { kind: 'weekly', week: 'dates', fromDate: localDate(addDays(now, -1)), toDate: localDate(now) }
}

/** An office that has read twenty articles about its province; five thousand pages wait on the bus. */
async function pressThatWaits(env: Record<string, string>): Promise<void> {
  const quiet = (): void => undefined
  const engines = await openEngines(readSettings(settingsShape, env), quiet, quiet)
  const now = engines.clock.nowMs()
  await anOffice(engines)
  const others = Array.from({ length: 19 }, (_, i) =>
    about(`q${i}`, `Quảng Ninh: ${sentence(random)}`, now - i * 600_000),
  )
  await readAll(engines, [about('own', ownTitle, now - 60_000), ...others])
  const news = Array.from({ length: waiting }, (_, i) =>
    page(`n${i}`, sentence(random), now - (i % 100) * 600_000, sentence(random)),
  )
  await keepPages(engines, news, true)
  await engines.close()
}

async function anOffice({ store, clock }: Engines): Promise<void> {
  const office = { id: 'o1', name: 'Quảng Ninh', provinceSlug: 'quang-ninh', createdAt: clock.now() }
  await store.db.insertInto('office').values(office).execute()
  await createAccount(store, clock, { officeId: 'o1', username: 'chuyenvien', displayName: 'Chuyên viên', role: 'chuyen-vien', password }) // prettier-ignore
}

/** Reads pages through all stages, in this process. */
async function readAll(engines: Engines, pages: readonly PlayedPage[]): Promise<void> {
  const threads = startThreads(engines.settings)
  registerStages(engines, threads)
  await keepPages(engines, pages, true)
  await engines.bus.drain()
  await threads.close()
}
