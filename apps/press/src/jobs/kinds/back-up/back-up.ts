import { makeBackUp } from '../../../backups/make-back-up.js'
import type { JobKind } from '../../job-kind.js'

/** Copies record and kept pages into the back-up folder, reads the copies back and lets old ones go. */
export const backUp: JobKind = {
  name: 'back-up',
  lane: 'back-up',
  permission: 'manage-settings',
  readInput: () => ({}),
  run: async ({ progress, signal }, parts) => {
    const { folder, bytes, articles, corrections, pages, rotated } = await makeBackUp(parts, {
      signal,
      onProgress: progress,
    })
    return {
      folder,
      bytes,
      articles,
      corrections,
      rotated,
      hasPages: pages !== null,
      pageFiles: pages?.files ?? 0,
      pageBytes: pages?.bytes ?? 0,
      copiedFiles: pages?.copied ?? 0,
      mendedFiles: pages?.mended ?? 0,
      lostFiles: pages?.lost ?? 0,
    }
  },
}
