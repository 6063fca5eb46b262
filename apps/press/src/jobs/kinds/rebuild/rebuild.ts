import { beginRebuild, continueRebuild, parkedPages, readRebuild } from '../../../rebuild-derived.js'
import { needsEngines } from '../../errors.js'
import type { JobKind } from '../../job-kind.js'

/**
 * Makes again all that is derived, from kept pages and people's decisions, while collecting and the stages stand still. How
 * far it has come stands in the record, so that it goes on after a break where it stood.
 */
export const rebuild: JobKind = {
  name: 'rebuild',
  lane: 'index',
  permission: 'manage-settings',
  isWhole: true,
  readInput: () => ({}),
  run: ({ cursor, keep, progress, signal }, { engines, aside }) => {
    if (!engines) throw needsEngines()
    return aside(async (stop) => {
      // Begun by an earlier run and gone from the record: it was finished, and only the word of it was lost.
      const isOver = cursor !== null && (await readRebuild(engines.store)) === null
      const { total } = isOver ? (cursor as { total: number }) : await beginRebuild(engines)
      if (!isOver) {
        await keep({ total })
        await continueRebuild(engines, { onProgress: progress, signal: stop })
      }
      return { pages: total, parked: await parkedPages(engines.store.db) }
    }, signal)
  },
}
