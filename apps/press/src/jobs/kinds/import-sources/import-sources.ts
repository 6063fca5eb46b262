import { type OutletEntry, registerOutlets } from '#collect'
import { PressError } from '#foundation'
import type { JobKind } from '../../job-kind.js'

/** Outlets in one transaction: others write in between. */
const portion = 20
/** Longest text of a registry. Characters. */
const textMax = 5_000_000

/** Adds outlets with their sources from a registry as `export-sources` writes it; what is there stays as it is. */
export const importSources: JobKind<{ readonly text: string }> = {
  name: 'import-sources',
  lane: 'import-sources',
  permission: 'manage-sources',
  readInput: ({ text }) => {
    entriesOf(typeof text === 'string' ? text : '')
    return { text: text as string }
  },
  run: async ({ input, cursor, keep, progress, signal }, { store, clock }) => {
    const entries = entriesOf(input.text)
    let state = (cursor ?? { at: 0, outlets: 0, sources: 0 }) as { at: number; outlets: number; sources: number }
    while (state.at < entries.length && !signal.aborted) {
      const added = await registerOutlets(store, clock, entries.slice(state.at, state.at + portion))
      state = {
        at: Math.min(entries.length, state.at + portion),
        outlets: state.outlets + added.outlets,
        sources: state.sources + added.sources,
      }
      await keep(state)
      progress(state.at, entries.length)
    }
    return { listed: entries.length, outlets: state.outlets, sources: state.sources }
  },
}

function entriesOf(text: string): OutletEntry[] {
  if (text.trim() === '' || text.length > textMax) throw unreadable('tệp trống hoặc quá dài')
  let entries: unknown
  try {
    entries = JSON.parse(text)
  } catch (cause) {
    throw unreadable('không đúng dạng JSON', cause)
  }
  if (!Array.isArray(entries)) throw unreadable('cần một danh sách đầu báo')
  const wrong = entries.findIndex((e: unknown) => !isEntry(e))
  if (wrong >= 0) throw unreadable(`mục thứ ${wrong + 1} thiếu mã, tên, loại, trang chủ hoặc danh sách nguồn`)
  return entries as OutletEntry[]
}

function isEntry(entry: unknown): entry is OutletEntry {
  if (typeof entry !== 'object' || entry === null) return false
  const e = entry as Record<string, unknown>
  const texts = ['code', 'name', 'agency', 'tier', 'kind', 'home']
  return (
    texts.every((name) => typeof e[name] === 'string' && e[name] !== '') &&
    Array.isArray(e['sources']) &&
    e['sources'].every((s: unknown) => typeof (s as { url?: unknown } | null)?.url === 'string')
  )
}

const unreadable = (problem: string, cause?: unknown): PressError =>
  new PressError('registry-unreadable', {
    userMessage: `Không đọc được danh mục nguồn: ${problem}. Hãy dùng tệp xuất từ Điểm báo.`,
    cause,
  })
