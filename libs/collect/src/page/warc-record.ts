import { createHash, randomUUID } from 'node:crypto'

/** Header fields of a WARC record besides the named block. */
export type WarcFields = Record<string, string | number | null | undefined>

/**
 * One WARC 1.1 record (ISO 28500:2017): header, empty line, block, two empty lines. `sha256` is the block's digest in
 * hex, where it is known already.
 */
export function writeWarcRecord(
  type: string,
  date: string,
  fields: WarcFields,
  block: Buffer,
  sha256 = createHash('sha256').update(block).digest('hex'),
): Buffer {
  const all: WarcFields = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:${randomUUID()}>`,
    'WARC-Date': date,
    'WARC-Block-Digest': `sha256:${sha256}`,
    ...fields,
    'Content-Length': block.length,
  }
  const lines = Object.entries(all)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${String(value).replace(/[\r\n]+/g, ' ')}\r\n`)
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`, 'utf8'), block, crlf2])
}
const crlf2 = Buffer.from('\r\n\r\n')

/** Header fields (lower-case names) and block of a record; null where this is none. */
export function readWarcRecord(record: Buffer): { fields: Map<string, string>; block: Buffer } | null {
  const end = record.indexOf('\r\n\r\n')
  const head = end < 0 ? '' : record.toString('utf8', 0, end)
  const lines = head.split('\r\n')
  if (!/^WARC\/1\.[01]$/.test(lines[0] ?? '')) return null
  const fields = new Map<string, string>()
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const length = Number(fields.get('content-length'))
  const block = record.subarray(end + 4, end + 4 + length)
  return Number.isInteger(length) && block.length === length ? { fields, block } : null
}
