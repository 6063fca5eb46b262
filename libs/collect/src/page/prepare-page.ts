import { hash } from 'node:crypto'
import { cutComments } from './cut-comments.js'
import { decodeBytes } from './decode-bytes.js'

/** A fetched page as it may be kept and read: without readers' comments. */
export interface PreparedPage {
  /** The markup for extraction. */
  html: string
  /** How the fetched bytes were read. */
  encoding: string
  replaced: number
  /** What the archive stores: the fetched bytes where nothing was cut, else the cut text as UTF-8. */
  keptBytes: Buffer
  keptContentType: string
  /** SHA-256, hex, of the kept bytes; content id of the Page. */
  digest: string
  /** SHA-256, hex, of the bytes as fetched (expanded). */
  originalDigest: string
  cut: { blocks: number; chars: number }
}

/** Decodes a fetched page, cuts readers' comments and digests both forms. Nothing else of the page may be written. */
export function preparePage(bytes: Buffer, contentType: string | null | undefined): PreparedPage {
  const { text, encoding, replaced } = decodeBytes(bytes, contentType, 'html')
  const { html, cut } = cutComments(text)
  const originalDigest = sha256(bytes)
  const isWhole = cut.blocks === 0
  const keptBytes = isWhole ? bytes : Buffer.from(html, 'utf8')
  const keptContentType = isWhole ? plainType(contentType, encoding) : 'text/html; charset=utf-8'
  const digest = isWhole ? originalDigest : sha256(keptBytes)
  return { html, encoding, replaced, keptBytes, keptContentType, digest, originalDigest, cut }
}

/** The type as served, with the charset that proved right, so that readers of the archive need not guess again. */
function plainType(contentType: string | null | undefined, encoding: string): string {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase()
  const safe = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'text/html'
  return encoding === 'tcvn3' || encoding === 'vni' ? safe : `${safe}; charset=${encoding}`
}

function sha256(bytes: Uint8Array): string {
  // In one step: no object that waits for its own collection.
  return hash('sha256', bytes)
}
