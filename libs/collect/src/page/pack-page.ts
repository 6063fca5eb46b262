import { gzipMember } from './gzip-member.js'
import { pageRecord, type PageToKeep } from './page-record.js'

/** A page compressed for the archive; made in a worker thread, written in the main one. */
export interface PackedPage {
  readonly fetchedAt: string
  /** One gzip member. */
  readonly member: Uint8Array
  readonly digest: string
  readonly originalDigest: string
  readonly cutBlocks: number
}

/** Compresses a page into the member that `WarcArchive.appendPacked` writes. */
export function packPage(page: PageToKeep): PackedPage {
  const { digest, originalDigest, cut } = page.page
  const member = gzipMember(pageRecord(page))
  return { fetchedAt: page.fetchedAt, member, digest, originalDigest, cutBlocks: cut.blocks }
}
