import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#foundation'
import { collectErrors } from '../errors.js'
import { fillerMember } from './gzip-member.js'
import { erasedRecord } from './page-record.js'
import { readPage, type KeptPage } from './read-page.js'

/**
 * Erases a kept page for good: its place is overwritten with a record of the same length that says no more than that
 * something was erased, so that all other places stay valid. Needs no open archive: a page that was kept is never written
 * to by it. Erasing twice does no harm.
 */
export async function erasePage(
  folder: string,
  clock: Clock,
  at: Pick<KeptPage, 'file' | 'offset' | 'length'>,
): Promise<void> {
  // Only a whole record of ours may be overwritten.
  await readPage(folder, at)
  const member = fillerMember(at.length, (bytes) => erasedRecord(clock.now(), bytes))
  try {
    const file = await open(join(folder, at.file), 'r+')
    try {
      for (let done = 0; done < member.length;)
        done += (await file.write(member, done, member.length - done, at.offset + done)).bytesWritten
      await file.datasync()
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw collectErrors.archiveWrite(cause)
  }
}
