import type { SearchRequest } from '#article-index'
import { loadOfficeArticles, type OfficeTable } from '#record'
import { askedSearch, readSearchUrl, type SearchAddress, withReadMarks } from '#read'
import type { Desk } from '../../desk.js'
import { ReportSettings } from '../../reports/report-settings.js'
import { originalLink } from '../shell/original-link.js'
import { queryNames } from '../shell/names.js'
import type { ExportKind, ExportList } from './export-kind.js'
import { factsOf } from './facts.js'

/** Articles that are in memory at once. */
const partSize = 400

/** Who takes a list away. */
export interface ExportAsker {
  readonly office: OfficeTable
  readonly accountId: string
  readonly displayName: string
  readonly now: string
}

/** The list behind a search address, ready to be written: the same articles that the search page counts. */
export async function exportList(
  desk: Desk,
  asker: ExportAsker,
  params: URLSearchParams,
  kind: Pick<ExportKind, 'limit'>,
): Promise<ExportList> {
  const address = readSearchUrl(params)
  const names = await queryNames(desk, asker.office.provinceSlug)
  const question = { officeId: asker.office.id, address, names, now: asker.now }
  const asked = await askedSearch(desk.index, await withReadMarks(desk.store, asker.accountId, question))
  // What is on screen as groups is exported article by article: the count of the page is that of articles.
  const search: SearchRequest = { ...asked.request, collapse: undefined }
  const { total, originals } = await desk.index.search({ ...search, limit: 0 })
  const ids = await desk.index.ids({ ...search, limit: kind.limit })
  const { from, to } = address.filters
  return {
    head: {
      facts: factsOf({
        address,
        filters: search.filters ?? {},
        outletNames: new Map(names.outlets.map((o) => [o.id, o.name])),
        isWithoutMarks: asked.isWithoutMarks,
        counts: { rows: ids.length, total, originals },
        at: asker.now,
        by: asker.displayName,
      }),
      period: from && to ? { from, to } : null,
      at: asker.now,
      isDemo: desk.settings.isDemo,
    },
    total,
    rows: ids.length,
    grouping: groupingOf(address),
    parts: async function* () {
      for (let i = 0; i < ids.length; i += partSize)
        yield await loadOfficeArticles(desk.store.reader, asker.office.id, ids.slice(i, i + partSize))
    },
    linkOf: (url) => originalLink(desk, url),
    paper: () => new ReportSettings(desk).profile(asker.office),
  }
}

const groupingOf = ({ view, order }: SearchAddress): ExportList['grouping'] =>
  view === 'stories' ? 'story' : order === 'best' ? 'none' : 'day'
