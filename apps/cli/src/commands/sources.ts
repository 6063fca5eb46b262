import { readFileSync } from 'node:fs'
import {
  type OutletEntry,
  probeSource,
  registerOutlets,
  registerSource,
  createFetcher,
  defaultFetchSettings,
  sourceKinds,
} from '#collect'
import { PressError } from '#foundation'
import type { SourceKindName } from '#press'
import { type Command, print, readArguments, usageError, withEngines } from './command.js'

/** The registry of outlets and sources from the console. */
export const sources: Command = {
  name: 'sources',
  usage:
    'list | add <địa chỉ> --outlet <mã> --kind feed|sitemap|list-page | check [<địa chỉ> --kind …] | import <tệp.json> | export',
  run: async (args, env) => {
    const { values, positionals } = readArguments(sources, args, {
      outlet: { type: 'string' },
      kind: { type: 'string' },
    })
    const [action, given] = positionals
    await withEngines(env, async (engines) => {
      const { store, clock } = engines
      if (action === 'list') return list(store)
      if (action === 'export') return print(JSON.stringify(await exported(store), null, 2))
      if (action === 'import' && given) {
        const added = await registerOutlets(store, clock, JSON.parse(readFileSync(given, 'utf8')) as OutletEntry[])
        return print(`Thêm ${added.outlets} đầu báo, ${added.sources} nguồn; những mục đã có được giữ nguyên.`)
      }
      if (action === 'add' && given && values.outlet) {
        await registerSource(store, clock, values.outlet, { kind: kindOf(values.kind), url: given })
        return print('Đã thêm nguồn. Lần thu đầu diễn ra ngay khi hệ thống chạy.')
      }
      if (action === 'check') return check(engines, given, values.kind)
      throw usageError(sources)
    })
  },
}

function kindOf(name: string | undefined): SourceKindName {
  const kind = sourceKinds.find((k) => k.name === (name ?? 'feed'))
  if (!kind)
    throw new PressError('cli-usage', {
      userMessage: `Cách thu là một trong: ${sourceKinds.map((k) => k.name).join(', ')}.`,
    })
  return kind.name
}

type Store = Parameters<Parameters<typeof withEngines>[1]>[0]['store']

async function list(store: Store): Promise<void> {
  const rows = await store.db
    .selectFrom('source')
    .innerJoin('outlet', 'outlet.id', 'source.outletId')
    .select(['outlet.name', 'source.kind', 'source.url', 'source.state', 'source.lastOutcome', 'source.lastOkAt'])
    .orderBy('outlet.name')
    .execute()
  for (const r of rows)
    print(
      [r.name, r.kind, r.url, r.state === 'paused' ? 'tạm dừng' : (r.lastOutcome ?? 'chưa thu'), r.lastOkAt ?? ''].join(
        '\t',
      ),
    )
}

async function exported(store: Store): Promise<OutletEntry[]> {
  const outlets = await store.db
    .selectFrom('outlet')
    .innerJoin('agency', 'agency.id', 'outlet.agencyId')
    .selectAll('outlet')
    .select(['agency.name as agencyName', 'agency.governingBody'])
    .orderBy('outlet.id')
    .execute()
  const all = await store.db.selectFrom('source').select(['outletId', 'kind', 'url', 'rule']).orderBy('url').execute()
  return outlets.map((o) => ({
    code: o.id,
    name: o.name,
    agency: o.agencyId,
    agencyName: o.agencyName,
    governingBody: o.governingBody,
    tier: o.tier as OutletEntry['tier'],
    kind: o.kind,
    home: o.home,
    domains: JSON.parse(o.domains) as string[],
    provinceSlug: o.provinceSlug,
    sources: all
      .filter((s) => s.outletId === o.id)
      .map((s) => ({
        kind: s.kind as SourceKindName,
        url: s.url,
        rule: s.rule ? (JSON.parse(s.rule) as object) : null,
      })),
  }))
}

async function check(
  { store, clock, settings, log }: Parameters<Parameters<typeof withEngines>[1]>[0],
  given: string | undefined,
  kind: string | undefined,
): Promise<void> {
  const fetchSettings = {
    ...defaultFetchSettings,
    contact: settings.contact || defaultFetchSettings.contact,
    allowHosts: settings.allowHosts,
    pressSimulator: settings.pressSimulator,
  }
  const fetcher = createFetcher({ clock, log, settings: fetchSettings })
  const targets = given
    ? [{ kind: kindOf(kind), url: given }]
    : await store.db.selectFrom('source').select(['kind', 'url']).where('state', '=', 'active').execute()
  for (const t of targets) {
    const probe = await probeSource(t.kind as SourceKindName, t.url, { fetcher, nowMs: clock.nowMs() })
    print(`${probe.isUsable ? 'ĐƯỢC ' : 'CHƯA  '} ${t.url}\t${probe.sentence}`)
  }
  await fetcher.close()
}
