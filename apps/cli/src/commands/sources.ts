import { readFileSync } from 'node:fs'
import { probeSource, registerSource, createFetcher, defaultFetchSettings, sourceKinds } from '#collect'
import { PressError } from '#foundation'
import type { SourceKindName } from '#press'
import { registryEntries } from '../../../press/src/jobs/kinds/export-sources/export-sources.js'
import { type Command, print, readArguments, usageError, withEngines } from './command.js'
import { runJob } from './run-job.js'

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
    if (action === 'import' && given) {
      const input = { text: readFileSync(given, 'utf8') }
      const { facts } = await runJob(env, { kind: 'import-sources', input, label: 'Đầu báo', isOfRecord: true })
      return print(`Thêm ${facts?.['outlets']} đầu báo, ${facts?.['sources']} nguồn; những mục đã có được giữ nguyên.`)
    }
    await withEngines(env, async (engines) => {
      const { store, clock } = engines
      if (action === 'list') return list(store)
      if (action === 'export') return print(JSON.stringify(await registryEntries(store), null, 2))
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
