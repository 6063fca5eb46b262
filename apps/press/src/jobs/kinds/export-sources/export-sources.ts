import type { OutletEntry, SourceEntry } from '#collect'
import type { SourceKindName } from '#press'
import type { RecordStore } from '#record'
import { writeExport } from '../../export-files.js'
import type { JobKind } from '../../job-kind.js'

/** Writes the registry of outlets and sources as a file that another installation can import. */
export const exportSources: JobKind = {
  name: 'export-sources',
  lane: 'export-sources',
  permission: 'read-sources',
  readInput: () => ({}),
  run: async ({ id, progress }, { store, settings }) => {
    const outlets = await registryEntries(store)
    const file = await writeExport(settings.dataDir, `${id}.json`, [`${JSON.stringify(outlets, null, 2)}\n`])
    progress(outlets.length, outlets.length)
    return { file, outlets: outlets.length, sources: outlets.reduce((n, o) => n + o.sources.length, 0) }
  },
}

/** The registry as lists of outlets give it. */
export async function registryEntries({ reader }: Pick<RecordStore, 'reader'>): Promise<OutletEntry[]> {
  const outlets = await reader
    .selectFrom('outlet')
    .innerJoin('agency', 'agency.id', 'outlet.agencyId')
    .selectAll('outlet')
    .select(['agency.name as agencyName', 'agency.governingBody'])
    .orderBy('outlet.id')
    .execute()
  const sources = new Map<string, SourceEntry[]>()
  const rows = await reader.selectFrom('source').select(['outletId', 'kind', 'url', 'rule']).orderBy('url').execute()
  for (const { outletId, kind, url, rule } of rows)
    sources.set(outletId, [
      ...(sources.get(outletId) ?? []),
      { kind: kind as SourceKindName, url, rule: rule ? (JSON.parse(rule) as object) : null },
    ])
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
    sources: sources.get(o.id) ?? [],
  }))
}
