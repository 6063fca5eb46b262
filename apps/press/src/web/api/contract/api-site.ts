import request from 'supertest'
import { createAccount, createToken, scopesOf, tokenScopeNames, type TokenScope } from '#accounts'
import type { Role } from '#press'
import { office, openPressDesk, type PlayedArticle, type PressDesk } from '../../search/contract/press-desk.js'

/** A program that holds a token. */
export interface Program {
  readonly accountId: string
  readonly token: string
  get(path: string): request.Test
  post(path: string, body?: object): request.Test
}
export interface ApiSite extends PressDesk {
  /** A program of somebody with this role, with all scopes of the role unless told otherwise. */
  program(role: Role, over?: ProgramOptions): Promise<Program>
  /** Asks without a token. */
  plain(path: string): request.Test
}
export interface ProgramOptions {
  readonly scopes?: readonly TokenScope[]
  readonly officeId?: string
  /** Body of a clerk. */
  readonly body?: string
}

let made = 0

/** The site over two weeks of invented press, asked by programs. A second office stands beside the first. */
export async function openApiSite(articles?: readonly PlayedArticle[]): Promise<ApiSite> {
  const site = await openPressDesk(articles)
  const { desk } = site
  await desk.store.db
    .insertInto('office')
    .values({ id: 'o2', name: 'Lạc Hải', provinceSlug: 'lac-hai', createdAt: desk.clock.now() })
    .execute()
  Object.assign(desk, {
    bus: { wake: () => undefined, status: async () => [], parked: async () => [], trouble: () => null },
    collect: {
      status: () => ({ isRunning: true, pausedReason: null, wanted: 0, underWay: 0 }),
      fetchLink: async () => ({ state: 'failed', articleId: null, sentence: 'Không tìm thấy trang (404).' }),
    },
  })
  const http = site.http
  return {
    ...site,
    plain: (path) => request(http).get(path),
    program: async (role, { scopes, officeId = office, body = 'Sở Xây dựng' } = {}) => {
      const account = await createAccount(desk.store, desk.clock, {
        officeId,
        username: `${role}-api-${(made += 1)}`,
        displayName: 'Người <thử>',
        role,
        password: 'cây cầu sông Vằng',
        ...(role === 'don-vi' ? { body } : {}),
      })
      const given = { account, name: 'thử', scopes: scopes ?? scopesOf(role), days: 30 }
      // A scope that the role may not have is written beside the product, as if the role had changed since.
      const { token, row } = await createToken(desk.store, desk.clock, { ...given, scopes: scopesOf(role) })
      const kept = scopes ?? tokenScopeNames
      await desk.store.db
        .updateTable('accessToken')
        .set({ scopes: kept.join(',') })
        .where('id', '=', row.id)
        .execute()
      const bearer = `Bearer ${token}`
      return {
        accountId: account.id,
        token,
        get: (path) => request(http).get(path).set('authorization', bearer),
        post: (path, fields = {}) => request(http).post(path).set('authorization', bearer).send(fields),
      }
    },
  }
}
