import { password, productEnv, type Running, cli, startProduct, startSimulator, temporaryFolder } from '../running.js'
import { played, quiet } from '../play.js'
import { Visitor } from '../visitor.js'
import { join } from 'node:path'
import { SqliteRecordStore } from '../../../libs/record/src/adapters/sqlite/sqlite-record-store.js'

/** A small office of the demonstration press that has worked for some days. */
export interface FilledOffice {
  readonly url: string
  /** A second product on its first start, where nobody has set anything up, and the code it asks for. */
  readonly newUrl: string
  readonly newCode: string
  /** Addresses of what stands in it. */
  readonly places: Places
  close(): Promise<void>
}
export interface Places {
  readonly article: string
  readonly otherArticle: string
  /** Nobody has said anything about it yet. */
  readonly freshArticle: string
  readonly story: string
  readonly openCase: string
  readonly source: string
  readonly report: string
  readonly invitation: string
}

/** Days of the press that are played: enough for stories, reprints and a week to write about. */
const daysPlayed = 3

export async function fillOffice(): Promise<FilledOffice> {
  const [data, newData] = [temporaryFolder('pages'), temporaryFolder('pages-new')]
  const simulator = await startSimulator('--demo', '--days', String(daysPlayed))
  const products: Running[] = []
  const close = async (): Promise<void> => {
    for (const product of products) await product.stop()
    await simulator.running.stop()
    data.remove()
    newData.remove()
  }
  try {
    const env = productEnv(simulator.port, data.path)
    const registry = `http://127.0.0.1:${simulator.port}/_control/registry`
    await cli(['demo-office', '--registry', registry, '--password', password], env)
    const { running, url } = await startProduct(env)
    products.push(running)
    const fresh = await startProduct(productEnv(simulator.port, newData.path))
    products.push(fresh.running)
    const [, newCode = ''] = await fresh.running.line(/nhập mã (\d+)/)
    await played(simulator, undefined, running)
    const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
    await quiet(store)
    await store.close()
    return { url, newUrl: fresh.url, newCode, places: await work(url), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What people do in some days: they flag, correct, read, keep a search, write a report and invite somebody. */
async function work(url: string): Promise<Places> {
  const head = new Visitor(url)
  await head.signIn('truongphong', password)
  const articles = await linksOf(head, '/search?view=flat', /href="(\/articles\/[0-9a-z]+)"/g)
  const [article = '', otherArticle = ''] = articles
  await head.post(`${article}/corrections`, { kind: 'tone', value: 'critical', 'reason-tone': 'Lời trong bài' })
  const flag = { reason: 'can-phan-hoi', level: 'khan', handling: 'Đề nghị trả lời báo.', note: 'Gấp' }
  await head.post(`${article}/flags`, { ...flag, body: 'Sở Nông nghiệp và Môi trường' })
  await head.post(`${otherArticle}/flags`, { ...flag, body: '' })
  await head.post('/saved-searches', { query: 'q=tinh', name: 'Về tỉnh' })
  const [openCase = ''] = await linksOf(head, '/cases', /href="(\/cases\/[0-9a-z]+)"/g)
  await head.page('/reports/new')
  const week = /value="(\d{4}-W\d{2})"/.exec(await head.page('/reports/new'))?.[1] ?? ''
  const report = await head.post('/reports', { kind: 'weekly', week, fromDate: '', toDate: '' })
  const [story = ''] = await linksOf(head, '/stories', /href="(\/stories\/[^"/?#]+)"/g)
  const admin = new Visitor(url)
  await admin.signIn('quantri', password)
  const [source = ''] = await linksOf(admin, '/sources', /href="(\/sources\/[0-9a-z]+)"/g)
  await admin.page('/accounts')
  const invited = await admin.post('/accounts', { username: 'nguoimoi', displayName: 'Người mới', role: 'chuyen-vien' })
  const invitation = /\/invitations\/[\w-]+/.exec(await admin.page(invited))?.[0] ?? ''
  const places = { article, otherArticle, freshArticle: articles.at(-1) ?? '', story, openCase, source, report }
  for (const [name, at] of Object.entries({ ...places, invitation }))
    if (!at) throw new Error(`nothing filled: ${name}`)
  return { ...places, invitation }
}

async function linksOf(visitor: Visitor, list: string, pattern: RegExp): Promise<string[]> {
  const html = await visitor.page(list)
  return [...new Set([...html.matchAll(pattern)].map((m) => m[1] as string))]
}
