import { PressError } from '#foundation'
import { addDays, utcOfLocal } from '#press'
import { labelValue, loadOfficeArticles, type RecordStore } from '#record'
import { csvHead, csvRows } from '../../../web/exports/csv/csv.js'
import { periodText } from '../../../web/shell/format.js'
import { originalLink } from '../../../web/shell/original-link.js'
import { appendExport, exportLength } from '../../export-files.js'
import type { JobKind } from '../../job-kind.js'

/** Articles read at a time. */
const portion = 200

interface Input {
  /** Local days, both included. */
  readonly from: string
  readonly to: string
}
interface Cursor {
  /** Articles looked at and written, and the last one. */
  readonly seen: number
  readonly rows: number
  readonly after: { readonly publishedAt: string; readonly id: string } | null
  /** Length of the file. Bytes. */
  readonly bytes: number
}

/** Writes what concerns the province, published in a period, as one file for spreadsheets; a broken-off one goes on. */
export const exportArticles: JobKind<Input> = {
  name: 'export-articles',
  lane: 'export-articles',
  permission: 'see-health',
  readInput: readDays,
  run: async ({ id, input, officeId, cursor, keep, progress, signal }, { store, settings, clock }) => {
    const period = { from: utcOfLocal(input.from), to: addDays(utcOfLocal(input.to), 1) }
    const file = `${id}.csv`
    const facts = [{ name: 'Kỳ', value: periodText(period.from, period.to) }]
    const head = csvHead({ facts, period, at: clock.now(), isDemo: settings.isDemo })
    const total = await countArticles(store, period)
    let state = (cursor ?? { seen: 0, rows: 0, after: null, bytes: 0 }) as Cursor
    if (state.bytes === 0 || (await exportLength(settings.dataDir, file)) < state.bytes) {
      const bytes = await appendExport(settings.dataDir, file, 0, head)
      state = { seen: 0, rows: 0, after: null, bytes }
    }
    while (!signal.aborted) {
      progress(state.seen, total)
      const next = await nextArticles(store, period, state.after)
      if (next.length === 0) break
      const ids = next.map((a) => a.id)
      const found = (await loadOfficeArticles(store.reader, officeId ?? '', ids)).filter(
        (a) => a.article.state === 'active' && labelValue(a, 'relevance', 'none') !== 'none',
      )
      const text = csvRows(found, (url) => originalLink({ settings }, url))
      const bytes = await appendExport(settings.dataDir, file, state.bytes, text)
      const last = next.at(-1) ?? null
      state = { seen: state.seen + next.length, rows: state.rows + found.length, after: last, bytes }
      await keep(state)
      // Pages get their turn.
      await new Promise((r) => setImmediate(r))
    }
    return { file, rows: state.rows, from: input.from, to: input.to }
  },
}

function readDays(given: Readonly<Record<string, unknown>>): Input {
  const [from, to] = [given['from'], given['to']].map((d) => (typeof d === 'string' ? d.trim() : ''))
  if (!isDay(from) || !isDay(to) || from > to)
    throw new PressError('export-period', {
      userMessage: 'Kỳ xuất không có thật. Hãy chọn từ ngày không sau đến ngày, ví dụ 2026-11-01 đến 2026-11-30.',
    })
  return { from, to }
}

function isDay(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    utcOfLocal(text)
    return true
  } catch {
    return false
  }
}

interface Period {
  readonly from: string
  readonly to: string
}

const ofPeriod = ({ reader }: RecordStore, { from, to }: Period) =>
  reader
    .selectFrom('article')
    .where('publishedAt', '>=', from)
    .where('publishedAt', '<', to)
    .where('state', '=', 'active')

async function countArticles(store: RecordStore, period: Period): Promise<number> {
  const { n } = await ofPeriod(store, period)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

const nextArticles = (store: RecordStore, period: Period, after: Cursor['after']) =>
  ofPeriod(store, period)
    .select(['id', 'publishedAt'])
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb('publishedAt', '>', after?.publishedAt ?? ''),
          eb.and([eb('publishedAt', '=', after?.publishedAt ?? ''), eb('id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('publishedAt')
    .orderBy('id')
    .limit(portion)
    .execute()
