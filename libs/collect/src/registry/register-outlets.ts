import { contentId, PressError, type Clock } from '#foundation'
import { canonicalUrl, outletTiers, type OutletTier, type SourceKindName } from '#press'
import type { RecordStore, RecordTx } from '#record'
import { collectErrors } from '../errors.js'
import { intervalFirstMs } from '../schedule/rhythm.js'
import { sourceKinds } from '../source-kinds/index.js'
import type { ListRule } from '../source-kinds/source-kind.js'

/** An outlet as lists of outlets give it. */
export interface OutletEntry {
  readonly code: string
  readonly name: string
  /** Code of the licensed press organisation; outlets of one share it. */
  readonly agency: string
  readonly agencyName?: string
  readonly governingBody?: string | null
  readonly tier: OutletTier
  readonly kind: string
  readonly home: string
  readonly domains?: readonly string[]
  readonly provinceSlug?: string | null
  readonly sources: readonly SourceEntry[]
}
export interface SourceEntry {
  readonly kind: SourceKindName
  readonly url: string
  readonly rule?: ListRule | null
}

/** Adds outlets with their sources; what exists stays as it is. Returns how many of each are new. */
export async function registerOutlets(
  store: RecordStore,
  clock: Clock,
  entries: readonly OutletEntry[],
): Promise<{ outlets: number; sources: number }> {
  return store.transaction(async (tx) => {
    let outlets = 0
    let sources = 0
    for (const entry of entries) {
      outlets += await addOutlet(tx, clock, entry)
      for (const source of entry.sources) sources += await addSource(tx, clock, entry.code, source)
    }
    return { outlets, sources }
  })
}

/** Adds one source to an outlet that exists; throws `source-known` when its address is already collected. */
export async function registerSource(
  store: RecordStore,
  clock: Clock,
  outletId: string,
  source: SourceEntry,
): Promise<string> {
  return store.transaction(async (tx) => {
    const outlet = await tx.selectFrom('outlet').select('id').where('id', '=', outletId).executeTakeFirst()
    if (!outlet)
      throw new PressError('outlet-unknown', {
        userMessage: 'Không có đầu báo này trong danh sách. Hãy thêm đầu báo trước.',
        details: { outletId },
      })
    if ((await addSource(tx, clock, outletId, source)) === 0) {
      throw new PressError('source-known', {
        userMessage: 'Nguồn này đã có trong danh sách.',
        details: { url: source.url },
      })
    }
    return sourceIdOf(source.url)
  })
}

export const sourceIdOf = (url: string): string => contentId(['source', canonicalUrl(url)])

async function addOutlet(tx: RecordTx, clock: Clock, entry: OutletEntry): Promise<number> {
  if (!outletTiers.includes(entry.tier)) throw collectErrors.registryEntry(entry.code)
  await tx
    .insertInto('agency')
    .values({ id: entry.agency, name: entry.agencyName ?? entry.agency, governingBody: entry.governingBody ?? null })
    .onConflict((c) => c.doNothing())
    .execute()
  const result = await tx
    .insertInto('outlet')
    .values({
      id: entry.code,
      agencyId: entry.agency,
      name: entry.name,
      tier: entry.tier,
      kind: entry.kind,
      home: entry.home,
      domains: JSON.stringify([...new Set([new URL(entry.home).hostname, ...(entry.domains ?? [])])]),
      provinceSlug: entry.provinceSlug ?? null,
      createdAt: clock.now(),
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

async function addSource(tx: RecordTx, clock: Clock, outletId: string, source: SourceEntry): Promise<number> {
  if (!sourceKinds.some((k) => k.name === source.kind)) throw collectErrors.registryEntry(source.url)
  const result = await tx
    .insertInto('source')
    .values({
      id: sourceIdOf(source.url),
      outletId,
      kind: source.kind,
      url: source.url,
      rule: source.rule ? JSON.stringify(source.rule) : null,
      state: 'active',
      stateReason: null,
      intervalMs: intervalFirstMs,
      etag: null,
      lastModified: null,
      nextDueAt: clock.now(),
      lastRunAt: null,
      lastOkAt: null,
      lastNewAt: null,
      lastOutcome: null,
      lastReason: null,
      lastDurationMs: null,
      failures: 0,
      createdAt: clock.now(),
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}
