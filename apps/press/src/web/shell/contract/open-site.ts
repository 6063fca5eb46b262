import { Test } from '@nestjs/testing'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { createAccount, openSession } from '#accounts'
import { contentId, ManualClock, Metrics, readSettings } from '#foundation'
import { createGazetteer } from '#gazetteer'
import type { Role } from '#press'
import { memoryRecordStore, type AccountTable } from '#record'
import type { CollectDesk, Desk } from '../../../desk.js'
import { settingsShape } from '../../../settings.js'
import { WebModule } from '../../web.module.js'
import { sessionCookie } from '../visit.js'

export const password = 'cây cầu sông Vằng'

/** A signed-in person as a browser holds it. */
export interface SignedIn {
  readonly account: AccountTable
  readonly cookie: string
  readonly csrf: string
}

/** Index and bus are given by the spec, since only specs and composition name adapters. */
const anEmptyIndex = {
  count: async () => 0,
  state: async () => ({ engine: 'sqlite', status: 'green', nodes: 1 }),
} as unknown as Desk['index']

export type SiteOptions = Partial<Pick<Desk, 'index' | 'bus'>> & {
  readonly env?: Record<string, string>
  readonly collect?: Partial<CollectDesk>
  /** Without an office: as on the first start. */
  readonly isNew?: boolean
}

/** The site over a real record of its own, with an office of Quảng Ninh; nothing is fetched. */
export async function openSite(options: SiteOptions = {}) {
  const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  const store = await memoryRecordStore()
  const settings = readSettings(settingsShape, options.env ?? {})
  let code: string | null = options.isNew ? '12345678' : null
  const desk: Desk = {
    settings,
    store,
    clock,
    index: options.index ?? anEmptyIndex,
    bus:
      options.bus ??
      ({ status: async () => [], parked: async () => [], trouble: () => null } as unknown as Desk['bus']),
    log: { info: () => undefined, warn: () => undefined, error: (event, fields) => errors.push({ event, ...fields }) },
    metrics: new Metrics(),
    gazetteer: createGazetteer(),
    collect: { ...quietCollect, ...options.collect },
    isPlaying: () => false,
    firstRunCode: () => code,
    endFirstRun: () => (code = null),
  }
  const errors: object[] = []
  if (!options.isNew)
    await store.db
      .insertInto('office')
      .values({ id: 'o1', name: 'Quảng Ninh', provinceSlug: 'quang-ninh', createdAt: clock.now() })
      .execute()
  const module = await Test.createTestingModule({ imports: [WebModule.forDesk(desk)] }).compile()
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false })
  WebModule.configure(app, desk)
  await app.init()
  return {
    app,
    desk,
    clock,
    store,
    /** What went to the log as an error. */
    errors,
    server: app.getHttpServer(),
    /** An account of a role with an open session. */
    signIn: async (role: Role, over: { username?: string; mustChangePassword?: boolean } = {}): Promise<SignedIn> => {
      const account = await createAccount(store, clock, {
        officeId: 'o1',
        username: over.username ?? role,
        displayName: `Người ${role}`,
        role,
        password,
        body: role === 'don-vi' ? 'Sở Y tế' : null,
        mustChangePassword: over.mustChangePassword,
      })
      const { token, session } = await openSession(store, clock, account)
      return { account, cookie: `${sessionCookie}=${token}`, csrf: session.csrf }
    },
    /** An outlet with one source. */
    addSource: async (over: { outlet?: string; url?: string; failures?: number } = {}): Promise<string> => {
      const url = over.url ?? 'https://bao.example/rss/home.rss'
      const outletId = contentId(['outlet', url])
      const id = contentId(['source', url])
      await store.db.insertInto('agency').values({ id: outletId, name: 'Cơ quan', governingBody: null }).execute()
      await store.db
        .insertInto('outlet')
        .values({
          id: outletId,
          agencyId: outletId,
          name: over.outlet ?? 'Báo Sông Vằng',
          tier: 'trung-uong',
          kind: 'bao',
          home: new URL(url).origin,
          domains: '[]',
          provinceSlug: null,
          createdAt: clock.now(),
        })
        .execute()
      await store.db
        .insertInto('source')
        .values({ ...aSource, id, outletId, url, failures: over.failures ?? 0, createdAt: clock.now() })
        .execute()
      return id
    },
    close: async (): Promise<void> => {
      await app.close()
      await store.close()
    },
  }
}
export type Site = Awaited<ReturnType<typeof openSite>>

const quietCollect: CollectDesk = {
  fetchLink: async () => ({ state: 'failed', articleId: null, sentence: 'Không tìm thấy trang (404).' }),
  runSource: async () => ({ outcome: 'ok', reason: 'ok', new: 0 }),
  probe: async () => ({ isWorking: true, sentence: 'Đọc được 12 tin.', entries: 12, newestAt: null }),
  status: () => ({ isRunning: true, pausedReason: null, wanted: 0, underWay: 0 }),
}

const aSource = {
  kind: 'feed',
  rule: null,
  state: 'active',
  stateReason: null,
  intervalMs: 1_800_000,
  etag: null,
  lastModified: null,
  nextDueAt: '2026-11-24T01:30:00.000Z',
  lastRunAt: null,
  lastOkAt: null,
  lastNewAt: null,
  lastOutcome: null,
  lastReason: null,
  lastDurationMs: null,
} as const
