import type { PreparedPage } from './prepare-page.js'
import { writeWarcRecord } from './warc-record.js'

/** A page to keep. */
export interface PageToKeep {
  url: string
  /** UTC, ISO 8601. */
  fetchedAt: string
  status: number
  page: PreparedPage
}

/**
 * `resource`: the bytes as fetched; `conversion`: readers' comments were cut out, and the digest of the original is
 * kept beside. Neither is `response`: the answer's head is not stored as it came.
 */
export function pageRecord({ url, fetchedAt, status, page }: PageToKeep): Buffer {
  const isCut = page.cut.blocks > 0
  return writeWarcRecord(
    isCut ? 'conversion' : 'resource',
    fetchedAt,
    {
      'WARC-Target-URI': url,
      'WARC-Payload-Digest': `sha256:${page.digest}`,
      'Content-Type': page.keptContentType,
      'X-HTTP-Status': status,
      'X-Original-Digest': isCut ? `sha256:${page.originalDigest}` : null,
      'X-Cut-Blocks': isCut ? page.cut.blocks : null,
      'X-Cut-Chars': isCut ? page.cut.chars : null,
    },
    page.keptBytes,
    page.digest,
  )
}

/** What stands in the place of an erased page: a record of exactly `bytes` bytes; spaces fill it. */
export function erasedRecord(date: string, bytes: number): Buffer {
  const head = (length: number): string =>
    `WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:${erasedId}>\r\nWARC-Date: ${date}\r\nContent-Length: ${length}\r\n\r\n`
  let length = bytes - head(0).length - 4
  // The digits of the length take room themselves.
  while (length > 0 && head(length).length + length + 4 > bytes) length -= 1
  const record = head(length) + 'erased'.padEnd(length).slice(0, length) + '\r\n\r\n'
  return Buffer.from(record.padEnd(bytes, '\n'))
}
const erasedId = '00000000-0000-4000-8000-000000000000'
