import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutletEntry } from '#collect'
import { password } from '../../support/running.js'
import { Visitor } from '../../support/visitor.js'
import { type Given, runCli, startProduct } from './product.js'

/** The province most spoken of in national papers: a week of the archive has some 500 articles about it. */
const province = 'ho-chi-minh'
const firstPassword = `${password}-dau`
/** The head of the desk searches, writes reports and sees how the product is doing. */
const deskHead = 'truongphong'

/** An outlet as the simulator's registry gives it. */
interface RegistryRow extends Omit<OutletEntry, 'sources'> {
  readonly sources: readonly { kind: 'feed' | 'sitemap' | 'list-page'; url: string; linkRule?: string }[]
}

/** Sets an office up as people do: the first-run pages, then a list of sources and an account from the console. */
export async function setUpOffice(
  given: Given,
  registry: readonly RegistryRow[],
  sourcesMax: number,
): Promise<{ sources: number }> {
  const { running, url } = await startProduct(given)
  const [, code = ''] = await running.line(/nhập mã (\d+)/)
  const admin = new Visitor(url)
  await admin.post('/first-run', {
    ...{ code, username: 'quantri', displayName: 'Quản trị' },
    ...{ password, again: password },
  })
  await admin.page('/first-run/province')
  await admin.post('/first-run/province', { province, office: 'Phòng đo' })
  await running.stop()

  const outlets = chosenSources(registry, sourcesMax)
  const file = join(given['DATA_DIR'] as string, 'outlets.json')
  writeFileSync(file, JSON.stringify(outlets))
  await runCli(['sources', 'import', file], given)
  rmSync(file)
  await runCli(['account', 'add', deskHead, '--role', 'truong-phong', '--name', 'Trưởng phòng'], given, {
    ACCOUNT_PASSWORD: firstPassword,
  })
  return { sources: outlets.reduce((n, o) => n + o.sources.length, 0) }
}

/** The first sources of every outlet, then further ones until there are enough. */
function chosenSources(registry: readonly RegistryRow[], sourcesMax: number): OutletEntry[] {
  let room = sourcesMax - registry.length
  return registry.map((row) => {
    const more = row.sources.slice(1, 1 + Math.max(0, room))
    room -= more.length
    return {
      ...row,
      sources: [...row.sources.slice(0, 1), ...more].map((s) => ({
        kind: s.kind,
        url: s.url,
        rule: s.linkRule ? { link: s.linkRule } : null,
      })),
    }
  })
}

/** The desk's head at the site; the first time with a password that has to be changed. */
export async function signInFirst(url: string): Promise<Visitor> {
  const visitor = new Visitor(url)
  await visitor.signIn(deskHead, firstPassword)
  await visitor.page('/password')
  await visitor.post('/password', { current: firstPassword, password, again: password })
  return visitor
}

export async function signInAgain(url: string): Promise<Visitor> {
  const visitor = new Visitor(url)
  await visitor.signIn(deskHead, password)
  return visitor
}
