import type { ArticleIndex } from '#article-index'
import { before, type Period, type ReportCutOff } from '#press'
import type { CaseTable, RecordStore } from '#record'
import { periodImpossible } from '../errors.js'
import type { ReportProvince } from '../province.js'
import { defaultWritingSettings, type ReportWritingSettings } from '../settings.js'
import { Coverage } from './coverage.js'
import { loadOutlets, type Outlets } from './outlets.js'
import { pickerFor } from './pick.js'
import { StoryShelf } from './stories.js'

export interface ReportRequest {
  readonly officeId: string
  readonly province: ReportProvince
  readonly period: Period
  /** Default: the period of the same length just before. */
  readonly previous?: Period
  readonly cutOff: ReportCutOff
  /** When the figures are counted: now, by the caller's clock. */
  readonly asOf: string
  readonly index: ArticleIndex
  readonly store: RecordStore
  readonly settings?: Partial<ReportWritingSettings>
  readonly isDemo?: boolean
}

/** All that a section may use. Sections only read. */
export interface ReportContext {
  readonly officeId: string
  readonly province: ReportProvince
  readonly period: Period
  readonly previous: Period
  /** What counts are set against: the previous period, or its same hours while the period still runs. */
  readonly compared: Period
  readonly cutOff: ReportCutOff
  readonly asOf: string
  readonly index: ArticleIndex
  readonly store: RecordStore
  readonly settings: ReportWritingSettings
  /** Figures of the period; asks the index once for each question. */
  readonly coverage: Coverage
  /** Stories of the period, each described once. */
  readonly stories: StoryShelf
  readonly outlets: Outlets
  /** The office's cases that are open or touch the period, oldest first. */
  readonly cases: readonly CaseTable[]
  /** When the report of the previous period was frozen, else written; null when there was none. */
  readonly previousReportAt: string | null
  readonly isDemo: boolean
  /** One of several true wordings, the same for the same period and key, another in the next period. */
  pick<T>(key: string, options: readonly [T, ...T[]]): T
}

/** Opens what the sections share. */
export async function openContext(request: ReportRequest): Promise<ReportContext> {
  const { officeId, period, store, index, asOf } = request
  if (!(period.from < period.to)) throw periodImpossible(period.from, period.to)
  const previous = request.previous ?? before(period)
  const settings = { ...defaultWritingSettings, ...request.settings }
  const [outlets, cases, previousReportAt] = await Promise.all([
    loadOutlets(store.reader, request.province.slug, settings.leadingOutlets),
    loadCases(store, officeId, previous.from),
    findPreviousReport(store, officeId, previous, period),
  ])
  const isOpen = asOf > period.from && asOf < period.to
  const coverage = new Coverage(index, officeId, period, asOf)
  return {
    officeId,
    province: request.province,
    period,
    previous,
    compared: isOpen ? sameHours(period, previous, asOf) : previous,
    cutOff: request.cutOff,
    asOf,
    index,
    store,
    settings,
    outlets,
    cases,
    previousReportAt,
    isDemo: request.isDemo ?? false,
    coverage,
    stories: new StoryShelf(coverage, store.reader, outlets),
    pick: pickerFor(period),
  }
}

/** As much of the previous period as has passed of this one, to the full hour: like is set against like. */
function sameHours(period: Period, previous: Period, asOf: string): Period {
  const passed = Math.floor((Date.parse(asOf) - Date.parse(period.from)) / 3_600_000) * 3_600_000
  const to = Math.min(Date.parse(previous.from) + Math.max(passed, 3_600_000), Date.parse(previous.to))
  return { from: previous.from, to: new Date(to).toISOString() }
}

function loadCases(store: RecordStore, officeId: string, since: string): Promise<CaseTable[]> {
  return store.reader
    .selectFrom('responseCase')
    .selectAll()
    .where('officeId', '=', officeId)
    .where((eb) => eb.or([eb('state', 'not in', ['closed', 'dismissed']), eb('updatedAt', '>=', since)]))
    .orderBy('number')
    .execute()
}

/** The latest report that covers the end of the previous period; its time tells which articles came too late for it. */
async function findPreviousReport(
  store: RecordStore,
  officeId: string,
  previous: Period,
  period: Period,
): Promise<string | null> {
  const row = await store.reader
    .selectFrom('report')
    .select(['frozenAt', 'createdAt'])
    .where('officeId', '=', officeId)
    .where('periodFrom', '=', previous.from)
    .where('periodTo', '=', period.from)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  return row ? (row.frozenAt ?? row.createdAt) : null
}
