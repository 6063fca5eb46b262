import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { collectErrors } from '../errors.js'
import { openMember } from './gzip-member.js'
import { readWarcRecord } from './warc-record.js'

/** Where a kept page lies; stored with the Page in the record. */
export interface KeptPage {
  /** File name below the archive's folder. */
  file: string
  offset: number
  length: number
  digest: string
  originalDigest: string
  cutBlocks: number
}

/** A kept page read back. */
export interface ReadPage {
  url: string
  fetchedAt: string
  status: number
  contentType: string
  bytes: Buffer
}

/** Names of the archive's files; no other file is ever opened. */
export const fileNamePattern = /^pages-\d{8}-\d{4}\.warc\.gz$/

/** Reads one kept page; needs no open archive. */
export async function readPage(folder: string, at: Pick<KeptPage, 'file' | 'offset' | 'length'>): Promise<ReadPage> {
  const { file: name, offset, length } = at
  if (!fileNamePattern.test(name)) throw collectErrors.archiveRead({ file: name, offset })
  try {
    const file = await open(join(folder, name), 'r')
    try {
      const member = Buffer.alloc(length)
      const { bytesRead } = await file.read(member, 0, length, offset)
      const record = bytesRead === length ? readWarcRecord(openMember(member)) : null
      if (!record) throw new Error('no whole record at this place')
      return {
        url: record.fields.get('warc-target-uri') ?? '',
        fetchedAt: record.fields.get('warc-date') ?? '',
        status: Number(record.fields.get('x-http-status') ?? 200),
        contentType: record.fields.get('content-type') ?? '',
        bytes: record.block,
      }
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw collectErrors.archiveRead({ file: name, offset }, cause)
  }
}
