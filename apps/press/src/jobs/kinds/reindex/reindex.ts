import { rebuildIndex, resendChanged } from '#article-index'
import { needsEngines } from '../../errors.js'
import type { JobKind } from '../../job-kind.js'

/**
 * Makes the search index again from the record, in a generation of its own: people search in the old one meanwhile. What
 * changed while it ran is sent once more. Broken off, it begins anew.
 */
export const reindex: JobKind = {
  name: 'reindex',
  lane: 'index',
  permission: 'manage-settings',
  readInput: () => ({}),
  run: async ({ progress, signal }, { engines }) => {
    if (!engines) throw needsEngines()
    const { store, index, bus, clock } = engines
    const since = clock.now()
    const articles = await rebuildIndex(store, index, progress, signal)
    const resent = await resendChanged(bus, since)
    return { articles, resent }
  },
}
