import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { createAccount, openSession } from '#accounts'
import type { Bus } from '#bus'
import { ManualClock, Metrics, readSettings, silentLog } from '#foundation'
import type { Role } from '#press'
import { load } from 'cheerio'
import request from 'supertest'
import {
  office,
  type PlayedArticle,
  type PlayedPress,
  twoWeeks,
  vanHa,
} from '../../../../../../libs/report/contract/two-weeks.js'
import type { Desk } from '../../../desk.js'
import { settingsShape } from '../../../settings.js'
import { sessionCookie } from '../../shell/visit.js'
import { WebModule } from '../../web.module.js'

export { flag, idOf, office, type PlayedArticle } from '../../../../../../libs/report/contract/two-weeks.js'

/** The site over two weeks of invented press, for HTTP specs. */
export interface PressDesk {
  readonly desk: Desk
  readonly press: PlayedPress
  readonly http: Parameters<typeof request>[0]
  /** A browser of somebody with this role. */
  as(role: Role): Promise<Browser>
  /** Opens the site for browsers; gives its address. */
  listen(): Promise<string>
  close(): Promise<void>
}
export interface Browser {
  /** Its session, as it is sent. */
  readonly cookie: string
  get(path: string): request.Test
  /** The same with screens in English. */
  getEnglish(path: string): request.Test
  /** Sends a form of our own site. */
  post(path: string, fields: Record<string, string>): request.Test
  /** Sends a form without the session's token. */
  forge(path: string, fields: Record<string, string>): request.Test
}

/** Monday morning after the second week. */
export const now = '2026-11-23T01:00:00.000Z'

export async function openPressDesk(articles?: readonly PlayedArticle[]): Promise<PressDesk> {
  const press = await twoWeeks(articles)
  const folder = mkdtempSync(join(tmpdir(), 'press-desk-'))
  const clock = new ManualClock(Date.parse(now))
  const quiet = (): void => undefined
  const desk: Desk = {
    settings: readSettings(settingsShape, { DATA_DIR: folder }),
    store: press.store,
    index: press.index,
    bus: { wake: quiet } as unknown as Bus,
    clock,
    log: silentLog,
    metrics: new Metrics(),
    gazetteer: { resolveProvince: () => vanHa, unitsOf: () => ['Xã Khe Mơ', 'Xã Ngòi Lạt', 'Phường Bến Dâu'].map((name) => ({ name })) } as unknown as Desk['gazetteer'],
    collect: {} as Desk['collect'],
    firstRunCode: () => null,
    endFirstRun: quiet,
  } // prettier-ignore
  const app = await NestFactory.create<NestExpressApplication>(WebModule.forDesk(desk), {
    logger: false,
    bodyParser: false,
  })
  WebModule.configure(app, desk)
  await app.init()
  const http = app.getHttpServer() as Parameters<typeof request>[0]
  return {
    desk,
    press,
    http,
    as: (role) => browse(desk, http, role),
    listen: async () => {
      await app.listen(0, '127.0.0.1')
      return (await app.getUrl()).replace('[::1]', '127.0.0.1')
    },
    close: async () => {
      await app.close()
      await press.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Accounts made, so that each has a name of its own. */
let made = 0

async function browse(desk: Desk, http: Parameters<typeof request>[0], role: Role): Promise<Browser> {
  const account = await createAccount(desk.store, desk.clock, {
    officeId: office,
    username: `${role}-${(made += 1)}`,
    displayName: 'Người <thử>',
    role,
    password: 'cây cầu sông Vằng',
    ...(role === 'don-vi' ? { body: 'Sở Xây dựng' } : {}),
  })
  const { token, session } = await openSession(desk.store, desk.clock, account)
  const cookie = `${sessionCookie}=${token}`
  const post = (path: string, fields: Record<string, string>): request.Test =>
    request(http).post(path).set('cookie', cookie).type('form').send(fields)
  return {
    cookie,
    get: (path) => request(http).get(path).set('cookie', cookie),
    getEnglish: (path) => request(http).get(path).set('cookie', `${cookie}; ngon-ngu=en`),
    post: (path, fields) => post(path, { ...fields, _csrf: session.csrf }),
    forge: post,
  }
}

/** What a page says in a person's eyes: entities read, tags gone. */
export const textOf = (html: string): string =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

/** Vietnamese on an English screen that no element says to be Vietnamese: words somebody forgot. */
export function unmarkedVietnamese(html: string): string[] {
  const page = load(html)
  page('[lang=vi], script, .user > summary, head').remove()
  const texts = page('main, main *')
    .contents()
    .toArray()
    .flatMap((node) => ('data' in node ? [String(node.data).trim()] : []))
  const labels = page('main *')
    .toArray()
    .flatMap((e) => ['aria-label', 'title', 'placeholder', 'data-busy'].map((name) => page(e).attr(name) ?? ''))
  return [...texts, ...labels].filter((text) =>
    /[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]/i.test(text),
  )
}

/** The number of articles a search page states. */
export function totalOf(html: string): number {
  const stated = /class="result-count">\s*<b>([\d.]+) tin, bài/.exec(html)?.[1]
  if (stated === undefined) throw new Error('the page states no total')
  return Number(stated.replaceAll('.', ''))
}

/** Every link of a page whose text is a number, with the number. */
export function numberLinks(html: string): { href: string; n: number }[] {
  return [...html.matchAll(/<a\b([^>]*)href="([^"]+)"[^>]*>(?:<b>)?([\d.]+)(?:<\/b>)?(?: tin, bài| bài gốc)?[^<]*<\/a>/g)]
    .filter(([, , href]) => href?.startsWith('/search'))
    .map(([, , href = '', n = '']) => ({ href: href.replaceAll('&amp;', '&'), n: Number(n.replaceAll('.', '')) }))
} // prettier-ignore
